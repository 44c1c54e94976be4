"""Specimens as PDF, in the layout of session documents.

Measures are points on a letter page, taken from the real layout: text from 123 to 490, masthead symbol in two sizes,
type of 10 on 12, notes of 8.5 below a short rule, running symbol and title of 8 from the second page on, `2/5` and the
job number at the foot. As in files made by Word, a few words are drawn in two pieces with a gap between them that is
wider than nothing and narrower than a space.
"""
import io

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from plain import bare, titles
from source import MARK, Run, entries, runs

rl_config.invariant = 1
WIDTH, HEIGHT = 612, 792
LEFT, MARGIN, RIGHT, EDGE = 123, 60, 490, 552
FOLDER = "/usr/share/fonts/truetype/liberation/LiberationSerif-"
FACES = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}
for key, face in FACES.items():
    pdfmetrics.registerFont(TTFont("Serif" + key, f"{FOLDER}{face}.ttf"))
CARRIED = {"Serif" + key: "Serif" + key for key in FACES}
BUILT_IN = {
    "Serif": "Times-Roman", "Serifb": "Times-Bold", "Serifi": "Times-Italic", "Serifbi": "Times-BoldItalic"}


class Piece:
    """A word or a Chinese character with its look; `space` says whether a space follows."""

    def __init__(self, text, font, size, note="", raised=False, space=True):
        self.text, self.font, self.size, self.note = text, font, size, note
        self.raised, self.space = raised, space
        self.width = pdfmetrics.stringWidth(text, font, size)


