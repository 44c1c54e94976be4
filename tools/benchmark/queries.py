"""A log of 202 queries in six kinds, made from a corpus with a fixed seed.

Words are runs of the letters a to z, so that all engines cut them alike. Rare words stand in a handful of paragraphs
in a thousand thousand, common ones in a hundredth and more; words of AND stand in one paragraph together; phrases are
runs of two to four words of a paragraph; a prefix is the first three to five letters of a word.
"""
import collections
import json
import random
import re

counts = {"rare": 40, "common": 40, "and": 40, "or": 40, "phrase": 26, "prefix": 16}


def make(paragraphs_file, total):
    """The log as a list of kind and words."""
    draw = random.Random(77)
    held = collections.Counter()
    sample = []
    step = max(1, total // 50_000)
    with open(paragraphs_file) as lines:
        for number, line in enumerate(lines):
            if number % step:
                continue
            words = re.findall(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])", json.loads(line).lower())
            held.update(set(words))
            if len(words) > 5:
                sample.append(line)
    share = {word: count / (total / step) for word, count in held.items()}
    ranked = sorted(share, key=lambda word: (-share[word], word))
    common = [w for w in ranked if share[w] > 0.01]
    middle = [w for w in ranked if 0.0005 < share[w] <= 0.01]
    rare = [w for w in ranked if share[w] <= 0.0002]

    def paragraph():
        return re.findall(r"[a-z]+", json.loads(draw.choice(sample)).lower())

    log = [("rare", [w]) for w in draw.sample(rare, counts["rare"])]
    log += [("common", [w]) for w in draw.sample(common, min(counts["common"], len(common)))]
    known = set(common) | set(middle)
    while sum(1 for kind, _ in log if kind == "and") < counts["and"]:
        words = sorted({w for w in paragraph() if w in known})
        if len(words) > 3:
            log.append(("and", draw.sample(words, draw.choice([2, 2, 3]))))
    for _ in range(counts["or"]):
        log.append(("or", draw.sample(common, 1) + draw.sample(common + middle, draw.choice([1, 2, 3]))))
    while sum(1 for kind, _ in log if kind == "phrase") < counts["phrase"]:
        words = paragraph()
        size = draw.choice([2, 2, 3, 4])
        if len(words) > size + 2:
            start = draw.randrange(len(words) - size)
            run = words[start : start + size]
            if all(len(w) > 1 for w in run):
                log.append(("phrase", run))
    for word in draw.sample(middle + common, counts["prefix"]):
        log.append(("prefix", [word[: max(3, min(5, len(word) - 1))]]))
    return log


def write(log, path):
    path.write_text("".join(f"{kind}\t{' '.join(words)}\n" for kind, words in log))


def read(path):
    return [(kind, words.split()) for kind, words in (l.rstrip("\n").split("\t") for l in open(path))]
