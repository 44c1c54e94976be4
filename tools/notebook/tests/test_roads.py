"""Both roads give the same frames and the same words."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import travaux
from travaux import Index

CALLS: dict[str, Callable[[Index], pd.DataFrame]] = {
    "search": lambda index: index.search("harbour signals", limit=25),
    "search, filtered": lambda index: index.search("signals", type=["resolution", "draft"], language="fr"),
    "search in Chinese": lambda index: index.search("浅滩", limit=50),
    "search for nothing": lambda index: index.search("zzzz"),
    "search by name": lambda index: index.search("148/112"),
    "search with a quirk": lambda index: index.search('-x "open (', limit=3),
    "facets": lambda index: index.facets("signals"),
    "links": lambda index: index.links("A/AC.931/2094/1"),
    "links, deep": lambda index: index.links("A/RES/148/112#op6", depth=3),
    "links of nothing": lambda index: index.links("A/RES/1/1"),
    "trace": lambda index: index.trace("A/AC.931/2094/1#item5"),
    "trace of a topic": lambda index: index.trace("shoals"),
    "trace of nothing": lambda index: index.trace("zzzz"),
    "trends": lambda index: index.trends("shoals", by="year"),
    "unresolved": lambda index: index.unresolved(),
    "compare": lambda index: index.compare("A/C.2/148/L.17", "A/RES/148/112"),
    "show a document": lambda index: index.show("A/RES/148/112"),
    "show a place": lambda index: index.show("148/112#op3", context=2),
    "show in French": lambda index: index.show("A/RES/148/112", language="fr"),
    "agenda": lambda index: index.agenda("A/AC.931/2094/1"),
    "agenda of nothing": lambda index: index.agenda("A/RES/148/112"),
    "day": lambda index: index.day("2094-03-09"),
    "day of nothing": lambda index: index.day(datetime.date(1900, 1, 1)),
    "day without a year": lambda index: index.day("9 March"),
    "export": lambda index: index.export("paragraphs", type="agenda"),
    "export of links": lambda index: index.export("links"),
    "refs": lambda index: index.refs("Recalling resolution 148/112, para. 3 (b)"),
    "refs of texts": lambda index: index.refs(["see A/149/251", "nothing", "rés. 75/240"]),
}


def _without_moment(frame: pd.DataFrame) -> dict[str, object]:
    """What a frame tells of itself, but for the second at which it was made."""
    attrs = dict(frame.attrs)
    if "provenance" in attrs:
        attrs["provenance"] = {**attrs["provenance"], "date": None}
    return attrs


@pytest.mark.parametrize("name", CALLS)
def test_both_roads_give_the_same_frames(both: tuple[Index, Index], name: str) -> None:
    one, other = (CALLS[name](index) for index in both)
    assert_frame_equal(one, other)
    assert _without_moment(one) == _without_moment(other)
    assert list(one.dtypes) == list(other.dtypes)


WRONG: dict[str, Callable[[Index], object]] = {
    "a limit": lambda index: index.search("x", limit=-1),
    "an order": lambda index: index.search("x", sort="size"),  # type: ignore[arg-type]
    "a type": lambda index: index.search("x", type="poem"),
    "a day": lambda index: index.search("x", since="soon"),
    "a language": lambda index: index.search("x", language="klingon"),
    "an option": lambda index: index.count("x", colour_of_hair="red"),
    "a relation": lambda index: index.links("148/112", relation="cousin"),
    "a date": lambda index: index.day("when it suits"),
    "a property": lambda index: index.trends("x", by="mood"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", WRONG)
def test_both_roads_complain_in_the_same_words(both: tuple[Index, Index], name: str) -> None:
    words = []
    for index in both:
        with pytest.raises(travaux.UsageError) as caught:
            WRONG[name](index)
        words.append(str(caught.value))
    assert words[0] == words[1]
    assert words[0].startswith(("--", "unknown option", "DATE")) and not words[0].startswith("travaux:")


def test_the_road_that_was_asked_for_is_taken(both: tuple[Index, Index]) -> None:
    assert [index.road for index in both] == ["program", "process"]


def test_without_the_extension_the_program_answers(specimens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.places.extension", lambda given: None)
    with travaux.open(specimens) as index:
        assert index.road == "program"
        assert len(index.search("signals")) > 0
        assert index.sql("SELECT count(*) AS n FROM documents")["n"][0] > 0
    with pytest.raises(travaux.TravauxError, match="tools/extension"):
        travaux.open(specimens, road="process")


def test_without_the_program_the_extension_answers(specimens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.places.program", lambda given=None: None)
    with travaux.open(specimens) as index:
        assert index.road == "process"
        assert len(index.search("signals")) > 0
        with pytest.raises(travaux.TravauxError, match="parse needs the program"):
            index.parse("x.pdf")
    monkeypatch.setattr("travaux.places.extension", lambda given: None)
    with pytest.raises(travaux.TravauxError, match="neither"):
        travaux.open(specimens)


@pytest.mark.parametrize("road", [None, "program"])
def test_what_is_no_index_is_told(tmp_path: Path, road: str | None) -> None:
    with pytest.raises(travaux.IndexUnavailable, match="no index"):
        travaux.open(tmp_path / "none.db", road=road)  # type: ignore[arg-type]
    other = tmp_path / "other.db"
    other.write_text("a poem, and long enough to be taken for nothing else. " * 20)
    with pytest.raises(travaux.IndexUnavailable, match=r"other\.db"):
        travaux.open(other, road=road)  # type: ignore[arg-type]
