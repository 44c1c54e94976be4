"""What an index answers, as Arrow tables."""

import datetime
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Unpack

import pyarrow as pa

from travaux import rows, schemas
from travaux.calls import Given, words
from travaux.errors import UsageError
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
from travaux.roads import Reply, Road, checked, plain


class Tables:
    """The commands of one index as functions that give ``pyarrow.Table``.

    Every table has the columns of its schema in :mod:`travaux.schemas`, in that order, also when it has no
    rows. Its metadata holds notes about the call (:func:`travaux.rows.notes`).
    """

    def __init__(self, road: Road, *, provenance: bool = False) -> None:
        self.road = road
        #: Whether notes tell what a table was made of.
        self.provenance = provenance

    def _rows(self, schema: pa.Schema, command: str, arguments: Iterable[str], **options: Given) -> pa.Table:
        call = words(command, arguments, format="jsonl", provenance=self.provenance, **options)
        return table_of(checked(self.road.ask(call)), schema)

    @spelled(Searching)
    def search(self, query: str, **options: Unpack[Searching]) -> pa.Table:
        """Passages that answer ``query``: ``(hits, 19)``, best first. ``highlights`` are half-open ranges of
        UTF-8 bytes of ``text``; ``score`` compares within one search only. ``best``, ``parallel`` and
        ``scoring`` are there where ``group_by``, ``parallel`` and ``explain`` ask for them."""
        return self._rows(schemas.search(options), "search", [query], **options)

    @spelled(Matching)
    def count(self, query: str, **options: Unpack[Matching]) -> int:
        """How many passages (or documents, with ``unit="document"``) answer ``query``."""
        call = words("search", [query], format="json", limit=0, **options)
        return int(json.loads(checked(self.road.ask(call)).results)["total"])

    @spelled(Matching)
    def facets(self, query: str, **options: Unpack[Matching]) -> pa.Table:
        """How the hits of ``query`` spread over bodies, sessions, years, types, languages and items:
        ``(values, 3)``, ``facet``, ``value``, ``count``."""
        call = words("search", [query], format="json", facets=True, limit=0, **options)
        found = json.loads(checked(self.road.ask(call)).results).get("facets") or {}
        return rows.collect(
            ({"facet": name, **count} for name, counts in found.items() for count in counts), schemas.FACETS
        )

    @spelled(Likeness)
    def similar(self, place: str, **options: Unpack[Likeness]) -> pa.Table:
        """The passages most like a place's paragraphs, or like any text: ``(passages, 23)``, the best first of
        each ``source``. ``changes`` lead from the passage's words to those asked for."""
        return self._rows(schemas.SIMILAR, "similar", [place], **options)

    @spelled(Counting)
    def words(self, query: str | None = None, **options: Unpack[Counting]) -> pa.Table:
        """The words of all passages, or of those that ``query`` finds; with ``near`` the words that keep
        company with its matches: ``(words, 9)``. ``docs/json.md`` has the measures."""
        asked = [] if query is None else [query]
        return self._rows(schemas.WORDS, "words", asked, **options)

    @spelled(Keeping)
    def saved(self, name: str | None = None, **options: Unpack[Keeping]) -> pa.Table:
        """The saved searches, ``(searches, 3)``; with a name what that search finds now, as :meth:`search`."""
        asked = [] if name is None else [name]
        schema = schemas.SAVED if name is None else schemas.SEARCH
        return self._rows(schema, "saved", asked, **options)

    @spelled(Keeping)
    def new(self, *names: str, keep: bool = False, **options: Unpack[Keeping]) -> pa.Table:
        """What saved searches find that was not there when last looked at: ``(hits, 20)``, the name of the
        search in ``search``. It is new once, unless ``keep``."""
        return self._rows(schemas.NEW, "new", names, keep=keep, **options)

    @spelled(Following)
    def links(self, place: str, **options: Unpack[Following]) -> pa.Table:
        """The links of a place with what proves them: ``(links, 10)``. ``evidence`` is a list of structures,
        ``start`` and ``end`` in UTF-8 bytes of the paragraph at its ``locator``; ``confidence`` is 0 to 1."""
        return self._rows(schemas.LINKS, "links", [place], **options)

    @spelled(Tracing)
    def trace(self, topic: str, **options: Unpack[Tracing]) -> pa.Table:
        """The way of a topic or an item through meetings: ``(events, 24)``, in the order of time. ``date`` is
        null where no text tells; ``planned`` events are not taken for meetings that were held."""
        return self._rows(schemas.TRACE, "trace", [topic], **options)

    @spelled(Trending)
    def trends(self, query: str, **options: Unpack[Trending]) -> pa.Table:
        """What ``query`` finds, counted with its denominators: ``(groups, 10)``, in passages and documents.
        ``rate`` is 0 to 1, null where ``total`` is under 20."""
        made = self._rows(schemas.TRENDS, "trends", [query], **options)
        by = options.get("by") or "session"
        return rows.noted(made, **{**rows.notes(made), "query": query, "by": by})

    def agenda(self, place: str, *, linked: bool = False) -> pa.Table:
        """The items of an agenda with what hangs on each: ``(items, 15)``; ``linked`` leaves bare ones out."""
        return self._rows(schemas.AGENDA, "agenda", [place], linked=linked)

    @spelled(DayFilters)
    def day(self, date: Day, **options: Unpack[DayFilters]) -> pa.Table:
        """What was planned, held and adopted on a day: ``(entries, 20)``."""
        named = date.isoformat()[:10] if isinstance(date, datetime.date) else str(date)
        return self._rows(schemas.DAY, "day", [named], **options)

    def unresolved(self, *, state: Several = None, limit: int | None = None) -> pa.Table:
        """What is cited and not here, the most wanted first: ``(targets, 5)``."""
        return self._rows(schemas.UNRESOLVED, "unresolved", [], state=state, limit=limit)

    def compare(self, first: str, second: str) -> pa.Table:
        """Two documents, paragraph by paragraph: ``(pairs, 7)``. ``similarity`` is 0 to 1; ``changes`` are
        words in order, each run the same, added or dropped."""
        return self._rows(schemas.COMPARE, "compare", [first, second])

    def show(self, place: str, *, language: str | None = None, context: int | None = None) -> pa.Table:
        """The paragraphs of a document or a place: ``(paragraphs, 8)``. Column ``place`` is ``inside``, or
        ``before`` and ``after`` for neighbours. What else is known stands in the notes: the document's
        masthead, or the references and links of the place."""
        call = words("show", [place], format="jsonl", language=language, context=context)
        reply = checked(self.road.ask(call))
        found: list[dict[str, Any]] = []
        about: dict[str, Any] = {}
        for view in rows.objects(reply.results):
            symbol = view.get("symbol")
            for where, name in (("before", "before"), ("inside", "paragraphs"), ("after", "after")):
                for paragraph in view.pop(name, None) or []:
                    path = paragraph["locator"]
                    whole = path if "#" in path or not symbol else f"{symbol}#{path}"
                    language_of = paragraph.get("language") or view.get("language")
                    found.append({**paragraph, "locator": whole, "place": where, "language": language_of})
            about = view
        made = rows.collect(found, schemas.SHOW)
        return rows.noted(made, remarks=plain(reply.remarks), about=about)

    def refs(
        self, text: str | Iterable[str], *, language: str | None = None, document: str | None = None
    ) -> pa.Table:
        """The references in a text, ``(references, 8)``, or in several, ``(references, 9)`` with the place of
        each text, from 0, in ``id``. ``start`` and ``end`` are UTF-8 bytes of the text, half open."""
        return refs_of(self.road, text, language=language, document=document)

    def parse(self, *files: str | os.PathLike[str], rows_of: str = "paragraphs") -> pa.Table:
        """Files as the program reads them, without an index. ``rows_of`` is documents, paragraphs,
        agenda_items, items, programme, speeches, footnotes or findings."""
        return parse_files(self.road, files, rows_of)

    def export(self, table: str, **options: Given) -> pa.Table:
        """A whole table of the index: ``(rows, columns of schemas.EXPORT)``. Tables are documents, paragraphs,
        references, links, events, items, speeches and findings; options narrow them as in :meth:`search`. The
        notes hold what it was made of."""
        batches = list(self.batches(table, **options))
        made = pa.concat_tables(batches) if batches else rows.final(_exported(table)).empty_table()
        return rows.noted(made, **(rows.notes(batches[0]) if batches else {}))

    def batches(self, table: str, **options: Given) -> Iterator[pa.Table]:
        """The same in parts, as they come: memory does not grow with the table."""
        schema = _exported(table)
        call = words("export", [table], **{**options, "format": "jsonl", "quiet": True})
        about: dict[str, Any] = {}
        for lines in _whole_lines(self.road.stream(call)):
            # An export begins with what it was made of.
            lines, beside = rows.parted(lines)
            about.update(beside)
            if lines:
                yield rows.noted(rows.read(lines, schema), **about)

    def cite(self, *places: str, format: CitationFormat = "bibtex") -> str:
        """The places as a bibliography, in the words of the program."""
        return checked(self.road.ask(words("cite", places, format=format))).results.decode()


