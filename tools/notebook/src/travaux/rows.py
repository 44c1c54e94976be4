"""Rows as the program prints them, as Arrow tables."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from travaux.schemas import DAYS

#: Bytes of JSON that Arrow looks at in one piece; a line must fit.
_BLOCK = 1 << 24


def final(schema: pa.Schema) -> pa.Schema:
    """The schema of the finished table: days are days."""
    return pa.schema([pa.field(f.name, pa.date32()) if f.name in DAYS else f for f in schema])


def _with_days(table: pa.Table) -> pa.Table:
    for index, name in enumerate(table.column_names):
        if name in DAYS:
            table = table.set_column(index, name, pc.cast(table[name], pa.date32()))
    return table


def read(lines: bytes, schema: pa.Schema) -> pa.Table:
    """The objects of ``jsonl`` as a table of these columns; what a row lacks is null.

    The table has ``schema``'s columns in its order; fields that it does not name are left out.
    """
    if not lines.strip():
        return final(schema).empty_table()
    longest = max(_BLOCK, len(lines)) if len(lines) < 4 * _BLOCK else max(_BLOCK, *map(len, lines.splitlines()))
    table = pyarrow.json.read_json(
        pa.BufferReader(lines),
        read_options=pyarrow.json.ReadOptions(block_size=longest + 2),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    return _with_days(table.select(schema.names))


#: Objects that stand before or behind the rows: each has this one member.
_BESIDE = (b'{"provenance":', b'{"facets":', b'{"explanation":')


def parted(lines: bytes) -> tuple[bytes, dict[str, Any]]:
    """The rows of ``jsonl`` alone, and what stands before and behind them."""
    beside: dict[str, Any] = {}
    while lines.startswith(_BESIDE):
        head, _, lines = lines.partition(b"\n")
        beside.update(json.loads(head))
    while (last := lines.rfind(b"\n", 0, -1) + 1) >= 0 and lines.startswith(_BESIDE, last):
        beside.update(json.loads(lines[last:]))
        lines = lines[:last]
    return lines, beside


def collect(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Objects that were read already as a table of these columns."""
    names = set(schema.names)
    kept = [{name: value for name, value in row.items() if name in names} for row in rows]
    return _with_days(pa.Table.from_pylist(kept, schema=schema))


def objects(lines: bytes) -> list[dict[str, Any]]:
    """The objects of ``jsonl``."""
    return [json.loads(line) for line in lines.splitlines() if line.strip()]


def noted(table: pa.Table, **notes: Any) -> pa.Table:
    """The table with notes about the call in its metadata, as JSON under ``travaux``."""
    return table.replace_schema_metadata(
        {**(table.schema.metadata or {}), b"travaux": json.dumps(notes).encode()}
    )


def notes(table: pa.Table) -> dict[str, Any]:
    """What :func:`noted` has put there."""
    found = (table.schema.metadata or {}).get(b"travaux")
    return dict(json.loads(found)) if found else {}
