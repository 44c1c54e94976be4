"""What small updates of a large index cost: a document of thirty paragraphs added, then changed, then taken out.

Bytes written are those that reach the file system, journals included. `travaux` is a process for each change, with its
reader; FTS5 writes the same paragraphs in one process, a transaction for each change, and nothing else.
"""
import json
import pathlib
import random
import resource
import subprocess

from benchmark.process import processor_seconds

changes = ["added", "changed", "removed"]


def written(whose):
    """Source: getrusage(2), in units of 512 bytes."""
    return resource.getrusage(whose).ru_oublock * 512


def versions(paragraphs):
    """The paragraphs before and after the change: one of thirty is another."""
    draw = random.Random(11)
    first = draw.sample(paragraphs, 30)
    return first, first[:-1] + draw.sample(paragraphs, 1)


def travaux(program, index, paragraphs, work):
    """Seconds of processor time and bytes written by each change."""
    folder = pathlib.Path(work, "update")
    folder.mkdir(exist_ok=True)
    file = folder / "new.txt"
    costs = []
    for version in (*versions(paragraphs), None):
        if version:
            file.write_text("\n\n".join(version) + "\n")
        else:
            file.unlink()
        seconds, size = processor_seconds(), written(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [program, "index", "--quiet", "--prune", "--index", index, str(folder)], check=True,
            stdout=subprocess.DEVNULL)
        costs.append((processor_seconds() - seconds, written(resource.RUSAGE_CHILDREN) - size))
    return costs


def write(paragraphs, work):
    """A file of both versions for the other engines."""
    file = pathlib.Path(work, "update.json")
    file.write_text(json.dumps(versions(paragraphs)))
    return str(file)


def report(measured):
    print(f"\n  {'a document of 30 paragraphs':28}" + "".join(f"{change:>26}" for change in changes))
    for name, costs in measured.items():
        cells = (f"{seconds * 1000:.0f} ms, {size / 1e6:.2f} MB written" for seconds, size in costs)
        print(f"  {name:28}" + "".join(f"{cell:>26}" for cell in cells))
