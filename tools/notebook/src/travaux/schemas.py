"""A table: the columns of each command's rows, in the order of ``docs/json.md``, as Arrow has them.

Days are strings on the way and become ``date32``. Offsets are UTF-8 bytes, half open.
"""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

_text = pa.string()
_count = pa.int64()
_number = pa.float64()
_texts = pa.list_(_text)
_evidence = pa.list_(
    pa.struct([("locator", _text), ("text", _text), ("start", _count), ("end", _count), ("rule", _text)])
)

_chapeau = pa.struct([("locator", _text), ("text", _text), ("highlights", pa.list_(pa.list_(_count)))])

#: Columns that hold days.
DAYS = frozenset({"date", "adopted_on", "first", "last_date"})

SEARCH = pa.schema(
    [
        ("locator", _text),
        ("symbol", _text),
        ("file", _text),
        ("title", _text),
        ("type", _text),
        ("date", _text),
        ("language", _text),
        ("score", _number),
        ("snippet", _text),
        ("text", _text),
        ("page", _count),
        ("highlights", pa.list_(pa.list_(_count))),
        ("role", _text),
        ("kind", _text),
        ("body", _text),
        ("session", _text),
        ("items", _texts),
        ("passages", _count),
        ("duplicates", _texts),
        ("chapeau", pa.list_(_chapeau)),
    ]
)

_parallel = pa.struct([("language", _text), ("locator", _text), ("file", _text), ("text", _text)])
_score = pa.struct(
    [
        ("name", _text),
        ("value", _number),
        ("forms", _text),
        ("frequency", _count),
        ("passages", _count),
        ("weight", _number),
        ("kind_weight", _number),
        ("length_factor", _number),
    ]
)


def search(options: Mapping[str, Any]) -> pa.Schema:
    """The columns of a search: those of every hit, and those that its options ask for."""
    schema = SEARCH
    if options.get("group_by"):
        schema = schema.append(pa.field("best", pa.list_(pa.struct(list(SEARCH)))))
    if options.get("parallel") or options.get("parallel_in"):
        schema = schema.append(pa.field("parallel", pa.list_(_parallel)))
    if options.get("explain"):
        schema = schema.append(pa.field("scoring", pa.list_(_score)))
    return schema


_changes = pa.list_(pa.struct([("kind", _text), ("text", _text)]))

SIMILAR = pa.schema(
    [*SEARCH, ("source", _text), ("shared", _number), ("similarity", _number), ("changes", _changes)]
)

WORDS = pa.schema(
    [
        ("word", _text),
        ("language", _text),
        ("frequency", _count),
        ("passages", _count),
        ("documents", _count),
        ("total", _count),
        ("near", _count),
        ("log_likelihood", _number),
        ("log_dice", _number),
    ]
)

SAVED = pa.schema([("name", _text), ("call", _texts), ("seen", _count)])

NEW = pa.schema([("search", _text), *SEARCH])

LINKS = pa.schema(
    [
        ("from", _text),
        ("to", _text),
        ("relation", _text),
        ("confidence", _number),
        ("evidence", _evidence),
        ("span", pa.struct([("start", _count), ("end", _count), ("text", _text)])),
        ("from_title", _text),
        ("to_title", _text),
        ("planned", pa.bool_()),
        ("depth", _count),
    ]
)

TRACE = pa.schema(
    [
        ("date", _text),
        ("session", _text),
        ("meeting", _text),
        ("locator", _text),
        ("event", _text),
        ("item", _text),
        ("title", _text),
        ("text", _text),
        ("score", _number),
        ("via", _text),
        ("planned", pa.bool_()),
        ("time", _text),
        ("year", _count),
        ("body", _text),
        ("agenda", _text),
        ("speaker", _text),
        ("vote", _text),
        ("type", _text),
        ("language", _text),
        ("from", _text),
        ("confidence", _number),
        ("evidence", _evidence),
        ("depth", _count),
        ("passages", _count),
    ]
)

TRENDS = pa.schema(
    [
        ("group", _text),
        ("matching", _count),
        ("total", _count),
        ("rate", _number),
        ("documents_matching", _count),
        ("documents_total", _count),
        ("missing", _count),
        ("first", _text),
        ("first_locator", _text),
        ("title", _text),
    ]
)

AGENDA = pa.schema(
    [
        ("item", _text),
        ("title", _text),
        ("parent", _text),
        ("heading", _text),
        ("locator", _text),
        ("mandates", _texts),
        ("inclusions", _texts),
        ("cited", _texts),
        ("documents", _texts),
        ("drafts", _texts),
        ("outcomes", _texts),
        ("slots", _texts),
        ("meetings", _texts),
        ("earlier", _texts),
        ("later", _texts),
    ]
)

DAY = pa.schema(
    [
        ("date", _text),
        ("start", _text),
        ("end", _text),
        ("meeting", _count),
        ("record", _text),
        ("event", _text),
        ("planned", pa.bool_()),
        ("locator", _text),
        ("body", _text),
        ("session", _text),
        ("item", _text),
        ("agenda", _text),
        ("title", _text),
        ("continued", pa.bool_()),
        ("documents", _texts),
        ("mandates", _texts),
        ("mandate_text", _text),
        ("last_locator", _text),
        ("last_date", _text),
        ("last_event", _text),
    ]
)

REFS = pa.schema(
    [
        ("target", _text),
        ("text", _text),
        ("start", _count),
        ("end", _count),
        ("kind", _text),
        ("verb", _text),
        ("candidates", _texts),
        ("findings", _texts),
    ]
)

