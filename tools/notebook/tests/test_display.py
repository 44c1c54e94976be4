"""Hits as HTML, and nothing of a document that a browser obeys."""

import pandas as pd
import pytest

from travaux import Hits, Index
from travaux.display import marked


def test_words_found_are_marked(index: Index) -> None:
    html = index.search("harbour signals", limit=5)._repr_html_()
    assert html is not None
    assert "<mark>harbour signals</mark>" in html.lower() and "A/RES/148/112" in html


def test_a_frame_without_texts_looks_as_usual(index: Index) -> None:
    html = index.search("signals")[["locator", "score"]]._repr_html_()
    assert html is not None and "<table" in html


def test_nothing_found_is_said(index: Index) -> None:
    assert "nothing found" in (index.search("zzzz")._repr_html_() or "")


def test_nothing_of_a_document_is_markup() -> None:
    evil = '<script>alert(1)</script> & "x"'
    hits = Hits(
        {
            "locator": [evil],
            "title": [evil],
            "type": ["<b>"],
            "date": [pd.NaT],
            "language": ['"><i>'],
            "text": [evil],
            "highlights": [[[0, 8]]],
        }
    )
    hits.attrs["remarks"] = evil
    html = hits._repr_html_()
    assert html is not None
    assert "<script" not in html and "<i>" not in html and "<b>" not in html
    assert "<mark>&lt;script&gt;</mark>" in html


@pytest.mark.parametrize(
    ("text", "highlights", "limit", "html"),
    [
        ("a b c", [[2, 3]], None, "a <mark>b</mark> c"),
        ("мель", [[0, 8]], None, "<mark>мель</mark>"),
        ("abc", None, None, "abc"),
        ("abc", [[2, 1], [1, 2]], None, "a<mark>b</mark>c"),
        ("abc", [[0, 99]], None, "abc"),
        ("x" * 40 + "word" + "y" * 40, [[40, 44]], 20, "… " + "x" * 5 + "<mark>word</mark>" + "y" * 11 + " …"),
    ],
)
def test_marks(text: str, highlights: list[list[int]] | None, limit: int | None, html: str) -> None:
    assert marked(text, highlights, limit) == html
