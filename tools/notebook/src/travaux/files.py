"""Tables of any size as Parquet and Arrow files."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from travaux import rows
from travaux.errors import UsageError


def write(batches: Iterator[pa.Table], schema: pa.Schema | None, path: str | os.PathLike[str]) -> int:
    """Writes the parts of a table one after the other; gives the number of rows.

    The file takes its name when it is whole. A table without rows is written with its columns. Notes about the
    call stand in the file's metadata, under ``travaux``.
    """
    target = Path(path)
    openers: dict[str, Callable[[Path, pa.Schema], Any]] = {
        ".parquet": lambda file, columns: pq.ParquetWriter(file, columns, compression="zstd"),
        ".arrow": pa.ipc.new_file,
        ".feather": pa.ipc.new_file,
    }
    opener = openers.get(target.suffix)
    if opener is None:
        raise UsageError(f"the file ends in {', '.join(openers)}, not {target.suffix or target.name}")
    first = next(batches, None)
    if first is None:
        # An unknown table has been told by now.
        assert schema is not None
        first = rows.final(schema).empty_table()
    unfinished = target.with_name(target.name + ".part")
    count: int = 0
    try:
        with opener(unfinished, first.schema) as writer:
            writer.write_table(first)
            count += first.num_rows
            for batch in batches:
                writer.write_table(batch)
                count += batch.num_rows
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return int(count)
