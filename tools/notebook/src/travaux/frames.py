"""Arrow tables as pandas frames, and frames of hits that show their words."""

import itertools
from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa

from travaux import display, rows

_PLAIN: dict[pa.DataType, Any] = {
    pa.string(): pd.StringDtype("pyarrow"),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


def _values(array: pa.Array) -> list[Any]:
    """As ``array.to_pylist()``, many times faster for lists of lists of numbers, such as highlights."""
    if not pa.types.is_list(array.type):
        if array.null_count == 0 and pa.types.is_integer(array.type):
            numbers: list[Any] = array.to_numpy().tolist()
            return numbers
        made: list[Any] = array.to_pylist()
        return made
    inner = _values(array.values)
    ends = array.offsets.to_numpy().tolist()
    lists: list[Any] = [inner[start:end] for start, end in itertools.pairwise(ends)]
    if array.null_count:
        return [
            each if there else None for each, there in zip(lists, array.is_valid().to_pylist(), strict=True)
        ]
    return lists


def frame(table: pa.Table) -> pd.DataFrame:
    """The table as a frame: ``string``, ``Int64``, ``Float64``, ``boolean`` with nulls as ``<NA>``; days as
    ``datetime64[s]`` with ``NaT``; lists and structures as ``list`` and ``dict``, none as ``None``. ``attrs``
    holds the notes about the call."""
    nested: dict[str, list[Any]] = {}
    for index, field in enumerate(table.schema):
        if pa.types.is_date32(field.type):
            table = table.set_column(index, field.name, table[field.name].cast(pa.timestamp("s")))
        elif pa.types.is_nested(field.type):
            chunks = table[field.name].chunks
            nested[field.name] = [value for chunk in chunks for value in _values(chunk)]
    flat = table.replace_schema_metadata(None).drop_columns(list(nested))
    made = flat.to_pandas(types_mapper=_PLAIN.get)
    for name, values in nested.items():
        made[name] = pd.Series(values, index=made.index, dtype=object)
    made = made[table.column_names]
    made.attrs.update(rows.notes(table))
    return made


class Hits(pd.DataFrame):
    """Passages that answer a query, best first: a frame whose rich display marks the words found."""

    @property
    def _constructor(self) -> Callable[..., "pd.DataFrame"]:
        return Hits

    def _repr_html_(self) -> str | None:
        if {"locator", "text", "highlights"} <= set(self.columns):
            return display.hits(self)
        plain: str | None = pd.DataFrame(self)._repr_html_()
        return plain


def hits(table: pa.Table) -> Hits:
    """The table of a search as a frame of hits."""
    plain = frame(table)
    made = Hits(plain)
    made.attrs.update(plain.attrs)
    return made
