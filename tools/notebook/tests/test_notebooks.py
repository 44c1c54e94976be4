"""The examples run from their first cell to their last. ``UPDATE_GOLDEN=1`` keeps the pictures they make."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from nbconvert.preprocessors import ExecutePreprocessor

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PICTURES = {"mandate-to-outcome": "timeline.png", "topic-over-sessions": "trend.png"}


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.ipynb")))
def test_an_example_runs(name: str, specimens: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_INDEX", str(specimens))
    notebook = nbformat.read(EXAMPLES / f"{name}.ipynb", as_version=4)
    kept = [cell.get("outputs") for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(kept), "examples are kept without outputs"
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(
        notebook, {"metadata": {"path": str(tmp_path)}}
    )
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for output in shown if output.output_type == "error"]
    assert sum("image/png" in output.get("data", {}) for output in shown) >= 1
    assert sum("text/html" in output.get("data", {}) for output in shown) >= 2
    picture = tmp_path / PICTURES[name]
    assert 5_000 < picture.stat().st_size < 120_000
    if os.environ.get("UPDATE_GOLDEN") == "1":
        shutil.copy(picture, EXAMPLES / picture.name)


def test_every_example_has_its_picture() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.ipynb")} == set(PICTURES)
