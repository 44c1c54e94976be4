"""`cite` is read by real readers of each format."""

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from travaux import Index

PLACES = ["A/RES/148/112#op3(b)", "A/AC.931/2094/1", "A/RES/148/112"]


def test_bibtex(index: Index) -> None:
    library = bibtexparser.parse_string(index.cite(*PLACES, format="bibtex"))
    assert not library.failed_blocks
    assert len(library.entries) == len(PLACES)
    assert len({entry.key for entry in library.entries}) == len(PLACES)
    assert any("148/112" in str(field.value) for field in library.entries[0].fields)


def test_ris(index: Index) -> None:
    entries = rispy.loads(index.cite(*PLACES, format="ris"))
    assert len(entries) == len(PLACES)
    assert all(
        entry["type_of_reference"] and entry.get("title", entry.get("primary_title")) for entry in entries
    )


def test_csl(index: Index) -> None:
    items = json.loads(index.cite(*PLACES, format="csl"))
    assert [item["id"] for item in items]
    source = CiteProcJSON(items)
    style = CitationStylesStyle(str(Path(__file__).with_name("style.csl")), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    made = [str(entry) for entry in bibliography.bibliography()]
    assert len(made) == len({item["id"] for item in items})
    assert any("Coastal lights" in entry for entry in made)


def test_text(index: Index) -> None:
    assert len(index.cite(*PLACES, format="text").strip().splitlines()) >= len(PLACES)


@pytest.mark.parametrize("format", ["bibtex", "ris", "csl"])
def test_a_place_that_is_not_there_is_told(index: Index, format: str) -> None:
    index.cite("A/RES/148/112", format=format)  # type: ignore[arg-type]