class Sheet:
    def __init__(self, s):
        self.s, self.h = s, s.head
        self.out = io.BytesIO()
        self.pages = []  # lists of drawing calls, so that the count of pages is known at the end
        self.chinese = s.language == "zh"
        # The viewer's own Times keeps a file small; a few carry their fonts, as most real files do.
        self.faces = BUILT_IN if s.language in ("en", "fr") and s.kind != "resolution" else CARRIED
        if self.chinese:
            pdfmetrics.registerFont(
                TTFont("Hei", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", subfontIndex=0))
        self.columns = [(LEFT, RIGHT)]
        self.column = 0
        self.shown = set()
        self.words = 0
        self.after_break = None
        self.turn(first=True)

    # Pages

    def turn(self, first=False):
        self.pages.append([])
        self.column = 0
        self.y = 66 if not first else 45
        self.top = 78
        self.bottom = 712
        self.notes = []
        if not first:
            self.y = self.top
            if self.after_break:
                self.after_break()

    def draw(self, call, *arguments):
        self.pages[-1].append((call, arguments))

    def put(self, text, x, y, font, size, right=False):
        """One string with its baseline `size` below `y`."""
        font = self.faces.get(font, font)
        if right:
            x -= pdfmetrics.stringWidth(text, font, size)
        self.draw("text", text, x, y + size, font, size)

    def rule(self, y, start=MARGIN, end=EDGE, width=1):
        self.draw("rule", y, start, end, width)

    # Lines

    def face(self, bold=False, italic=False):
        if self.chinese:
            return "Hei"
        return self.faces["Serif" + ("b" if bold else "") + ("i" if italic else "")]

    def pieces(self, parts, size, bold=False, italic=False):
        out = []
        for r in parts:
            if r.note:
                if out:
                    out[-1].space = False
                star = r.note == "*"
                font = self.face(bold)
                out.append(Piece(r.note, font, size if star else size * 0.58, r.note, not star))
                continue
            font = self.face(bold or r.bold, italic or r.italic)
            scale = 0.58 if r.raised else 1
            if out and r.text and not self.chinese:
                out[-1].space = out[-1].space or r.text[0] == " "
            words = list(r.text) if self.chinese else r.text.split(" ")
            if self.chinese:
                words = self.chinese_words(r.text)
            for word in words:
                if word:
                    out.append(Piece(word, font, size * scale, raised=r.raised, space=not self.chinese))
            if out and not self.chinese:
                out[-1].space = r.text.endswith(" ")
        return out

    @staticmethod
    def chinese_words(text):
        out = []
        for c in text:
            if out and c.isascii() and c != " " and out[-1][-1].isascii() and out[-1][-1] != " ":
                out[-1] += c
            elif out and c in "，。；：、）”’·":
                out[-1] += c
            else:
                out.append(c)
        return out

    def lines(self, pieces, first, rest, end, size):
        """Lists of pieces, each with its left edge, broken where the measure is full."""
        space = 0 if self.chinese else size * 0.27
        lines, line, x = [], [], first
        group = []
        for i, p in enumerate(pieces):
            group.append(p)
            follows = i + 1 < len(pieces) and pieces[i + 1].note
            if (p.space or self.chinese or i == len(pieces) - 1) and not follows:
                width = sum(g.width for g in group)
                if line and x + width > end:
                    lines.append((first if not lines else rest, line))
                    line, x = [], rest
                line += group
                x += width + space
                group = []
        if line:
            lines.append((first if not lines else rest, line))
        return lines

    def room(self, height, fresh):
        """Moves on to the next column or page unless `height` and the notes `fresh` fit."""
        for label in fresh:
            height += 10.5 * len(self.note_lines(label))
        reserve = sum(len(lines) * 10.5 for lines in self.notes)
        if reserve or fresh:
            reserve += 14
        if self.y + height + reserve <= self.bottom:
            return
        if self.column + 1 < len(self.columns):
            self.column += 1
            self.y = self.top
        else:
            self.finish_notes()
            self.turn()

    def note_lines(self, label):
        parts = self.s.notes[label]
        x = LEFT
        return self.lines(self.pieces(parts, 8.5), x, x, RIGHT, 8.5)

    def finish_notes(self):
        if not self.notes:
            return
        y = self.bottom - sum(len(lines) * 10.5 for lines in self.notes)
        self.rule(y - 6, LEFT - 25, LEFT + 47, 0.5)
        for lines, label in zip(self.notes, self.noted):
            raised = label != "*"
            self.put(label, LEFT - 8, y - (1 if raised else 0), self.face(), 5 if raised else 8.5)
            for x, line in lines:
                self.draw_line(line, x, y, RIGHT, 8.5, False)
                y += 10.5
        self.notes = []
        self.noted = []

    noted = []

    def draw_line(self, line, x, y, end, size, justify, kern=False):
        width = sum(p.width for p in line)
        gaps = sum(1 for p in line[:-1] if p.space)
        space = 0 if self.chinese else size * 0.27
        if justify and gaps:
            space = max(space, (end - x - width) / gaps)
        for i, p in enumerate(line):
            base = y + (size * 0.05 if p.raised else 0)
            self.words += 1
            tail = " " if p.space else ""
            # Every eleventh long word is split; only where the line has slack for the gap.
            if kern and self.words % 11 == 0 and len(p.text) > 5 and p.text.isalpha() and not self.chinese:
                cut = len(p.text) - 1 - self.words % 2
                head = pdfmetrics.stringWidth(p.text[:cut], p.font, p.size)
                self.draw("text", p.text[:cut], x, base + size, p.font, p.size)
                self.draw("text", p.text[cut:] + tail, x + head + 1.1, base + size, p.font, p.size)
                if p.space:
                    x += 0.4
                    space_here = max(space - 0.4, size * 0.24)
                    x += p.width + space_here
                    continue
            else:
                if p.raised:
                    self.draw("text", p.text + tail, x, base + p.size, p.font, p.size)
                else:
                    self.draw("text", p.text + tail, x, base + size, p.font, p.size)
            x += p.width + (space if p.space else 0)

    def paragraph(
        self, parts, first=0, rest=0, size=10, leading=None, gap=6, bold=False, italic=False,
        justify=True, label="", labelled=None, kern=False, keep=0):
        """A paragraph in the running column; `first`, `rest` and `labelled` are indents from its left edge."""
        leading = leading or size * 1.2
        pieces = self.pieces(parts, size, bold, italic)
        left, end = self.columns[self.column]
        lines = self.lines(pieces, left + first, left + rest, end, size)
        for i, (x, line) in enumerate(lines):
            fresh = [p.note for p in line if p.note and p.note not in self.shown]
            self.room(leading + (keep if i == 0 else 0), fresh)
            now, end = self.columns[self.column]
            x += now - left
            if i == 0 and label:
                self.put(label + " ", now + labelled, self.y, self.face(bold), size)
            self.draw_line(line, x, self.y, end, size, justify and i < len(lines) - 1, kern)
            for note in fresh:
                self.shown.add(note)
                self.notes.append(self.note_lines(note))
                self.noted = self.noted + [note]
            self.y += leading
        self.y += gap

    # Mastheads

    def masthead(self):
        h, s = self.h, self.s
        organ, _, rest = s.symbol.partition("/")
        self.put("United Nations ", LEFT, 45, "Serif", 14)
        tail = pdfmetrics.stringWidth("/" + rest, self.face(), 10)
        self.put("/" + rest + " ", EDGE - tail, 50.5, "Serif", 10)
        self.put(organ, EDGE - tail, 40.5, "Serif", 20, right=True)
        self.rule(63)
        self.draw("ring", 78, 96, 15)
        y = 68
        for line in self.wrapped(h["organ"], 250, 20):
            self.put(line, LEFT, y, self.face(bold=True), 20)
            y += 22
        if s.kind == "verbatim":
            self.put(h["distribution"] + " ", EDGE, 72, "Serifi", 10, right=True)
            self.put(h["session"] + " ", LEFT, y + 1, "Serif", 10)
            for piece in runs(h["meeting"]):
                size = 18 if piece.bold else 12
                x = LEFT if piece.bold else LEFT + 18.1
                self.put(piece.text + " ", x, y + 20 + (0 if piece.bold else 6), self.face(piece.bold), size)
            y += 44
            for line in h["place"].split(" / "):
                self.put(line + " ", LEFT, y, "Serif", 10)
                y += 12
            self.rule(211)
            name, _, country = h["president"].partition(" | ")
            self.put("President: ", MARGIN, 217, "Serifi", 10)
            start = LEFT + pdfmetrics.stringWidth(name + " ", self.face(), 10)
            self.put(name + " ", LEFT, 217, "Serif", 10)
            finish = RIGHT - pdfmetrics.stringWidth(country, self.face(), 10) - 4
            self.put(". " * int((finish - start) / 5), start, 217, "Serif", 10)
            self.put(country, RIGHT, 217, "Serif", 10, right=True)
            self.y = 240
            return
        y = 78
        for line in [*h["distribution"].split(" / "), h.get("date", "")]:
            self.put(line + " ", 397, y, self.face(), 10)
            y += 12
        for line in h.get("original", "").split(" / "):
            if line:
                self.put(line + " ", 397, y + 6, self.face(), 10)
                y += 12
        self.rule(211)
        y = 214
        front = []
        if "body" in h:
            front += [(h["body"], True), (h["session"], True), (h.get("place", ""), False)]
        else:
            front += [(h.get("session", ""), True), (h.get("committee", ""), True)]
        front += [(h.get("item", ""), False), (h.get("itemtitle", ""), True)]
        for text, bold in front:
            for line in self.wrapped(text, 210, 10) if text else []:
                self.put(line + " ", MARGIN, y, self.face(bold), 10)
                y += 12
        self.y = max(y + 14, 250)

    def wrapped(self, text, width, size):
        pieces = self.pieces([Run(text)], size, True)
        lines = self.lines(pieces, 0, 0, width, size)
        return ["".join(p.text + (" " if p.space else "") for p in line).strip() for _, line in lines]

    def titles(self):
        h = self.h
        left = {"justify": False, "gap": 12}
        if "held" in h:
            self.paragraph(runs(h["title"]), size=14, bold=True, justify=False, gap=6)
            self.paragraph(runs(h["held"]), **left)
            name, _, country = h["chair"].partition(" | ")
            self.paragraph(runs(f"{name} . . . . . . . . . . . . . . . . . . . . . {country}"), **left)
            return
        if self.s.kind == "sc-resolution":
            self.paragraph(runs(h["title"]), size=14, bold=True, **left)
            self.paragraph(runs(h["heading"]), size=12, bold=True, **left)
            return
        if "sponsors" in h:
            self.paragraph(runs(h["sponsors"]), bold=True, **left)
        if "heading" in h:
            self.paragraph(runs(h["heading"]), size=14, bold=True, **left)
            self.paragraph(runs(h["bracket"]), **left)
        self.paragraph(
            runs(h["title"]), size=12 if "number" in h else 14, bold=True, label=h.get("number", ""),
            labelled=MARGIN + 6 - LEFT, **left)
        for key in ("subtitle", "rapporteur"):
            if key in h:
                self.paragraph(runs(h[key]), bold=key == "subtitle", **left)

    def cover(self):
        """The first pages of an Official Records supplement: a cover, then the text's own first page."""
        h = self.h
        self.put("United Nations ", LEFT, 45, "Serif", 14)
        organ, _, rest = self.s.symbol.partition("/")
        tail = pdfmetrics.stringWidth("/" + rest, self.face(), 10)
        self.put("/" + rest + " ", EDGE - tail, 50.5, "Serif", 10)
        self.put(organ, EDGE - tail, 40.5, "Serif", 20, right=True)
        self.rule(63)
        y = 200
        for line in self.wrapped(h["title"], 360, 24):
            self.put(line + " ", LEFT, y, "Serifb", 24)
            y += 30
        y = 420
        self.put(h["organ"] + " ", LEFT, y, "Serifb", 14)
        for line in h["distribution"].split(" / "):
            y += 18
            self.put(line + " ", LEFT, y, "Serif", 14)
        self.turn()
        self.paragraph([Run(f"[{h['date']}]")], justify=False, gap=12)

    # Blocks

    def number(self, b):
        if b.listed:
            step = 24 * (b.level - 1)
            self.paragraph(b.runs, 24 + step, 24 + step, justify=False, label=b.label, labelled=step)
            return
        indent = (24, 24, 48)[b.level - 1]
        wide = pdfmetrics.stringWidth(b.label, self.face(), 10)
        first = max(indent + 24, indent + wide + 5)
        self.paragraph(b.runs, first, 48 + 24 if b.level == 3 else 0, label=b.label, labelled=indent, kern=True)

    def heading(self, parts, size=12, **more):
        self.paragraph(parts, size=size, bold=True, justify=False, keep=30, **more)

    def block(self, b):
        if b.kind == "number":
            self.number(b)
        elif b.kind == "formula":
            self.paragraph(b.runs, 24, italic=True)
        elif b.kind == "para":
            self.paragraph(b.runs, 24, kern=True)
        elif b.kind == "flush":
            self.paragraph(b.runs, justify=False)
        elif b.kind == "close":
            self.room(12, [])
            self.put(b.plain + " ", RIGHT, self.y, self.face(italic=True), 10, right=True)
            self.y += 12
        elif b.kind == "chapter":
            text = b.plain
            head, _, rest = text.partition(". ")
            if b.level < 3 and rest and len(head) < 5:
                self.paragraph(
                    [Run(rest)], size=14 if b.level == 1 else 12, bold=True, justify=False, keep=30,
                    label=head + ".", labelled=-30, gap=10)
            else:
                self.heading(b.runs)
        elif b.kind == "annex":
            self.finish_notes()
            self.turn()
            self.heading(b.runs, 14)
        elif b.kind == "item":
            head, _, rest = b.plain.partition(" ")
            self.paragraph(
                [Run(rest)], bold=True, justify=False, keep=24, label=head, labelled=-28)
        elif b.kind in ("heading", "head", "head2", "contents"):
            self.heading(b.runs, 10 if b.kind.startswith("head2") or self.s.kind == "verbatim" else 12)
        elif b.kind == "remark":
            self.paragraph(b.runs, 24, 24 if self.s.kind == "verbatim" else 0, italic=True)
        elif b.kind == "speech":
            self.paragraph(b.runs, 18, kern=True)
        elif b.kind == "vote":
            self.paragraph(b.runs, 18, 18, justify=False)
        elif b.kind == "table":
            self.table(b.rows)
        else:
            raise SystemExit(f"no layout for {b.kind}")

    def table(self, rows):
        second = LEFT - MARGIN + 52

        def header():
            self.rule(self.y, MARGIN, EDGE, 0.5)
            self.paragraph(rows[0][0], italic=True, size=8, gap=-9.6)
            self.paragraph(rows[0][1], second, italic=True, size=8, gap=4)
            self.rule(self.y - 2, MARGIN, EDGE, 1)
            self.y += 4

        self.columns = [(MARGIN, EDGE)]
        header()
        self.after_break = header
        for first, cell in rows[1:]:
            self.room(40, [])
            if not cell:
                self.paragraph([Run(first)], bold=True)
                continue
            self.paragraph([Run(first)], gap=-12)
            for text, cut in entries(cell):
                if cut:
                    self.finish_notes()
                    self.turn()
                self.paragraph(runs(text), second, second, justify=False)
        self.after_break = None
        self.rule(self.y, MARGIN, EDGE, 1)
        self.y += 8
        self.columns = [(LEFT, RIGHT)]

    def finish(self):
        self.finish_notes()
        canvas = Canvas(self.out, (WIDTH, HEIGHT), invariant=1, pageCompression=1)
        canvas.setTitle(self.s.symbol)
        canvas.setSubject(MARK)
        canvas.setCreator("tools/specimens")
        count = len(self.pages)
        for i, calls in enumerate(self.pages, 1):
            self.furniture(canvas, i, count)
            for call, a in calls:
                if call == "text":
                    canvas.setFont(a[3], a[4])
                    canvas.drawString(a[1], HEIGHT - a[2], a[0])
                elif call == "rule":
                    canvas.setLineWidth(a[3])
                    canvas.line(a[1], HEIGHT - a[0], a[2], HEIGHT - a[0])
                else:
                    canvas.circle(a[0], HEIGHT - a[1], a[2])
            canvas.showPage()
        canvas.save()
        return self.out.getvalue()

    def furniture(self, canvas, page, count):
        """What stands on every page and is no part of the text."""
        def put(text, x, y, font, size, right=False):
            canvas.setFont(self.faces.get(font, font), size)
            (canvas.drawRightString if right else canvas.drawString)(x, HEIGHT - y, text)

        job = self.h["job"]
        # Beside the job number, where real files ask to be recycled.
        put(MARK, (MARGIN + EDGE) / 2 - 95, 748 if page == 1 else 754, "Serifi", 7)
        if page == 1:
            letter = {"en": "E", "fr": "F", "es": "S", "ru": "R", "ar": "A", "zh": "C"}[self.s.language]
            day = self.h["iso"][8:] + self.h["iso"][5:7] + self.h["iso"][2:4]
            put(f"{job} ({letter})    {day} ", 65, 748, "Serif", 10)
            put(f"*{job.replace('-', '')}* ", 65, 760, "Serif", 8)
            return
        even = page % 2 == 0
        put(self.s.symbol + " ", MARGIN if even else EDGE, 64, "Serifb", 8, right=not even)
        if "number" in self.h and "title" in self.h:
            face = "Hei" if self.chinese else "Serifb"
            put(bare(self.h["title"]) + " ", EDGE if even else MARGIN, 64, face, 8, right=even)
        if self.s.kind == "verbatim":
            day = "/".join(reversed(self.h["iso"].split("-")))
            put(day + " ", EDGE if even else MARGIN, 64, "Serifb", 8, right=even)
        canvas.setLineWidth(1)
        canvas.line(MARGIN, HEIGHT - 68, EDGE, HEIGHT - 68)
        put(f"{page}/{count} ", MARGIN if even else EDGE, 754, "Serifb", 8, right=not even)
        put(job + " ", EDGE if even else MARGIN, 754, "Serif", 6, right=even)


def document(s):
    sheet = Sheet(s)
    if s.symbol == "A/149/33":
        sheet.cover()
    else:
        sheet.masthead()
    if s.kind == "verbatim":
        sheet.columns = [(MARGIN, 297), (315, EDGE)]
        sheet.bottom = 700
        sheet.top = sheet.y
    elif s.symbol != "A/149/33":
        sheet.titles()
    for b in s.blocks:
        sheet.block(b)
    return sheet.finish()
