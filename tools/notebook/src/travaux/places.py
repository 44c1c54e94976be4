"""Where the program and the extension are."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

#: An index is asked for here when nobody says where.
USUAL_INDEX = "Indexes/travaux.db"


def _checkouts() -> Iterator[Path]:
    """Folders that may be a checkout of the project: those above this package, then those above the work."""
    for start in (Path(__file__).resolve(), Path.cwd()):
        yield from (folder for folder in start.parents if (folder / "Package.swift").is_file())


def index_path(given: str | os.PathLike[str] | None) -> Path:
    """The index: as given, else ``$TRAVAUX_INDEX``, else ``Indexes/travaux.db``; absolute."""
    return Path(given or os.environ.get("TRAVAUX_INDEX") or USUAL_INDEX).absolute()


def program(given: str | os.PathLike[str] | None = None) -> Path | None:
    """The program: as given, else ``$TRAVAUX_PROGRAM``, else on the PATH, else built in a checkout."""
    named = given or os.environ.get("TRAVAUX_PROGRAM")
    if named:
        return Path(named).absolute()
    found = shutil.which("travaux")
    if found:
        return Path(found)
    built = (folder / ".build" / kind / "travaux" for folder in _checkouts() for kind in ("release", "debug"))
    return next((path for path in built if path.is_file()), None)


def extension(given: str | os.PathLike[str] | None = None) -> Path | None:
    """The loadable extension: as given, else ``$TRAVAUX_EXTENSION``, else built in a checkout."""
    named = given or os.environ.get("TRAVAUX_EXTENSION")
    if named:
        return Path(named).absolute()
    built = (folder / ".build" / "libtravaux.so" for folder in _checkouts())
    return next((path for path in built if path.is_file()), None)
