"""An index of the specimens, made once, and both roads to it."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import matplotlib
import pytest

import travaux

matplotlib.use("Agg")

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("TRAVAUX_PROGRAM") or ROOT / ".build/debug/travaux")
EXTENSION = Path(os.environ.get("TRAVAUX_EXTENSION") or ROOT / ".build/debug/libTravauxExtension.so")
ROADS = ["program", "process"]


@pytest.fixture(scope="session", autouse=True)
def surroundings() -> Iterator[None]:
    """Tests find what was built here, whatever else is installed, and nobody's index."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRAVAUX_PROGRAM", str(PROGRAM))
        patch.setenv("TRAVAUX_EXTENSION", str(EXTENSION))
        patch.delenv("TRAVAUX_INDEX", raising=False)
        yield


@pytest.fixture(scope="session")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "specimens.db"
    done = subprocess.run(
        [PROGRAM, "index", "--quiet", "--index", path, "Corpus/documents"], cwd=ROOT, capture_output=True
    )
    assert done.returncode in (0, 2), done.stderr.decode()
    return path


@pytest.fixture(scope="session", params=ROADS)
def index(request: pytest.FixtureRequest, specimens: Path) -> Iterator[travaux.Index]:
    with travaux.open(specimens, road=request.param) as opened:
        yield opened


@pytest.fixture(scope="session")
def both(specimens: Path) -> Iterator[tuple[travaux.Index, travaux.Index]]:
    with travaux.open(specimens, road="program") as one, travaux.open(specimens, road="process") as other:
        yield one, other
