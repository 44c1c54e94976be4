"""``%travaux``: the commands of an index in a notebook, typed as in a terminal.

%load_ext travaux
%travaux open Indexes/travaux.db
%travaux search --limit 5 harbour signals
hits = %travaux search harbour signals
%travaux trends --by year shoals
"""

import shlex
from typing import Any

import pandas as pd
import pyarrow as pa
from IPython.core.error import UsageError as ShellUsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class

from travaux import schemas
from travaux.errors import TravauxError
from travaux.frames import frame, hits
from travaux.index import Index
from travaux.index import open as open_index
from travaux.roads import checked
from travaux.tables import table_of

#: Commands whose rows have one shape.
_SHAPES: dict[str, pa.Schema] = {
    "search": schemas.SEARCH,
    "links": schemas.LINKS,
    "trace": schemas.TRACE,
    "trends": schemas.TRENDS,
    "agenda": schemas.AGENDA,
    "day": schemas.DAY,
    "refs": schemas.REFS,
    "unresolved": schemas.UNRESOLVED,
    "compare": schemas.COMPARE,
    "similar": schemas.SIMILAR,
    "words": schemas.WORDS,
    "new": schemas.NEW,
}


@magics_class
class TravauxMagics(Magics):
    """The magics of this package; :func:`travaux.load_ipython_extension` makes them known."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self.index: Index | None = None

    @line_cell_magic
    def travaux(self, line: str, cell: str | None = None) -> "pd.DataFrame | str | Index | None":
        """``%travaux COMMAND …`` gives the command's rows as a frame.

        Commands are those of the program, with its options; besides, ``open INDEX`` chooses the index (else
        ``$TRAVAUX_INDEX``, else ``Indexes/travaux.db``) and ``sql QUERY`` asks its views. The body of a cell
        ``%%travaux refs`` is the text that is read, that of ``%%travaux sql`` the query, and that of any other
        command its last argument.
        """
        try:
            return self._run(line, cell)
        except (TravauxError, ValueError) as error:
            # In a notebook the words are enough: no traceback through this package.
            raise ShellUsageError(str(error)) from None

    def _run(self, line: str, cell: str | None) -> "pd.DataFrame | str | Index | None":
        command, _, rest = line.strip().partition(" ")
        if not command:
            raise TravauxError("a command is wanted: %travaux search WORDS")
        if command == "open":
            self.index = open_index(*shlex.split(rest))
            return self.index
        index = self._opened()
        if command == "sql":
            return index.sql(cell if cell is not None else rest)
        words = shlex.split(rest)
        if command == "refs" and cell is not None:
            return index.refs(cell, **_options(words))
        if cell is not None:
            words.append(cell.strip())
        if command == "show":
            places = [word for word in words if not word.startswith("-")]
            if len(words) == len(places) == 1:
                return index.show(places[0])
        return self._rows(index, command, words)

    def _opened(self) -> Index:
        if self.index is None:
            self.index = open_index()
        return self.index

    def _rows(self, index: Index, command: str, words: list[str]) -> "pd.DataFrame | str":
        schema = _SHAPES.get(command)
        if schema is None or any(word in ("-f", "--format") or word.startswith("--format=") for word in words):
            return checked(index.arrow.road.ask([command, *words])).results.decode()
        reply = checked(index.arrow.road.ask([command, "--format", "jsonl", *words]))
        table = table_of(reply, schema)
        return hits(table) if command == "search" else frame(table)


def _options(words: list[str]) -> dict[str, str]:
    """``--language fr`` and ``--language=fr`` as keyword arguments."""
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name not in ("--language", "-l", "--document", "-d"):
            raise TravauxError(f"%%travaux refs takes --language and --document, not {name}")
        if not equals and not rest:
            raise TravauxError(f"{name} needs a value")
        long = "language" if name in ("--language", "-l") else "document"
        given[long] = value if equals else rest.pop(0)
    return given
