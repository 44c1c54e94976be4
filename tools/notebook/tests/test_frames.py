"""Columns, types, nulls, Arrow and Parquet."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

import travaux
from travaux import Index, frames, rows, schemas

FRAMES: dict[str, tuple[pa.Schema, Callable[[Index, str], pa.Table]]] = {
    "search": (schemas.SEARCH, lambda index, words: index.arrow.search(words)),
    "links": (schemas.LINKS, lambda index, words: index.arrow.links(words)),
    "trace": (schemas.TRACE, lambda index, words: index.arrow.trace(words)),
    "trends": (schemas.TRENDS, lambda index, words: index.arrow.trends(words)),
    "show": (schemas.SHOW, lambda index, words: index.arrow.show(words)),
    "refs": (schemas.REFS, lambda index, words: index.arrow.refs(words)),
}


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("words", ["A/RES/148/112", "zzzz"])
def test_columns_are_the_same_whatever_is_found(index: Index, name: str, words: str) -> None:
    schema, ask = FRAMES[name]
    table = ask(index, words)
    assert table.schema.remove_metadata() == rows.final(schema)


def test_types_and_nulls(index: Index) -> None:
    hits = index.search("signals", limit=200)
    assert len(hits) > 30
    kinds = {name: str(hits[name].dtype) for name in ("locator", "score", "page", "date", "highlights")}
    assert kinds == {
        "locator": "string",
        "score": "Float64",
        "page": "Int64",
        "date": "datetime64[s]",
        "highlights": "object",
    }
    assert hits["page"].isna().any() and hits["page"].notna().any()
    assert hits["kind"].isna().any()
    assert hits["locator"].notna().all()
    first = hits.iloc[0]
    start, end = first["highlights"][0]
    assert first["text"].encode()[start:end].decode().lower() in ("signals", "harbour signals")


def test_nothing_found_is_an_empty_frame_that_tells_why(index: Index) -> None:
    found = index.show("A/RES/1/1#op1")
    assert found.empty and list(found.columns) == schemas.SHOW.names
    assert "A/RES/1/1 is not in the index" in found.attrs["remarks"]


def test_counts_are_of_all_hits(index: Index) -> None:
    # The same words in a draft and what became of it are one hit that names the others.
    hits = index.search("signals", limit=10_000)
    assert index.count("signals") == len(hits) + hits["duplicates"].map(len).sum()
    assert index.count("signals", unit="document") < index.count("signals")
    assert index.count("zzzz") == 0
    facets = index.facets("signals")
    assert facets.loc[facets["facet"] == "type", "count"].sum() == index.count("signals")


def test_a_page_follows_the_other(index: Index) -> None:
    whole = index.search("signals", limit=20)
    page = index.search("signals", limit=10, offset=10)
    assert list(whole["locator"][10:]) == list(page["locator"])


def test_parquet_gives_back_what_it_was_given(index: Index, tmp_path: Path) -> None:
    table = index.arrow.links("A/AC.931/2094/1")
    pq.write_table(table, tmp_path / "links.parquet")
    assert pq.read_table(tmp_path / "links.parquet").equals(table)
    hits = index.search("signals", limit=50)
    hits.to_parquet(tmp_path / "hits.parquet")
    again = pd.read_parquet(tmp_path / "hits.parquet", dtype_backend="numpy_nullable")
    assert list(again["locator"]) == list(hits["locator"])
    assert list(again["date"].isna()) == list(hits["date"].isna())


def test_trends_add_up(index: Index) -> None:
    trends = index.trends("shoals", by="type")
    assert trends["matching"].sum() == index.count("shoals")
    assert (trends["rate"].isna() == (trends["total"] < 20)).all()


def test_trace_is_in_the_order_of_time_and_says_how_it_knows(index: Index) -> None:
    trace = index.trace("A/AC.931/2094/1#item5")
    assert {"planned", "adopted"} <= set(trace["event"])
    assert trace["via"].notna().all()
    assert trace["date"].dropna().is_monotonic_increasing


def test_several_texts_keep_their_places(index: Index) -> None:
    found = index.refs(["see A/149/251", "nothing here", "and resolution 148/112, para. 2"])
    assert list(found["id"]) == [0, 2]
    assert found["target"].iloc[0] == "A/149/251"
    assert index.refs([]).empty and index.refs("").empty


def test_offsets_are_bytes(index: Index) -> None:
    text = "Напоминая о своей резолюции 148/112 и A/149/251"
    for _, ref in index.refs(text, language="ru").iterrows():
        assert text.encode()[ref["start"] : ref["end"]].decode() == ref["text"]


def test_files_are_parsed_into_long_form() -> None:
    root = Path(__file__).resolve().parents[3]
    files = sorted((root / "Corpus/documents").rglob("*.docx"))[:2]
    paragraphs = travaux.parse(*files)
    assert set(paragraphs["file"]) == {str(file) for file in files}
    assert {"locator", "kind", "text"} <= set(paragraphs.columns)
    documents = travaux.parse(*files, rows_of="documents")
    assert list(documents["symbol"].notna()) == [True] * len(documents)
    for kind in schemas.PARSE:
        assert list(travaux.parse(*files, rows_of=kind).columns) == schemas.PARSE[kind].names
    with pytest.raises(travaux.UsageError, match="rows_of is one of"):
        travaux.parse(*files, rows_of="poems")


def test_a_file_that_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    bad = tmp_path / "empty.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    with pytest.warns(travaux.IncompleteWarning, match="empty.pdf"):
        assert travaux.parse(bad).empty


def test_sql_is_a_frame(index: Index) -> None:
    found = index.sql(
        "SELECT symbol, date, paragraphs FROM documents WHERE type = ? ORDER BY symbol", ["resolution"]
    )
    assert list(found.columns) == ["symbol", "date", "paragraphs"] and len(found) > 1
    with pytest.raises(travaux.TravauxError, match="no such table"):
        index.sql("SELECT * FROM poems")
    with pytest.raises(travaux.TravauxError, match="readonly"):
        index.sql("DELETE FROM document")


def test_json_lines_of_any_length_and_with_unknown_fields() -> None:
    long = "x" * (1 << 21)
    lines = f'{{"target":"A","text":"{long}","new":{{"a":[1]}}}}\n{{"target":null}}\n'.encode()
    table = rows.read(lines, schemas.REFS)
    assert table.column_names == schemas.REFS.names
    assert table["target"].to_pylist() == ["A", None] and table["start"].null_count == 2


def test_hits_stay_hits_and_frames_compare(index: Index) -> None:
    hits = index.search("signals", limit=5)
    assert isinstance(hits.head(2), travaux.Hits)
    assert_frame_equal(pd.DataFrame(hits), pd.DataFrame(index.search("signals", limit=5)))


@pytest.mark.parametrize("name", schemas.EXPORT)
def test_whole_tables_are_exported(index: Index, name: str, tmp_path: Path) -> None:
    table = index.arrow.export(name)
    assert table.schema.remove_metadata() == rows.final(schemas.EXPORT[name])
    assert table.num_rows > 0 and table["row"].null_count == 0
    assert index.export(name).attrs["provenance"]["query"] == name
    for ending in (".parquet", ".arrow"):
        file = tmp_path / (name + ending)
        assert index.write(name, file) == table.num_rows
        again = pq.read_table(file) if ending == ".parquet" else pa.ipc.open_file(file).read_all()
        assert again.equals(table)
        assert b"travaux" in again.schema.metadata


def test_an_export_is_narrowed(index: Index, tmp_path: Path) -> None:
    some = index.export("paragraphs", type="resolution", language="fr")
    assert set(some["type"]) == {"resolution"} and set(some["language"]) == {"fr"}
    nothing = index.export("paragraphs", session="999")
    assert nothing.empty and list(nothing.columns) == schemas.EXPORT["paragraphs"].names
    assert index.write("paragraphs", tmp_path / "none.parquet", session="999") == 0
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0
    with pytest.raises(travaux.UsageError, match="TABLE is one of"):
        index.export("poems")
    with pytest.raises(travaux.UsageError, match=r"not \.txt"):
        index.write("links", tmp_path / "links.txt")
    with pytest.raises(travaux.UsageError, match="unknown option --colour"):
        index.write("links", tmp_path / "links.parquet", colour="red")
    assert list(tmp_path.iterdir()) == [tmp_path / "none.parquet"]


def test_lines_come_whole_whatever_the_pieces(monkeypatch: pytest.MonkeyPatch, index: Index) -> None:
    whole = index.arrow.export("paragraphs")
    monkeypatch.setattr("travaux.tables._PART", 700)
    monkeypatch.setattr("travaux.roads._PIECE", 137)
    assert index.arrow.export("paragraphs").equals(whole)


def test_a_frame_can_tell_what_it_was_made_of(specimens: Path) -> None:
    told = []
    for road in ("program", "process"):
        with travaux.open(specimens, road=road, provenance=True) as index:  # type: ignore[arg-type]
            for found in (index.search("shoals OR", limit=3), index.links("148/112"), index.trends("zzzz")):
                assert found.attrs["provenance"]["index"] and "locator" not in found.attrs["provenance"]
                told.append({**found.attrs["provenance"], "date": None})
            assert len(index.search("shoals", limit=3)) == 3
    assert told[:3] == told[3:]
    assert told[0]["query"] == "shoals" and told[0]["command"] == "search"


def test_what_stands_beside_the_rows_is_no_row() -> None:
    lines = b'{"provenance":{"a":1}}\n{"target":"x"}\n{"facets":{}}\n{"explanation":{"tree":[]}}\n'
    assert rows.parted(lines) == (
        b'{"target":"x"}\n',
        {"provenance": {"a": 1}, "facets": {}, "explanation": {"tree": []}},
    )
    assert rows.parted(b"") == (b"", {})
    assert rows.parted(b'{"facets":{}}\n') == (b"", {"facets": {}})
    assert rows.parted(b'{"target":"x"}') == (b'{"target":"x"}', {})


def test_an_agenda_and_a_day(index: Index) -> None:
    agenda = index.agenda("A/AC.931/2094/1")
    item = agenda[agenda["item"] == "5(d)"].iloc[0]
    assert item["mandates"] == ["A/RES/148/112#op1"] and item["slots"] and item["meetings"]
    assert len(index.agenda("A/AC.931/2094/1", linked=True)) <= len(agenda)
    day = index.day("2094-03-09", body="A/AC.931")
    assert {"planned", "considered"} <= set(day["event"]) and day["planned"].any()
    assert str(day["last_date"].dtype) == "datetime64[s]"
    nothing = index.day("9 March")
    assert nothing.empty and "not one day" in nothing.attrs["remarks"]


@pytest.mark.parametrize(
    "values",
    [
        [[[1, 2], [3, 4]], [], [[5, 6]]],
        [[[1, 2]], None, [None, [3, None]], []],
        [["a", None], None, []],
        [[{"a": 1}], [], [{"a": None}, {"a": 2}]],
        [],
    ],
)
def test_lists_come_out_as_they_are(values: list[object]) -> None:
    kind = pa.list_(pa.list_(pa.int64())) if not values else None
    array = pa.array(values, kind)
    assert frames._values(array) == values
    assert frames._values(array[1:]) == values[1:]
    whole = pa.table({"x": pa.chunked_array([array, array[:1], array[1:]])})
    assert list(frames.frame(whole)["x"]) == values + values
