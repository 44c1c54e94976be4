"""Corpora of a wanted number of paragraphs from a folder of texts.

The paragraphs are those that `travaux parse` finds, as they are and in the order of the files. Where they do not
suffice, more are made of their sentences: each of one to six sentences drawn with a fixed seed, so the words are as
frequent as in the texts, but each sentence occurs many times and the vocabulary does not grow.
"""
import json
import pathlib
import random
import re
import subprocess

per_file = 1000


def paragraphs_of(folder, travaux):
    """The paragraphs of all files below the folder, each one line, without very short ones."""
    files = sorted(str(p) for p in pathlib.Path(folder).rglob("*") if p.is_file())
    out = []
    for start in range(0, len(files), 100):
        done = subprocess.run(
            [travaux, "parse", "--format", "jsonl", *files[start : start + 100]], capture_output=True, text=True)
        for line in done.stdout.splitlines():
            for paragraph in json.loads(line)["paragraphs"]:
                text = " ".join(paragraph["text"].split())
                if len(text) >= 40:
                    out.append(text)
    return out


def sentences_of(paragraphs):
    found = []
    for text in paragraphs:
        found += [s for s in re.split(r"(?<=[.!?]) (?=[A-Z])", text) if 20 <= len(s) <= 400]
    return found


def make(count, paragraphs, target):
    """Writes `count` paragraphs as target/paragraphs.jsonl and as text files in target/texts; gives their size."""
    draw = random.Random(5)
    sentences = sentences_of(paragraphs)
    texts = target / "texts"
    texts.mkdir(parents=True)
    size = 0
    batch = []

    def write():
        (texts / f"{made // per_file:05}.txt").write_text("\n\n".join(batch) + "\n")
        batch.clear()

    with open(target / "paragraphs.jsonl", "w") as out:
        for made in range(count):
            text = (
                paragraphs[made] if made < len(paragraphs) else " ".join(draw.choices(sentences, k=draw.randint(1, 6))))
            out.write(json.dumps(text) + "\n")
            size += len(text.encode())
            batch.append(text)
            if len(batch) == per_file:
                write()
        if batch:
            write()
    return size