UNRESOLVED = pa.schema(
    [("target", _text), ("state", _text), ("count", _count), ("from", _texts), ("candidate", _text)]
)

COMPARE = pa.schema(
    [
        ("state", _text),
        ("from", _text),
        ("to", _text),
        ("similarity", _number),
        ("from_text", _text),
        ("to_text", _text),
        ("changes", _changes),
    ]
)

FACETS = pa.schema([("facet", _text), ("value", _text), ("count", _count)])

SHOW = pa.schema(
    [
        ("locator", _text),
        ("place", _text),
        ("kind", _text),
        ("label", _text),
        ("level", _count),
        ("page", _count),
        ("text", _text),
        ("language", _text),
    ]
)

_row = [("row", _count)]
_part = [*_row, ("document", _count)]

#: Whole tables, as ``travaux export`` prints them.
EXPORT: dict[str, pa.Schema] = {
    "documents": pa.schema(
        [
            *_row,
            ("symbol", _text),
            ("symbols", _texts),
            ("file", _text),
            ("type", _text),
            ("body", _text),
            ("session", _text),
            ("language", _text),
            ("original_language", _text),
            ("distribution", _text),
            ("date", _text),
            ("adopted_on", _text),
            ("meeting", _text),
            ("vote", _text),
            ("title", _text),
            ("agenda_items", pa.list_(pa.struct([("item", _text), ("title", _text)]))),
            ("origin", _texts),
            ("paragraphs", _count),
            ("rendition_of", _count),
        ]
    ),
    "paragraphs": pa.schema(
        [
            *_part,
            ("locator", _text),
            ("symbol", _text),
            ("type", _text),
            ("body", _text),
            ("session", _text),
            ("date", _text),
            ("language", _text),
            ("kind", _text),
            ("label", _text),
            ("level", _count),
            ("page", _count),
            ("text", _text),
        ]
    ),
    "references": pa.schema(
        [
            *_part,
            ("from", _text),
            ("target", _text),
            ("state", _text),
            ("kind", _text),
            ("verb", _text),
            ("text", _text),
            ("start", _count),
            ("end", _count),
            ("candidates", _texts),
            ("findings", _texts),
            ("type", _text),
            ("session", _text),
            ("date", _text),
            ("language", _text),
        ]
    ),
    "links": pa.schema(
        [
            *_row,
            ("from", _text),
            ("to", _text),
            ("relation", _text),
            ("confidence", _number),
            ("planned", pa.bool_()),
            ("span", pa.struct([("start", _count), ("end", _count), ("text", _text)])),
            ("evidence", _evidence),
        ]
    ),
    "events": pa.schema(
        [
            *_row,
            ("event", _text),
            ("date", _text),
            ("time", _text),
            ("session", _text),
            ("body", _text),
            ("meeting", _text),
            ("locator", _text),
            ("item", _text),
            ("title", _text),
            ("text", _text),
            ("via", _text),
            ("planned", pa.bool_()),
            ("confidence", _number),
            ("evidence", _evidence),
            ("speaker", _text),
            ("affiliation", _text),
            ("vote", _text),
            ("type", _text),
            ("language", _text),
        ]
    ),
    "items": pa.schema(
        [
            *_part,
            ("locator", _text),
            ("symbol", _text),
            ("item", _text),
            ("title", _text),
            ("parent", _text),
            ("heading", _text),
            ("type", _text),
            ("body", _text),
            ("session", _text),
            ("date", _text),
            ("language", _text),
        ]
    ),
    "speeches": pa.schema(
        [
            *_part,
            ("locator", _text),
            ("symbol", _text),
            ("speaker", _text),
            ("affiliation", _text),
            ("language", _text),
            ("item", _text),
            ("type", _text),
            ("body", _text),
            ("session", _text),
            ("date", _text),
            ("meeting", _text),
        ]
    ),
    "findings": pa.schema(
        [*_part, ("symbol", _text), ("file", _text), ("kind", _text), ("place", _text), ("message", _text)]
    ),
}

_document = [("file", _text), ("symbol", _text), ("language", _text)]

#: What a parsed file gives, one table each; all begin with the document that a row belongs to.
PARSE: dict[str, pa.Schema] = {
    "documents": pa.schema(
        [
            *_document,
            ("symbols", _texts),
            ("type", _text),
            ("body", _text),
            ("session", _text),
            ("original_language", _text),
            ("distribution", _text),
            ("date", _text),
            ("adopted_on", _text),
            ("meeting", _text),
            ("vote", _text),
            ("title", _text),
            ("origin", _texts),
        ]
    ),
    "paragraphs": pa.schema(
        [
            *_document,
            ("locator", _text),
            ("kind", _text),
            ("label", _text),
            ("level", _count),
            ("text", _text),
            ("page", _count),
        ]
    ),
    "agenda_items": pa.schema([*_document, ("item", _text), ("title", _text)]),
    "items": pa.schema([*_document, ("item", _text), ("title", _text), ("parent", _text), ("heading", _text)]),
    "programme": pa.schema(
        [
            *_document,
            ("date", _text),
            ("start", _text),
            ("end", _text),
            ("item", _text),
            ("title", _text),
            ("continued", pa.bool_()),
            ("documents", _texts),
        ]
    ),
    "speeches": pa.schema(
        [*_document, ("locator", _text), ("speaker", _text), ("affiliation", _text), ("item", _text)]
    ),
    "footnotes": pa.schema([*_document, ("label", _text), ("text", _text), ("page", _count)]),
    "findings": pa.schema([*_document, ("kind", _text), ("place", _text), ("message", _text)]),
}