def table_of(reply: Reply, schema: pa.Schema) -> pa.Table:
    """The rows of a reply as a table, the program's remarks and what stands beside the rows in its notes."""
    lines, beside = rows.parted(reply.results)
    return rows.noted(rows.read(lines, schema), remarks=plain(reply.remarks), **beside)


#: Bytes of lines that become one part of a table, about.
_PART = 1 << 23


def _exported(table: str) -> pa.Schema:
    schema = schemas.EXPORT.get(table)
    if schema is None:
        raise UsageError(f"TABLE is one of {', '.join(schemas.EXPORT)}, not {table}")
    return schema


def _whole_lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes again, in larger pieces that end with a line."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= _PART and (end := held.rfind(b"\n") + 1):
            yield bytes(held[:end])
            del held[:end]
    if held:
        yield bytes(held)


def refs_of(
    road: Road, text: str | Iterable[str], *, language: str | None = None, document: str | None = None
) -> pa.Table:
    """See :meth:`Tables.refs`."""
    options = {"language": language, "document": document}
    if isinstance(text, str):
        call = words("refs", [], format="jsonl", **options)
        return rows.read(checked(road.ask(call, stdin=text.encode(errors="replace"))).results, schemas.REFS)
    lines = "".join(
        json.dumps({"id": number, "text": each}) + "\n"
        for number, each in enumerate(text)
        if isinstance(each, str)
    )
    schema = pa.schema([("id", pa.int64()), *schemas.REFS])
    if not lines:
        return schema.empty_table()
    call = words("refs", [], format="jsonl", input="jsonl", **options)
    answers = rows.objects(checked(road.ask(call, stdin=lines.encode()), partial=True).results)
    return rows.collect(
        ({"id": answer["id"], **found} for answer in answers for found in answer["refs"]), schema
    )


def parse_files(road: Road, files: Iterable[str | os.PathLike[str]], rows_of: str) -> pa.Table:
    """See :meth:`Tables.parse`."""
    schema = schemas.PARSE.get(rows_of)
    if schema is None:
        raise UsageError(f"rows_of is one of {', '.join(schemas.PARSE)}, not {rows_of}")
    names = [str(Path(file)) for file in files]
    reply = checked(road.ask(words("parse", names, format="jsonl")), partial=True)
    documents = rows.objects(reply.results)
    return rows.noted(
        rows.collect((row for document in documents for row in _rows_of(document, rows_of)), schema),
        remarks=plain(reply.remarks),
    )


def _rows_of(document: dict[str, Any], kind: str) -> Iterable[dict[str, Any]]:
    if kind == "documents":
        yield document
        return
    head = {name: document.get(name) for name in ("file", "symbol", "language")}
    for part in document.get(kind) or []:
        if kind == "programme":
            slot = {name: part.get(name) for name in ("date", "start", "end")}
            for entry in part.get("entries") or [{}]:
                yield {**head, **slot, **entry}
        else:
            yield {**head, **{name: value for name, value in part.items() if value is not None}}
