"""Similar passages, words, saved searches, and what else a search is asked for."""

import inspect
from pathlib import Path

import pyarrow as pa
import pytest

import travaux
from travaux import Index, options, rows, schemas


def test_similar_passages_tell_what_differs(index: Index) -> None:
    found = index.similar("A/C.2/148/L.17#op1", limit=3)
    assert list(found.columns) == schemas.SIMILAR.names and len(found) > 0
    assert str(found["shared"].dtype) == "Float64" and found["shared"].between(0, 1).all()
    assert set(found["source"]) == {"A/C.2/148/L.17#op1"}
    changes = found["changes"].iloc[0]
    assert {change["kind"] for change in changes} <= {"same", "added", "dropped"}
    kept = " ".join(change["text"] for change in changes if change["kind"] != "added")
    assert kept.split()[:3] == found["text"].iloc[0].split()[:3]
    agreed = index.similar("A/C.2/149/L.9", agreed=True)
    assert set(agreed["type"]) <= {"resolution", "decision"}
    assert index.similar("qzx").empty


def test_words_and_the_company_they_keep(index: Index) -> None:
    words = index.words(limit=20, language="en")
    assert list(words.columns) == schemas.WORDS.names and len(words) == 20
    assert words["frequency"].is_monotonic_decreasing and words["log_dice"].isna().all()
    near = index.words("lights", near=True, window=3, least=2)
    assert near["near"].notna().all() and near["log_dice"].is_monotonic_decreasing
    assert (near["log_dice"] <= 14).all()
    assert str(near["near"].dtype) == "Int64" and str(near["log_dice"].dtype) == "Float64"
    assert index.words("zzzz").empty


def test_saved_searches_tell_what_is_new(index: Index, tmp_path: Path) -> None:
    file = str(tmp_path / "saved.jsonl")
    hits = index.search("lighthouse", save="lights", saved=file)
    assert len(hits) > 0
    saved = index.saved(saved=file)
    assert list(saved["name"]) == ["lights"] and saved["call"].iloc[0][-1] == "lighthouse"
    assert str(saved["seen"].dtype) == "Int64"
    again = index.saved("lights", saved=file)
    assert isinstance(again, travaux.Hits) and list(again["locator"]) == list(hits["locator"])
    for names in ([], ["lights"]):
        new = index.new(*names, saved=file, keep=True)
        assert new.empty and list(new.columns) == schemas.NEW.names


def test_copies_stand_by_themselves_where_all_are_asked_for(index: Index) -> None:
    folded, every = index.search("signals", limit=500), index.search("signals", limit=500, all=True)
    assert len(every) == index.count("signals") > len(folded)
    assert every["duplicates"].map(len).sum() == 0


def test_documents_come_with_their_best_passages(index: Index) -> None:
    found = index.search("signals", group_by="document", limit=5)
    assert list(found.columns) == [*schemas.SEARCH.names, "best"]
    assert found["symbol"].notna().all()
    for best, passages in zip(found["best"], found["passages"], strict=True):
        assert len(best) == min(3, passages)
        assert {"locator", "text", "highlights", "score"} <= set(best[0])


@pytest.mark.parametrize("asked", [{"parallel": True}, {"parallel_in": ["fr", "zh"]}])
def test_paragraphs_stand_beside_those_of_other_languages(index: Index, asked: dict[str, object]) -> None:
    found = index.search("148/112#op2", limit=3, **asked)  # type: ignore[arg-type]
    languages = {each["language"] for row in found["parallel"] for each in row}
    assert {"fr", "zh"} <= languages and ("ru" in languages) == ("parallel" in asked)
    assert all(each["text"] for row in found["parallel"] for each in row)


def test_scores_are_explained(index: Index) -> None:
    found = index.search("harbour signals", explain=True)
    for score, parts in zip(found["score"], found["scoring"], strict=True):
        assert abs(sum(part["value"] for part in parts) - score) < 0.001
    assert "tree" in found.attrs["explanation"]


@pytest.mark.parametrize("asked", [{}, {"group_by": "document"}, {"parallel": True}, {"explain": True}])
def test_columns_depend_on_what_is_asked_alone(index: Index, asked: dict[str, object]) -> None:
    for query in ("zzzz", "signals", "148/112"):
        table: pa.Table = index.arrow.search(query, **asked)  # type: ignore[arg-type]
        assert table.schema.remove_metadata() == rows.final(schemas.search(asked))


def test_both_roads_agree(both: tuple[Index, Index]) -> None:
    one, other = both
    assert one.arrow.similar("148/112#op1").equals(other.arrow.similar("148/112#op1"))
    assert one.arrow.words("lights", near=True).equals(other.arrow.words("lights", near=True))


def test_options_are_spelled_out_once() -> None:
    for name, table in (
        ("search", options.Searching),
        ("words", options.Counting),
        ("links", options.Following),
    ):
        for owner in (Index, travaux.index.Tables):
            spelled = inspect.signature(getattr(owner, name)).parameters
            assert set(table.__annotations__) <= set(spelled)
    assert "since" in inspect.signature(Index.search).parameters


def test_an_unknown_option_is_told(index: Index) -> None:
    with pytest.raises(travaux.UsageError, match="unknown option --colour"):
        index.search("signals", colour="red")  # type: ignore[call-arg]
