"""One engine's work in a process of its own.

    python -m benchmark.engine NAME build PARAGRAPHS INDEX       builds; prints a line of JSON with its cost
    python -m benchmark.engine NAME ask QUERIES INDEX            asks the log twice; prints the second times
    python -m benchmark.engine NAME update VERSIONS INDEX        adds a document, changes it, takes it out; prints the costs

Each engine is given what its manual gives for English with stems: FTS5 with `porter`, tantivy with `en_stem`, one
writer thread, Xapian with its English stemmer. Positions are kept, and the text is stored.
"""
import json
import os
import resource
import sys
import time

from benchmark import queries
from benchmark.update import written


class FTS5:
    def build(self, texts, place):
        import sqlite3

        base = sqlite3.connect(place)
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        base.execute("CREATE VIRTUAL TABLE passage USING fts5 (text, tokenize = 'porter unicode61')")
        base.executemany("INSERT INTO passage (text) VALUES (?)", ((text,) for text in texts))
        base.commit()

    def update(self, versions, place):
        import sqlite3

        base = sqlite3.connect(place)
        first = base.execute("SELECT max(rowid) + 1 FROM passage").fetchone()[0]
        for version in (*versions, []):
            with base:
                base.execute("DELETE FROM passage WHERE rowid >= ?", (first,))
                base.executemany(
                    "INSERT INTO passage (rowid, text) VALUES (?, ?)", zip(range(first, first + len(version)), version))
            yield

    def open(self, place):
        import sqlite3

        self.base = sqlite3.connect(place)
        self.base.execute("PRAGMA mmap_size = 4294967296")

    def ask(self, kind, words):
        quoted = [f'"{w}"' for w in words]
        text = {
            "phrase": f'"{" ".join(words)}"', "or": " OR ".join(quoted), "prefix": f"{quoted[0]} *",
        }.get(kind, " AND ".join(quoted))
        return self.base.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 10", (text,)).fetchall()


class Tantivy:
    def schema(self):
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", stored=True, tokenizer_name="en_stem", index_option="position")
        return schema.build()

    def build(self, texts, place):
        import tantivy

        os.mkdir(place)
        index = tantivy.Index(self.schema(), path=place)
        writer = index.writer(256_000_000, 1)
        for text in texts:
            writer.add_document(tantivy.Document(text=text))
        writer.commit()
        writer.wait_merging_threads()

    counts = False

    def open(self, place):
        import tantivy

        self.index = tantivy.Index.open(place)
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, kind, words):
        import tantivy

        if kind == "prefix":
            query = tantivy.Query.regex_query(self.index.schema, "text", words[0] + ".*")
        else:
            text = {"phrase": f'"{" ".join(words)}"', "or": " OR ".join(words)}.get(kind, " AND ".join(words))
            query = self.index.parse_query(text, ["text"])
        return self.searcher.search(query, 10, count=self.counts).hits


class TantivyCounting(Tantivy):
    counts = True


class Xapian:
    def build(self, texts, place):
        import xapian

        base = xapian.WritableDatabase(place, xapian.DB_CREATE_OR_OVERWRITE)
        terms = xapian.TermGenerator()
        terms.set_stemmer(xapian.Stem("en"))
        for text in texts:
            document = xapian.Document()
            document.set_data(text)
            terms.set_document(document)
            terms.index_text(text)
            base.add_document(document)
        base.commit()
        base.close()

    def open(self, place):
        import xapian

        self.base = xapian.Database(place)
        self.stem = xapian.Stem("en")
        self.enquire = xapian.Enquire(self.base)
        self.parser = xapian.QueryParser()
        self.parser.set_database(self.base)

    def ask(self, kind, words):
        import xapian

        stems = [b"Z" + self.stem(w.encode()) for w in words]
        if kind == "phrase":
            query = xapian.Query(xapian.Query.OP_PHRASE, words, len(words))
        elif kind == "prefix":
            query = self.parser.parse_query(words[0] + "*", xapian.QueryParser.FLAG_PARTIAL | xapian.QueryParser.FLAG_WILDCARD)
        else:
            query = xapian.Query(xapian.Query.OP_OR if kind == "or" else xapian.Query.OP_AND, stems)
        self.enquire.set_query(query)
        return list(self.enquire.get_mset(0, 10))


engines = {"fts5": FTS5, "tantivy": Tantivy, "tantivy, counting": TantivyCounting, "xapian": Xapian}


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def own_memory():
    """Bytes that are the process's own, without pages of files."""
    for line in open("/proc/self/status"):
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    return 0


def build(engine, paragraphs, place):
    def texts():
        with open(paragraphs) as lines:
            for line in lines:
                yield json.loads(line)

    before = cpu()
    for _ in texts():
        pass
    reading = cpu() - before
    before = cpu()
    engine.build(texts(), place)
    print(json.dumps({
        "seconds": cpu() - before - reading,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


def ask(engine, log, place):
    engine.open(place)
    times = []
    for turn in range(2):
        times = []
        for kind, words in queries.read(log):
            start = time.perf_counter_ns()
            hits = engine.ask(kind, words)
            times.append((kind, (time.perf_counter_ns() - start) / 1e6, len(hits)))
    print(json.dumps({"times": times, "memory": own_memory()}))


def update(engine, versions, place):
    costs = []
    seconds, size = cpu(), written(resource.RUSAGE_SELF)
    for _ in engine.update(json.load(open(versions)), place):
        costs.append((cpu() - seconds, written(resource.RUSAGE_SELF) - size))
        seconds, size = cpu(), written(resource.RUSAGE_SELF)
    print(json.dumps(costs))


def main():
    name, what, source, place = sys.argv[1:]
    {"build": build, "ask": ask, "update": update}[what](engines[name](), source, place)


if __name__ == "__main__":
    main()
