"""The whole road from PDF files to an index, beside what poppler's own tools take for the same files."""
import json
import pathlib
import subprocess

from benchmark.process import cost, empty_program, milliseconds, processor_seconds, watched


def index(travaux, folder, target, *options):
    """Runs `travaux index`; gives its summary, processor seconds, and the most memory seen."""
    out, seconds, most = watched([travaux, "index", "--quiet", "--format", "jsonl", "--index", target, *options, folder])
    summary = next((json.loads(l) for l in reversed(out.splitlines()) if l.startswith("{")), {})
    return summary, seconds, most


def export(travaux, target, table, form):
    """Bytes and processor seconds of a whole table, five times over so that the clock can tell."""
    size = 0
    before = processor_seconds()
    for _ in range(5):
        command = [travaux, "export", table, "--quiet", "--format", form, "--index", target]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            while chunk := process.stdout.read(1 << 20):
                size += len(chunk)
    return size, processor_seconds() - before


def run(travaux, folder, work):
    files = sorted(str(p) for p in pathlib.Path(folder).rglob("*.pdf"))
    print(f"{len(files)} PDF files in {folder}")
    for path in files:
        pathlib.Path(path).read_bytes()  # warm, for all alike
    html = sum(cost("pdftohtml", "-xml", "-i", "-stdout", "-hidden", f) for f in files)
    text = sum(cost("pdftotext", "-layout", f, "-") for f in files)
    target = str(pathlib.Path(work, "pdf.db"))
    summary, ours, most = index(travaux, folder, target)
    print(f"  pdftohtml -xml       {html:7.2f} s of processor time   1.00")
    print(f"  pdftotext -layout    {text:7.2f} s                     {text / html:.2f}")
    print(f"  travaux index        {ours:7.2f} s                     {ours / html:.2f}")
    print(f"  most memory, program and readers together: {most / 1e6:.0f} MB")
    print(f"  {summary.get('documents')} documents, {summary.get('paragraphs')} paragraphs, "
          f"{summary.get('references')} references, {summary.get('links')} links, {summary.get('failed')} failed")
    for table in ("paragraphs", "references", "links", "events"):
        for form in ("jsonl", "csv"):
            size, seconds = export(travaux, target, table, form)
            print(f"  export {table:10} {form:5}  {size / 5e6:6.1f} MB, {size / 1e6 / seconds:6.1f} MB per second of "
                  "processor time")
    empty = milliseconds(empty_program(work))
    print(f"  an empty Swift process      {empty:6.2f} ms")
    for query in ("information", "\"decides to include\"", "confidence-building measures", "A/RES/78/16"):
        taken = milliseconds(travaux, "search", "--index", target, "--limit", "10", query)
        print(f"  search {query:30} {taken:6.2f} ms  ({taken / empty:.1f} empty processes)")
