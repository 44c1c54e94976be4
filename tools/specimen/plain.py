"""Specimens as plain text, Markdown and HTML."""
import html
import textwrap

from source import MARK, entries, runs


def masthead(s):
    """The masthead's lines in the order in which they are printed."""
    h = s.head
    out = ["United Nations", s.symbol, h["organ"], *h.get("distribution", "").split(" / ")]
    out += [h[k] for k in ("date",) if k in h]
    out += h.get("original", "").split(" / ")
    return [line for line in out if line]


def front(s):
    h = s.head
    keys = ("session", "meeting", "committee", "body", "place", "held", "item", "itemtitle")
    out = []
    for key in keys:
        if key == "session" and "body" in h:
            continue
        if key in h:
            out += [h[key].replace("**", "")] if key != "place" else h[key].split(" / ")
        if key == "body" and "session" in h and "body" in h:
            out.append(h["session"])
    return out


def titles(s):
    h = s.head
    number = (h["number"] + " ") if "number" in h else ""
    out = [h[k] for k in ("sponsors", "rapporteur") if k in h]
    if s.kind == "sc-resolution":
        return [h["title"], h["heading"]]
    if "heading" in h:
        out += [h["heading"], h["bracket"]]
    if "title" in h:
        out.append(number + h["title"])
    if "subtitle" in h:
        out.append(h["subtitle"])
    for key in ("president", "chair"):
        if key in h:
            name, _, country = h[key].partition(" | ")
            lead = "President: " if key == "president" else ""
            out.append(f"{lead}{name} ({country.strip('()') if key == 'chair' else country[1:-1]})")
    return out


def bare(text):
    return "".join(r.text for r in runs(text) if not r.note)


def text(s):
    wide = s.language in ("zh", "ar")
    out = []

    def add(line, indent=0, hang=0):
        if wide:
            out.append(" " * indent + line)
        else:
            out.extend(
                textwrap.wrap(
                    line, 78, initial_indent=" " * indent, subsequent_indent=" " * hang,
                    break_on_hyphens=False, break_long_words=False) or [""])

    for line in masthead(s):
        add(line)
    out.append("")
    for line in front(s) + titles(s):
        add(bare(line))
        out.append("")
    for b in s.blocks:
        if b.kind == "number":
            step = 4 * (b.level - 1)
            add(f"{b.label} {b.plain}", step, step if b.listed else 0)
        elif b.kind == "close":
            out.append(" " * 40 + b.plain)
        else:
            add(b.plain)
        if not (b.listed and b.kind == "number"):
            out.append("")
    while out[-1] == "":
        out.pop()
    return "\n".join([*out, "", MARK, ""])


def marked(parts, notes=True):
    out = ""
    for r in parts:
        t = r.text
        if r.note:
            out += f"[^{r.note}]" if notes else ""
        elif r.bold:
            out += f"**{t}**"
        elif r.italic:
            out += f"*{t}*"
        else:
            out += t
    return out


def markdown(s):
    h = s.head
    out = ["---", f"symbol: {s.symbol}", f'title: "{bare(h["title"])}"', f'date: "{h["iso"]}"']
    out += [f"language: {s.language.upper()}", f'note: "{MARK}"', "---", ""]
    if s.kind == "programme":
        return "\n".join(out) + programme(s)
    head = masthead(s)
    out += [head[0], "", *sum(([line, ""] for line in head[2:]), [])]
    for line in front(s):
        out += [line, ""]
    for line in titles(s):
        out += [marked(runs(line)), ""]
    for b in s.blocks:
        if b.kind == "number":
            out.append("    " * (b.level - 1) + f"{b.label} {marked(b.runs)}")
        elif b.kind in ("chapter", "heading"):
            out.append("#" * max(2, b.level + 1) + " " + marked(b.runs))
        else:
            out.append(marked(b.runs))
        out.append("")
    for label, note in s.notes.items():
        out.append(f"[^{label}]: {marked(note)}")
    return "\n".join(out) + "\n"


