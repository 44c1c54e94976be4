"""Specimens as DOCX, written part by part so that the same source gives the same bytes.

Paragraph numbers are Word's own: nothing of `1.`, `(a)` or `(i)` stands in the text. In summary records they come
through a paragraph style, elsewhere from the paragraph, as both are met in real documents.
"""
import io
import zipfile
from xml.sax.saxutils import escape

from plain import bare, front, titles
from source import MARK, entries, runs

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Word:
    def __init__(self, s):
        self.s = s
        self.notes = {}  # label -> id
        self.restarts = 0
        self.counts = [0, 0, 0]
        self.body = []

    def run(self, text, bold=False, italic=False, raised=False, size=20):
        inner = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
        inner += '<w:vertAlign w:val="superscript"/>' if raised else ""
        inner += f'<w:sz w:val="{size}"/>' + ("<w:rtl/>" if self.s.right_to_left else "")
        return f'<w:r><w:rPr>{inner}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def runs(self, parts, bold=False, italic=False, size=20):
        out = ""
        for r in parts:
            if r.note and r.note == "*":
                out += self.run("*", size=size)
            elif r.note:
                # A second marker of the same note repeats its number, as Word's cross-references do.
                if r.note in self.notes:
                    out += self.run(r.note, raised=True)
                else:
                    self.notes[r.note] = len(self.notes) + 1
                    out += (
                        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                        f'<w:footnoteReference w:id="{self.notes[r.note]}"/></w:r>')
            else:
                out += self.run(r.text, bold or r.bold, italic or r.italic, r.raised, size)
        return out

    def paragraph(self, inner, style="Normal", extra=""):
        bidi = "<w:bidi/>" if self.s.right_to_left else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}{bidi}</w:pPr>{inner}</w:p>'

    def number(self, b):
        level = b.level - 1
        if level == 0 and b.label == "1.":
            self.restarts += 1
            self.counts = [0, 0, 0]
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (2 - level)
        expected = label(self.s.language, level, self.counts[level])
        if expected != b.label:
            raise SystemExit(f"{self.s.name}.{self.s.language}: Word counts {expected}, the source {b.label}")
        if self.s.kind == "summary" and level == 0:
            return self.paragraph(self.runs(b.runs), "Numbered")
        extra = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.restarts}"/></w:numPr>'
        return self.paragraph(self.runs(b.runs), extra=extra)

    def masthead(self):
        h, s = self.s.head, self.s.symbol
        organ, _, rest = s.partition("/")
        cell = "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>"
        name = self.paragraph(self.run("United Nations", size=28))
        sign = self.paragraph(
            self.run(organ, size=40) + self.run("/" + rest), extra='<w:jc w:val="right"/>')
        left = self.paragraph(self.run(h["organ"], bold=True, size=40))
        lines = [h["distribution"], h.get("date", ""), *h.get("original", "").split(" / ")]
        right = "".join(self.paragraph(self.run(line)) for line in lines if line)
        rows = [cell.format(6000, name) + cell.format(3600, sign)]
        rows += [cell.format(6000, left) + cell.format(3600, right)]
        grid = '<w:tblGrid><w:gridCol w:w="6000"/><w:gridCol w:w="3600"/></w:tblGrid>'
        return "<w:tbl><w:tblPr/>" + grid + "".join(f"<w:tr>{r}</w:tr>" for r in rows) + "</w:tbl>"

    def table(self, rows):
        cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
        head = "".join(
            cell.format("", self.paragraph(self.runs(c, italic=True))) for c in rows[0])
        out = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>"
        for first, second in rows[1:]:
            if not second:
                day = self.paragraph(self.run(first, bold=True))
                out += "<w:tr>" + cell.format('<w:gridSpan w:val="2"/>', day) + "</w:tr>"
                continue
            inner = "".join(self.paragraph(self.runs(runs(t))) for t, _ in entries(second))
            out += "<w:tr>" + cell.format("", self.paragraph(self.run(first)))
            out += cell.format("", inner) + "</w:tr>"
        grid = '<w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="7200"/></w:tblGrid>'
        return f"<w:tbl><w:tblPr/>{grid}{out}</w:tbl>"

    def document(self):
        out = [self.masthead(), self.paragraph("")]
        for line in front(self.s):
            out.append(self.paragraph(self.run(line, bold=True), "Front"))
        for line in titles(self.s):
            parts = runs(line)
            plain = line.startswith(("[", "*Rapporteur", "*Chair"))
            out.append(self.paragraph(self.runs(parts, bold=not plain, size=20 if plain else 24), "Title"))
        for b in self.s.blocks:
            if b.kind == "number":
                out.append(self.number(b))
            elif b.kind == "table":
                out.append(self.table(b.rows))
            elif b.kind == "chapter":
                out.append(self.paragraph(self.runs(b.runs, bold=True), f"Heading{b.level}"))
            elif b.kind in ("annex", "heading", "head", "head2", "contents"):
                extra = "<w:pageBreakBefore/>" if b.kind == "annex" else ""
                out.append(self.paragraph(self.runs(b.runs, bold=True), "Heading1", extra))
            elif b.kind == "close":
                out.append(self.paragraph(self.runs(b.runs, italic=True), extra='<w:jc w:val="right"/>'))
            elif b.kind in ("formula", "remark"):
                out.append(self.paragraph(self.runs(b.runs, italic=True), "Indented"))
            elif b.kind == "para":
                out.append(self.paragraph(self.runs(b.runs), "Indented"))
            else:
                out.append(self.paragraph(self.runs(b.runs)))
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
            '<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>')
        return f"{HEAD}<w:document {NS}><w:body>{''.join(out)}{section}</w:body></w:document>"

    def footnotes(self):
        out = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
            "</w:p></w:footnote>")
        for name, number in self.notes.items():
            mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            inner = mark + self.run(" ", size=16) + self.runs(self.s.notes[name], size=16)
            out += f'<w:footnote w:id="{number}">{self.paragraph(inner, "FootnoteText")}</w:footnote>'
        return f"{HEAD}<w:footnotes {NS}>{out}</w:footnotes>"

    def numbering(self):
        two, three, latin = PATTERNS.get(self.s.language, ("(%2)", "(%3)", True))
        letters = "lowerLetter" if latin else "arabicAbjad"
        third = "lowerRoman" if latin else "decimal"
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{i * 480}" w:firstLine="480"/></w:pPr></w:lvl>'
            for i, (form, text) in enumerate((("decimal", "%1."), (letters, two), (third, three))))
        plain = (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Numbered"/>'
            '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>')
        out = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        out += f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>{plain}</w:abstractNum>'
        for i in range(1, max(self.restarts, 1) + 1):
            again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if i > 1 else ""
            out += f'<w:num w:numId="{i}"><w:abstractNumId w:val="0"/>{again}</w:num>'
        out += '<w:num w:numId="90"><w:abstractNumId w:val="1"/></w:num>'
        return f"{HEAD}<w:numbering {NS}>{out}</w:numbering>"


