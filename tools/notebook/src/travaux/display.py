"""Hits as HTML. Nothing of a document reaches the page unescaped."""

from html import escape
from typing import Any

import pandas as pd

#: UTF-8 bytes shown of a text, about.
SHOWN = 480
#: Hits shown of a frame.
MOST = 50

_STYLE = """<style>
.travaux-hits{max-width:60em;line-height:1.45}
.travaux-hits .hit{margin:0 0 .9em 0}
.travaux-hits .place{font-family:monospace;font-weight:600}
.travaux-hits .about{opacity:.65;font-size:.9em}
.travaux-hits mark{background:#ffe28a;color:#000;padding:0 .1em;border-radius:.15em}
</style>"""


def marked(text: str, highlights: Any, limit: int | None = SHOWN) -> str:
    """The text as HTML with its highlights in ``<mark>``.

    ``highlights`` are half-open ranges of UTF-8 bytes, in order and apart. A text longer than ``limit`` bytes
    is cut about the first of them, with an ellipsis.
    """
    data = text.encode()
    ranges = [(int(start), int(end)) for start, end in (highlights if highlights is not None else [])]
    start, end = 0, len(data)
    if limit is not None and len(data) > limit:
        first = ranges[0][0] if ranges else 0
        start = max(0, min(first - limit // 4, len(data) - limit))
        end = min(len(data), max(start + limit, ranges[0][1] if ranges else 0))
    parts: list[str] = []
    at = start

    def plain(stop: int) -> None:
        # A cut inside a character leaves the character out.
        parts.append(escape(data[at:stop].decode(errors="ignore")))

    for low, high in ranges:
        if low < at or high > end or low >= high:
            continue
        plain(low)
        parts.append(f"<mark>{escape(data[low:high].decode(errors='ignore'))}</mark>")
        at = high
    plain(end)
    return ("… " if start > 0 else "") + "".join(parts) + (" …" if end < len(data) else "")


def _cell(value: Any) -> str:
    missing = value is None or value is pd.NA or value is pd.NaT
    if missing:
        return ""
    return escape(value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value))


def hits(frame: pd.DataFrame) -> str:
    """A frame of hits as HTML: place, title, date and the words found, in the order of the frame."""
    parts = [_STYLE, '<div class="travaux-hits">']
    if frame.empty:
        parts.append("<p>nothing found</p>")
    for remark in str(frame.attrs.get("remarks") or "").splitlines():
        parts.append(f'<p class="about">{escape(remark)}</p>')
    for _, row in frame.head(MOST).iterrows():
        about = " · ".join(
            cell for cell in (_cell(row.get(name)) for name in ("title", "type", "date", "language")) if cell
        )
        language = _cell(row.get("language"))
        direction = f' dir="auto" lang="{language}"' if language else ' dir="auto"'
        text = row["text"] if isinstance(row["text"], str) else ""
        parts.append(
            f'<div class="hit"><span class="place">{_cell(row["locator"])}</span> '
            f'<span class="about">{about}</span>'
            f"<div{direction}>{marked(text, row['highlights'])}</div></div>"
        )
    if len(frame) > MOST:
        parts.append(f'<p class="about">{len(frame) - MOST} more rows</p>')
    parts.append("</div>")
    return "".join(parts)
