"""The finder of references beside ripgrep, over one and the same file."""
import pathlib

from benchmark.process import cost


def run(travaux, folder, work):
    joined, empty = pathlib.Path(work, "text.txt"), pathlib.Path(work, "empty.txt")
    texts = [p.read_bytes() for p in sorted(pathlib.Path(folder).rglob("*")) if p.is_file()]
    text = b"\n".join(t for t in texts if b"\0" not in t)
    # Enough for the start of a process to count little; it is taken off all the same.
    joined.write_bytes(text * max(1, 24_000_000 // max(1, len(text))))
    empty.write_bytes(b"")
    size = joined.stat().st_size / 1e6

    def best(*command):
        return min(cost(*command, str(joined)) for _ in range(3)) - min(cost(*command, str(empty)) for _ in range(3))

    ours = best(travaux, "refs", "--format", "tsv")
    theirs = max(best("rg", "--count-matches", "resolution"), 1e-3)
    print(f"{size:.0f} MB of text from {folder}, per second of processor time")
    print(f"  rg --count-matches resolution  {size / theirs:8.1f} MB   1.000")
    print(f"  travaux refs, rows printed     {size / ours:8.1f} MB   {theirs / ours:.3f}")
