"""An index, and the functions that need none."""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, Self, Unpack

import pandas as pd

from travaux import files, places, schemas, tables
from travaux.errors import IndexUnavailable, TravauxError
from travaux.frames import Hits, frame, hits
from travaux.options import (
    CitationFormat,
    Counting,
    Day,
    DayFilters,
    Following,
    Keeping,
    Likeness,
    Matching,
    Searching,
    Several,
    Tracing,
    Trending,
    spelled,
)
from travaux.roads import ProcessRoad, ProgramRoad, Road, can_load_extensions, connect, plain
from travaux.tables import Tables

Path = str | os.PathLike[str]


class Index:
    """One index. Made by :func:`open`; a context manager.

    Each method gives a frame in long form, one row a thing: columns in the order of ``docs/json.md``, texts as
    ``string``, counts as ``Int64``, ``Float64`` and ``boolean`` with nulls as ``<NA>``, days as
    ``datetime64[s]``, lists and structures as Python's. Nothing found is a frame with no rows and the same
    columns; ``attrs["remarks"]`` then tells why. :attr:`arrow` has the same methods for ``pyarrow.Table``.
    """

    def __init__(self, path: os.PathLike[str], road: Road, *, provenance: bool = False) -> None:
        self.path = path
        #: The same methods, giving ``pyarrow.Table``.
        self.arrow = Tables(road, provenance=provenance)

    @property
    def road(self) -> str:
        """``"process"`` where the extension answers in this process, ``"program"`` where the program does."""
        return self.arrow.road.name

    def close(self) -> None:
        """Gives up what is open; safe to call twice."""
        self.arrow.road.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<travaux.Index {os.fspath(self.path)!r}, asked through the {self.road}>"

    @spelled(Searching)
    def search(self, query: str, **options: Unpack[Searching]) -> Hits:
        """Passages that answer ``query``, best first: a frame ``(hits, 19)`` with a rich display.

        ``highlights`` are half-open ranges of UTF-8 bytes of ``text``; ``score`` compares within one search
        only. ``best``, ``parallel`` and ``scoring`` are there where ``group_by``, ``parallel`` and ``explain``
        ask for them. ``docs/query.md`` has the language of queries.
        """
        return hits(self.arrow.search(query, **options))

    @spelled(Matching)
    def count(self, query: str, **options: Unpack[Matching]) -> int:
        """How many passages answer ``query``; documents with ``unit="document"``."""
        return self.arrow.count(query, **options)

    @spelled(Matching)
    def facets(self, query: str, **options: Unpack[Matching]) -> pd.DataFrame:
        """How the hits of ``query`` spread: ``(values, 3)`` with ``facet``, ``value`` and ``count``."""
        return frame(self.arrow.facets(query, **options))

    @spelled(Likeness)
    def similar(self, place: str, **options: Unpack[Likeness]) -> pd.DataFrame:
        """The passages most like a place's paragraphs, or like any text: ``(passages, 23)``; ``agreed`` for
        wording that was adopted earlier. ``shared`` and ``similarity`` are 0 to 1."""
        return frame(self.arrow.similar(place, **options))

    @spelled(Counting)
    def words(self, query: str | None = None, **options: Unpack[Counting]) -> pd.DataFrame:
        """The words of all passages or of a query's: ``(words, 9)``; with ``near`` those that keep company
        with its matches."""
        return frame(self.arrow.words(query, **options))

    @spelled(Keeping)
    def saved(self, name: str | None = None, **options: Unpack[Keeping]) -> pd.DataFrame:
        """The saved searches, ``(searches, 3)``; with a name the hits of that search, made again."""
        table = self.arrow.saved(name, **options)
        return frame(table) if name is None else hits(table)

    @spelled(Keeping)
    def new(self, *names: str, keep: bool = False, **options: Unpack[Keeping]) -> Hits:
        """What saved searches find that was not there when last looked at: ``(hits, 20)``. ``search(…,
        save="NAME")`` saves one."""
        return hits(self.arrow.new(*names, keep=keep, **options))

    @spelled(Following)
    def links(self, place: str, **options: Unpack[Following]) -> pd.DataFrame:
        """The links of a place with what proves them: ``(links, 10)``; ``confidence`` is 0 to 1."""
        return frame(self.arrow.links(place, **options))

    @spelled(Tracing)
    def trace(self, topic: str, **options: Unpack[Tracing]) -> pd.DataFrame:
        """The way of a topic or an item through meetings: ``(events, 24)``, in the order of time."""
        return frame(self.arrow.trace(topic, **options))

    @spelled(Trending)
    def trends(self, query: str, **options: Unpack[Trending]) -> pd.DataFrame:
        """What ``query`` finds, counted with denominators: ``(groups, 10)``; ``rate`` is 0 to 1, ``<NA>``
        where ``total`` is under 20."""
        return frame(self.arrow.trends(query, **options))

    def agenda(self, place: str, *, linked: bool = False) -> pd.DataFrame:
        """The items of an agenda with what hangs on each: ``(items, 15)``; ``linked`` leaves bare ones out."""
        return frame(self.arrow.agenda(place, linked=linked))

    @spelled(DayFilters)
    def day(self, date: Day, **options: Unpack[DayFilters]) -> pd.DataFrame:
        """What was planned, held and adopted on a day: ``(entries, 20)``."""
        return frame(self.arrow.day(date, **options))

    def unresolved(self, *, state: Several = None, limit: int | None = None) -> pd.DataFrame:
        """What is cited and not here, the most wanted first: ``(targets, 5)``."""
        return frame(self.arrow.unresolved(state=state, limit=limit))

    def compare(self, first: str, second: str) -> pd.DataFrame:
        """Two documents, paragraph by paragraph: ``(pairs, 7)``; ``similarity`` is 0 to 1."""
        return frame(self.arrow.compare(first, second))

    def show(self, place: str, *, language: str | None = None, context: int | None = None) -> pd.DataFrame:
        """The paragraphs of a document or a place: ``(paragraphs, 8)``; ``attrs["about"]`` has the masthead of
        the document, or the references and links of the place."""
        return frame(self.arrow.show(place, language=language, context=context))

    def refs(
        self, text: str | Iterable[str], *, language: str | None = None, document: str | None = None
    ) -> pd.DataFrame:
        """The references in any text, ``(references, 8)``; in several, with the place of each text in ``id``.
        ``start`` and ``end`` are UTF-8 bytes, half open."""
        return frame(self.arrow.refs(text, language=language, document=document))

    def parse(self, *files: Path, rows_of: str = "paragraphs") -> pd.DataFrame:
        """Files as the program reads them; ``rows_of`` is documents, paragraphs, agenda_items, items,
        programme, speeches, footnotes or findings."""
        return frame(self.arrow.parse(*files, rows_of=rows_of))

    def export(self, table: str, **options: Any) -> pd.DataFrame:
        """A whole table of the index, ``(rows, columns)``: documents, paragraphs, references, links, events,
        items, speeches or findings. Options narrow it as in ``search``; ``attrs["provenance"]`` tells what it
        was made of."""
        return frame(self.arrow.export(table, **options))

    def write(self, table: str, path: Path, **options: Any) -> int:
        """Writes a whole table to a Parquet or Arrow file, by the ending of its name (``.parquet``, or
        ``.arrow`` and ``.feather``); gives the number of rows. Memory does not grow with the table."""
        return files.write(self.arrow.batches(table, **options), schemas.EXPORT.get(table), path)

    def cite(self, *places: str, format: CitationFormat = "bibtex") -> str:
        """The places as a bibliography: BibTeX, RIS, CSL-JSON or text."""
        return self.arrow.cite(*places, format=format)

    def sql(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> pd.DataFrame:
        """What SQL answers over the views of ``docs/sql.md``, read only.

        Without the extension (:attr:`road` is ``"program"``) the views are there, its functions are not.
        """
        road = self.arrow.road
        own = None if isinstance(road, ProcessRoad) else connect(places.index_path(self.path))
        connection = road.connection if isinstance(road, ProcessRoad) else own
        assert connection is not None
        try:
            cursor = connection.execute(query, parameters)
            names = [column[0] for column in cursor.description or []]
            return pd.DataFrame(cursor.fetchall(), columns=names).convert_dtypes()
        except sqlite3.Error as error:
            raise TravauxError(str(error)) from error
        finally:
            if own is not None:
                own.close()


def open(
    index: Path | None = None,
    *,
    road: Literal["process", "program"] | None = None,
    program: Path | None = None,
    extension: Path | None = None,
    provenance: bool = False,
) -> Index:
    """Opens an index for reading.

    ``index`` is a file made by ``travaux index``; without it ``$TRAVAUX_INDEX``, else ``Indexes/travaux.db``.
    It is read in this process through the loadable extension where there is one and this Python can load it,
    through the program otherwise; ``road`` asks for one of the two. ``program`` and ``extension`` tell where
    they are; else ``$TRAVAUX_PROGRAM`` and ``$TRAVAUX_EXTENSION``, the PATH, and a checkout's ``.build``.
    With ``provenance`` each frame tells in ``attrs["provenance"]`` what it was made of: the query as read, the
    index's fingerprint, the program's version, the date.

    Raises :class:`IndexUnavailable` when there is no index or none that can be read, and
    :class:`TravauxError` when neither road is there.
    """
    path = places.index_path(index)
    found_program = places.program(program)
    by_program = ProgramRoad(found_program, path) if found_program else None
    found_extension = places.extension(extension)
    chosen: Road
    if road != "program" and found_extension and can_load_extensions() and path.exists():
        chosen = ProcessRoad(found_extension, path, by_program)
    elif road == "process":
        raise TravauxError(_why_not_in_process(found_extension is None, path))
    elif by_program is not None:
        chosen = by_program
    else:
        raise TravauxError("neither the program travaux nor its extension was found: see docs/notebook.md")
    opened = Index(path, chosen, provenance=provenance)
    told = chosen.ask(["stats", "--format", "jsonl"])
    if told.status != 0:
        opened.close()
        raise IndexUnavailable(plain(told.remarks))
    return opened


def _why_not_in_process(lacks_extension: bool, path: os.PathLike[str]) -> str:
    if lacks_extension:
        return "the extension was not found: build it with tools/extension"
    if not can_load_extensions():
        return "this Python's sqlite3 cannot load extensions; Debian's can"
    return f"no index at {path}: make one with `travaux index`"


def _program() -> ProgramRoad:
    found = places.program()
    if found is None:
        raise TravauxError("the program travaux was not found: see docs/notebook.md")
    return ProgramRoad(found, None)


def refs(
    text: str | Iterable[str], *, language: str | None = None, document: str | None = None
) -> pd.DataFrame:
    """The references in any text, without an index; see :meth:`Index.refs`."""
    return frame(tables.refs_of(_program(), text, language=language, document=document))


def parse(*files: Path, rows_of: str = "paragraphs") -> pd.DataFrame:
    """Files as the program reads them, without an index; see :meth:`Index.parse`."""
    return frame(tables.parse_files(_program(), files, rows_of))
