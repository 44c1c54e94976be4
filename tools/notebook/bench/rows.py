"""What the notebook layer costs beside the program: the same 10,000 rows asked for both ways.

    tools/notebook/bench/run INDEX QUERY

Prints, for each road, the processor time of a frame (this process and the program it starts) against that of
the program that prints the same rows to a file, as a ratio: the least of several turns, program and frame by
turns, so that a busy machine hurts both alike.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

import travaux
from travaux import places

ROWS = 10_000
TURNS = 9


def seconds(act: Callable[[], object]) -> float:
    """Of the processor, in this process and in those it has waited for."""
    before = os.times()
    act()
    return sum(os.times()[:4]) - sum(before[:4])


def main() -> None:
    index, query = sys.argv[1:3]
    program = places.program()
    assert program is not None, "build the program first: tools/build"
    call = [str(program), "search", "--index", index, "--format", "jsonl", "--limit", str(ROWS), "--", query]

    def plain() -> None:
        with tempfile.TemporaryFile() as results:
            subprocess.run(call, stdout=results, check=True)

    for road in ("program", "process"):
        with travaux.open(index, road=road) as opened:  # type: ignore[arg-type]
            rows = len(opened.search(query, limit=ROWS))
            alone, framed = [], []
            for _ in range(TURNS):
                alone.append(seconds(plain))
                framed.append(seconds(lambda: opened.search(query, limit=ROWS)))
            print(
                f"{road}: {rows} rows, {min(framed) * 1000:.0f} ms as a frame, {min(alone) * 1000:.0f} ms from "
                f"the program, ratio {min(framed) / min(alone):.2f}"
            )


if __name__ == "__main__":
    main()
