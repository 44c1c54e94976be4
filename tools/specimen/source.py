"""The source of a specimen: a header of `key: value` lines, then blocks apart by empty lines.

A block's first characters say what it is:
`~ ` formula (The General Assembly,)     `= ` paragraph without a number     `. ` flush line
`> ` closing line at the right           `# ` `## ` `### ` headings          `1. ` `(a) ` `(i) ` numbered
`%word …` everything else: %annex, %heading, %item, %head, %head2, %speech, %remark, %vote, %contents,
%flush, %table, and the switches %list and %text. `[^1]: …` is a footnote.
Inside a text: *italic*, **bold**, ^superscript^, [^1] a footnote's marker.
"""
import re
from dataclasses import dataclass, field

MARK = "Specimen for software tests. Not a United Nations document."

FIRST = re.compile(r"^(\d{1,2}\.)\s+")
SECOND = re.compile(r"^(\([a-z]\)|[a-z]\)|\([\u0621-\u064a\u0640]{1,2}\))\s+")
THIRD = re.compile(r"^(\([ivx]+\)|[ivx]+\)|’\d‘|[㈠-㈩])\s*")


@dataclass
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    note: str = ""


@dataclass
class Block:
    kind: str
    runs: list = field(default_factory=list)
    level: int = 0
    label: str = ""
    listed: bool = False
    rows: list = field(default_factory=list)

    @property
    def plain(self):
        return "".join(r.text for r in self.runs if not r.note)


INLINE = re.compile(r"\[\^([^\]]+)\]|\*\*(.+?)\*\*|\*(.+?)\*|\^([^^]+)\^")


def runs(text):
    out, at = [], 0
    for found in INLINE.finditer(text):
        if found.start() > at:
            out.append(Run(text[at : found.start()]))
        note, bold, italic, raised = found.groups()
        if note:
            out.append(Run("", note=note))
        elif bold:
            out.append(Run(bold, bold=True))
        elif italic:
            out.append(Run(italic, italic=True))
        else:
            out.append(Run(raised, raised=True))
        at = found.end()
    if at < len(text):
        out.append(Run(text[at:]))
    return out


class Specimen:
    def __init__(self, path):
        self.name, self.language = path.name.removesuffix(".txt").rsplit(".", 1)
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        self.head = dict(line.split(": ", 1) for line in head.splitlines())
        self.kind = self.head["kind"]
        self.symbol = self.head["symbol"]
        self.formats = self.head["formats"].split()
        self.notes, self.blocks = {}, []
        self.right_to_left = self.language == "ar"
        listed = self.kind == "agenda"
        for chunk in re.split(r"\n{2,}", body.strip()):
            if chunk == "%list" or chunk == "%text":
                listed = chunk == "%list"
            elif chunk.startswith("[^"):
                label, _, text = chunk.partition("]: ")
                self.notes[label[2:]] = runs(text)
            else:
                self.blocks.append(self.block(chunk, listed))

    def block(self, chunk, listed):
        if chunk.startswith("%table "):
            lines = chunk[7:].splitlines()
            rows = [[runs(c.strip()) for c in lines[0].split("|")]]
            for line in lines[1:]:
                first, _, second = line.partition("|")
                rows.append([first.strip(), second.strip()])
            return Block("table", rows=rows)
        for lead, kind in (("~ ", "formula"), ("= ", "para"), (". ", "flush"), ("> ", "close")):
            if chunk.startswith(lead):
                return Block(kind, runs(chunk[2:]))
        heading = re.match(r"(#{1,3}) ", chunk)
        if heading:
            return Block("chapter", runs(chunk[heading.end() :]), level=len(heading[1]))
        special = re.match(r"%(\w+) ", chunk)
        if special:
            return Block(special[1], runs(chunk[special.end() :]))
        for level, pattern in ((1, FIRST), (3, THIRD), (2, SECOND)):
            found = pattern.match(chunk)
            if found and not (level == 3 and found[1] in ("(c)", "c)")):
                return Block("number", runs(chunk[found.end() :]), level, found[1], listed)
        raise SystemExit(f"{self.name}: what is this block? {chunk[:60]}")


def entries(cell):
    """The paragraphs of a table cell, each with whether the page breaks before it."""
    out = []
    for piece in re.split(r"( / | \^\^ )", cell):
        if piece == " / ":
            out.append(("", False))
        elif piece == " ^^ ":
            out.append(("", True))
        elif out and not out[-1][0]:
            out[-1] = (piece, out[-1][1])
        elif piece:
            out.append((piece, False))
    return out
