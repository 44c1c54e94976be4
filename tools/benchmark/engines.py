"""The engines side by side over one corpus and one query log, in turn, and their ratios."""
import json
import math
import os
import pathlib
import random
import statistics
import subprocess
import sys

from benchmark import corpus, queries, road, update
from benchmark.process import empty_program, milliseconds, size

tools = pathlib.Path(__file__).resolve().parents[1]
others = ["fts5", "tantivy", "tantivy, counting", "xapian"]
building = ["tantivy", "travaux", "travaux, compact", "fts5", "xapian"]
# Texts are looked at by whole searches alone, so the compact index is asked only these.
asking = ["travaux", "travaux, whole search", "travaux, compact, whole search", *others]
# Engines that take too long over more paragraphs than this: Xapian builds at a tenth of the others' speed.
most = {"xapian": 100_000}


def python(name):
    """tantivy comes from PyPI into a folder of its own, Xapian's module from Debian."""
    if not name.startswith("tantivy"):
        return "/usr/bin/python3"
    place = tools.parent / ".build/bench"
    if not (place / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([place / "bin/python", "-m", "pip", "install", "--quiet", "tantivy"], check=True)
    return str(place / "bin/python")


def engine(name, what, source, place):
    done = subprocess.run(
        [python(name), "-m", "benchmark.engine", name, what, source, place], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(tools)})
    return json.loads(done.stdout)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


class Contest:
    def __init__(self, travaux, bench, work, paragraphs, count, rounds, without):
        self.travaux, self.bench, self.rounds, self.count = travaux, bench, rounds, count
        self.place = pathlib.Path(work, str(count))
        self.size = corpus.make(count, paragraphs, self.place)
        self.file = str(self.place / "paragraphs.jsonl")
        self.log = str(self.place / "queries.tsv")
        queries.write(queries.make(self.file, count), pathlib.Path(self.log))
        slow = [name for name, limit in most.items() if count > limit and name not in without]
        self.without = [*without, *slow]
        self.places = {"travaux, compact": self.place / "travaux-compact.db", "travaux": self.place / "travaux.db",
                       "fts5": self.place / "fts5.db", "tantivy": self.place / "tantivy",
                       "xapian": self.place / "xapian"}
        made = max(0, count - len(paragraphs))
        print(f"\n{count:,} paragraphs, {self.size / 1e6:.1f} MB; {count - made:,} as they stand in the texts, "
              f"{made:,} made of their sentences")
        for name in slow:
            print(f"  {name} is left out: it takes too long over more than {most[name]:,} paragraphs")

    def engines(self, names):
        return [name for name in names if name.split(",")[0] not in self.without]

    def index(self, name):
        """Where an engine's index is; the longer name first."""
        return next(str(place) for known, place in self.places.items() if name.startswith(known))

    def build(self):
        rates = {}
        print("  built with                 MB per CPU second   to tantivy   file / text   peak memory")
        rows = []
        for name in self.engines(building):
            place = self.index(name)
            if name.startswith("travaux"):
                options = ["--compact"] if "compact" in name else []
                summary, seconds, memory = road.index(self.travaux, str(self.place / "texts"), place, *options)
                found = summary.get("paragraphs")
            else:
                cost = engine(name, "build", self.file, place)
                seconds, memory = cost["seconds"], cost["memory"]
            rates[name] = self.size / 1e6 / seconds
            rows.append((name, rates[name], size(place) / self.size, memory))
        for name, rate, share, memory in rows:
            note = f"   as {found:,} paragraphs" if name.startswith("travaux") and found != self.count else ""
            print(f"  {name:26} {rate:12.1f} {rate / rates['tantivy']:15.2f} {share:13.2f} {memory / 1e6:10.0f} MB{note}")

    def ask(self):
        """Every engine in turn, several rounds; each query's time is the middle of its rounds."""
        taken = {name: [] for name in self.engines(asking)}
        memory = {}
        for turn in range(self.rounds):
            for name in taken:
                place = self.index(name)
                if name.startswith("travaux"):
                    words = [self.bench, place, self.log] + (["whole"] if "whole" in name else [])
                    done = subprocess.run(words, capture_output=True, text=True, check=True)
                    answer = json.loads(done.stdout)
                else:
                    answer = engine(name, "ask", self.log, place)
                taken[name].append(answer["times"])
                memory[name] = max(memory.get(name, 0), answer["memory"])
        middle = {
            name: [(rounds[0][i][0], statistics.median(r[i][1] for r in rounds)) for i in range(len(rounds[0]))]
            for name, rounds in taken.items()}
        self.report(middle, memory)

    def compare(self):
        """The ten best with passing over and with scoring all: the same, or the run ends here."""
        done = subprocess.run(
            [self.bench, str(self.places["travaux"]), self.log, "agree"], capture_output=True, text=True, check=True)
        print(f"\n  queries with the same ten best, scores and totals when all is scored: {json.loads(done.stdout)['same']}")

    def report(self, middle, memory):
        yardstick = middle["tantivy"]
        total = sum(t for _, t in yardstick)
        print(f"\n  {'the ten best of ' + str(len(yardstick)) + ' queries':28}   total, ms   to tantivy   own memory")
        for name, times in middle.items():
            mine = sum(t for _, t in times)
            print(f"  {name:28} {mine:11.1f} {mine / total:12.2f} {memory[name] / 1e6:9.0f} MB")
        for kind in queries.counts:
            theirs = [t for k, t in yardstick if k == kind]
            print(f"\n  {kind + ', ' + str(len(theirs)) + ' queries':28} p50, ms             p95                 p99")
            for name, times in middle.items():
                mine = [t for k, t in times if k == kind]
                cells = []
                for share in (0.5, 0.95, 0.99):
                    value = percentile(mine, share)
                    cells.append(f"{value:8.3f} ({value / percentile(theirs, share):.2f})")
                print(f"  {name:26} " + "".join(f"{cell:20}" for cell in cells))

    def update(self, paragraphs):
        """Changes the indexes, so it comes last."""
        measured = {
            name: update.travaux(self.travaux, self.index(name), paragraphs, self.place)
            for name in building if name.startswith("travaux")}
        for name in self.engines(["fts5"]):
            measured[name] = engine(name, "update", update.write(paragraphs, self.place), self.index(name))
        update.report(measured)

    def start(self, empty):
        base = milliseconds(empty)
        print(f"\n  from start to exit, ms: an empty Swift process {base:.2f}")
        draw = random.Random(3)
        log = queries.read(self.log)
        for kind in ("rare", "common", "and", "phrase"):
            words = draw.choice([words for k, words in log if k == kind])
            text = f'"{" ".join(words)}"' if kind == "phrase" else " ".join(words)
            taken = milliseconds(
                self.travaux, "search", "--index", self.index("travaux"), "--limit", "10", text, times=15)
            print(f"  search, {kind:20} {taken:8.2f}   ({taken / base:.1f} empty processes)")


def run(travaux, bench, folder, work, counts, rounds, without):
    paragraphs = corpus.paragraphs_of(folder, travaux)
    print(f"{len(paragraphs):,} paragraphs in {folder}, {sum(len(p.encode()) for p in paragraphs) / 1e6:.1f} MB")
    pathlib.Path(work).mkdir(parents=True, exist_ok=True)
    empty = empty_program(work)
    for count in counts:
        contest = Contest(travaux, bench, work, paragraphs, count, rounds, without)
        contest.build()
        contest.compare()
        contest.ask()
        contest.start(empty)
        contest.update(paragraphs)