def programme(s):
    """As such tables are copied from pages: tabs between cells, tags within, two habits in one file."""
    h = s.head
    out = [h["organ"], "", h["distribution"], h["date"], "", h["original"], "", h["body"], "", h["session"]]
    out += ["", h["place"], "", bare(h["title"]), "", h["subtitle"], ""]
    for b in s.blocks:
        if b.kind == "number":
            out.append(f"{b.label} " + b.plain.replace("A/AC.931/2094/1", "[A/AC.931/2094/1](#)"))
        elif b.kind == "table":
            header = "\t".join(f"<i>{bare(''.join(r.text for r in c))}</i>" for c in b.rows[0])
            out.append(header)
            late = False
            for first, second in b.rows[1:]:
                tagged = [(marked(runs(t)), cut) for t, cut in entries(second)]
                tagged = [(t.replace("*", "<i>", 1).replace("*", "</i>", 1), c) for t, c in tagged]
                if not second:
                    out.append(first + "\t")
                elif late:
                    out.append(first + "\t" + " ".join(f"<p>{t}</p>" for t, _ in tagged))
                else:
                    for i, (t, cut) in enumerate(tagged):
                        if cut:
                            out += ["", header]
                            late = True
                        out.append(("" if i else first) + "\t" + t)
            out.append("")
            continue
        else:
            out.append(marked(b.runs).replace("*Note*", "Note"))
        out.append("")
    return "\n".join(out).rstrip() + "\n"


def tagged(parts):
    out = ""
    for r in parts:
        t = html.escape(r.text, quote=False)
        if r.note:
            out += f'<sup><a href="#note{r.note}">{r.note}</a></sup>'
        elif r.bold:
            out += f"<b>{t}</b>"
        elif r.italic:
            out += f"<i>{t}</i>"
        elif r.raised:
            out += f"<sup>{t}</sup>"
        else:
            out += t
    return out


def page(s):
    direction = ' dir="rtl"' if s.right_to_left else ""
    title = html.escape(f"{s.symbol} - {bare(s.head['title'])}")
    out = ["<!DOCTYPE html>", f'<html lang="{s.language}"{direction}>', "<head>", '<meta charset="utf-8">']
    out += [f"<title>{title}</title>", f'<meta name="description" content="{MARK}">']
    out += ["<style>p.sub { margin-left: 2em } p.close { text-align: right }</style>", "</head>", "<body>"]
    out += ["<nav><a href=\"#top\">Skip to the text</a></nav>", '<div class="masthead">']
    out += [f"<p>{html.escape(line)}</p>" for line in masthead(s) + front(s)] + ["</div>"]
    for line in titles(s):
        tag = "h1" if line.endswith(s.head["title"]) else "p"
        out.append(f"<{tag}>{tagged(runs(line))}</{tag}>")
    for b in s.blocks:
        body = tagged(b.runs)
        if b.kind == "number":
            style = f' class="sub" style="margin-left: {2 * (b.level - 1)}em"' if b.level > 1 else ""
            out.append(f"<p{style}>{b.label}&nbsp;&nbsp;{body}</p>")
        elif b.kind == "chapter":
            out.append(f"<h{b.level + 1}>{body}</h{b.level + 1}>")
        elif b.kind == "close":
            out.append(f'<p class="close"><i>{body}</i></p>')
        elif b.kind == "formula":
            out.append(f"<p><i>{body}</i></p>")
        else:
            out.append(f"<p>{body}</p>")
    if s.notes:
        out.append('<hr><div class="footnotes">')
        for label, note in s.notes.items():
            out.append(f'<p id="note{label}"><sup>{label}</sup> {tagged(note)}</p>')
        out.append("</div>")
    out += [f"<footer>{MARK}</footer>", "</body>", "</html>", ""]
    return "\n".join(out)