PATTERNS = {
    "fr": ("%2)", "%3)", True),
    "es": ("%2)", "%3)", True),
    "ru": ("%2)", "%3)", True),
    "ar": ("(%2)", "’%3‘", False),
}
ABJAD = ["أ", "ب", "ج", "د", "هـ", "و", "ز", "ح"]


def label(language, level, n):
    two, three, latin = PATTERNS.get(language, ("(%2)", "(%3)", True))
    if level == 0:
        return f"{n}."
    if level == 1:
        return two.replace("%2", chr(96 + n) if latin else ABJAD[n - 1])
    return three.replace("%3", ["i", "ii", "iii", "iv", "v"][n - 1] if latin else str(n))


def styles():
    def style(name, inner="", kind="paragraph", based=True):
        parent = '<w:basedOn w:val="Normal"/>' if based else ""
        default = "" if based else ' w:default="1"'
        return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{name}"/>{parent}{inner}</w:style>'

    out = style("Normal", '<w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="20"/></w:rPr>', based=False)
    out += style("Front") + style("Title") + style("FootnoteText")
    out += style("Indented", '<w:pPr><w:ind w:firstLine="480"/></w:pPr>')
    out += style("Numbered", '<w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr>')
    for i in (1, 2, 3):
        out += style(f"Heading{i}", f'<w:pPr><w:outlineLvl w:val="{i - 1}"/></w:pPr>')
    return f"{HEAD}<w:styles {NS}>{out}</w:styles>"


def document(s):
    word = Word(s)
    main = word.document()
    h = s.head
    head = f'{HEAD}<w:hdr {NS}><w:p><w:r><w:t>{s.symbol}</w:t></w:r></w:p></w:hdr>'
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    page += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    foot = f'{HEAD}<w:ftr {NS}><w:p>{page}<w:r><w:t xml:space="preserve"> {h["job"]} {MARK}</w:t></w:r></w:p></w:ftr>'
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(s.symbol)}</dc:title><dc:subject>{escape(bare(h['title']))}</dc:subject>"
        f"<dc:description>{MARK}</dc:description><dc:language>{s.language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{h["iso"]}T00:00:00Z</dcterms:created></cp:coreProperties>')
    parts = [("document", main), ("styles", styles()), ("numbering", word.numbering())]
    parts += [("footnotes", word.footnotes()), ("header", head), ("footer", foot)]
    kinds = [("document.main", "document")] + [(n, n) for n, _ in parts[1:]]
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for kind, name in kinds)
    types = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{types}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    top = (
        f'{HEAD}<Relationships xmlns="{relations}">'
        f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>')
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{REL}/{name}" Target="{name}.xml"/>'
        for i, (name, _) in enumerate(parts[1:], 1))
    files = [("[Content_Types].xml", types), ("_rels/.rels", top), ("docProps/core.xml", core)]
    files += [("word/_rels/document.xml.rels", f'{HEAD}<Relationships xmlns="{relations}">{inner}</Relationships>')]
    files += [(f"word/{name}.xml", data) for name, data in parts]
    return archive(files)


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, data in files:
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            z.writestr(entry, data)
    return out.getvalue()
