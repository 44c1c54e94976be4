"""United Nations session documents as data frames.

>>> import travaux
>>> index = travaux.open("Indexes/travaux.db")
>>> index.search("harbour signals", limit=5)

Rows come in long form, one row a thing, with the columns of ``docs/json.md`` in its order.
``%load_ext travaux`` gives a notebook the magic ``%travaux``.
"""

from typing import Any

from travaux.errors import IncompleteWarning, IndexUnavailable, TravauxError, UsageError
from travaux.frames import Hits
from travaux.index import Index, open, parse, refs

__all__ = [
    "Hits",
    "IncompleteWarning",
    "Index",
    "IndexUnavailable",
    "TravauxError",
    "UsageError",
    "load_ipython_extension",
    "open",
    "parse",
    "refs",
]

__version__ = "0.1.0"


def load_ipython_extension(shell: Any) -> None:
    """Makes ``%travaux`` known; called by ``%load_ext travaux``."""
    from travaux.magics import TravauxMagics

    shell.register_magics(TravauxMagics)
