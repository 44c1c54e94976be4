"""docs/sql.md and Datasette."""

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import EXTENSION, ROOT

PAGE = (ROOT / "docs/sql.md").read_text()
QUERIES = [q for block in re.findall(r"```sql\n(.*?)```", PAGE, re.S) for q in block.split(";") if q.strip()]
VIEWS = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", PAGE, re.M)


@pytest.fixture(scope="module")
def connection(specimens: Path) -> sqlite3.Connection:
    made = sqlite3.connect(specimens)
    made.enable_load_extension(True)
    made.load_extension(str(EXTENSION))
    return made


@pytest.mark.parametrize("query", QUERIES)
def test_what_the_page_asks_is_answered(connection: sqlite3.Connection, query: str) -> None:
    assert connection.execute(query).fetchall(), query


@pytest.mark.parametrize(("view", "columns"), VIEWS)
def test_the_page_tells_every_column(connection: sqlite3.Connection, view: str, columns: str) -> None:
    there = [row[1] for row in connection.execute(f'PRAGMA table_info("{view}")')]
    assert re.findall(r"`(\w+)`", columns) == there


def test_the_page_tells_every_view_and_function(connection: sqlite3.Connection) -> None:
    views = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert views - {"passage_source", "references"} == {view for view, _ in VIEWS}
    functions = {
        row[0] for row in connection.execute("SELECT name FROM pragma_function_list WHERE name LIKE 'travaux%'")
    } | {row[0] for row in connection.execute("SELECT name FROM pragma_module_list WHERE name LIKE 'travaux%'")}
    assert len(functions) > 8
    for name in functions:
        assert f"`{name}(" in PAGE, name


@pytest.mark.parametrize(
    ("call", "columns"),
    [
        ("travaux_search('signals') LIMIT 3", "locator score highlights"),
        ("travaux_links('A/AC.931/2094/1', '{\"relation\": [\"mandate\"]}')", "source target evidence"),
        ("travaux_trace('A/RES/148/112#op1', '{\"event\": \"adopted\"}')", "date locator event via"),
        ("travaux_trends('shoals', '{\"by\": \"type\"}')", 'group" matching total rate'),
    ],
)
def test_commands_are_tables(connection: sqlite3.Connection, call: str, columns: str) -> None:
    names = ", ".join(f'"{name.strip(chr(34))}"' for name in columns.split())
    found = connection.execute(f"SELECT {names} FROM {call}").fetchall()
    assert found and all(row[0] is not None for row in found[:1])


def test_an_attached_index_is_found(specimens: Path) -> None:
    own = sqlite3.connect(":memory:")
    own.enable_load_extension(True)
    own.load_extension(str(EXTENSION))
    with pytest.raises(sqlite3.OperationalError, match="no index is open here"):
        own.execute("SELECT * FROM travaux_search('signals')")
    own.execute("ATTACH ? AS un", [str(specimens)])
    assert own.execute("SELECT count(*) FROM travaux_search('signals')").fetchone()[0] > 10
    assert own.execute(
        "SELECT count(*) FROM un.passage WHERE passage MATCH travaux_match('signals')"
    ).fetchone()[0]
    own.close()


def test_hostile_strings_are_no_trap(connection: sqlite3.Connection) -> None:
    for text in (
        "",
        "\x00",
        '"',
        "'",
        "((((",
        "*",
        "NEAR(",
        "a" * 100_000,
        "\ud800".encode("utf-8", "replace").decode(),
        "\x03\x04\x05",
        "-- x",
        "\u202e" * 50,
        "浅" * 3000,
    ):
        for function in ("travaux_symbol", "travaux_locator"):
            connection.execute(f"SELECT {function}(?)", [text]).fetchall()
        connection.execute("SELECT count(*) FROM travaux_refs(?)", [text]).fetchall()
        connection.execute(
            "SELECT count(*) FROM passage WHERE passage MATCH travaux_match(?)", [text]
        ).fetchall()
        connection.execute("SELECT count(*) FROM travaux_search(?)", [text]).fetchall()
    for value in (None, 7, 1.5, b"\xff"):
        assert connection.execute("SELECT travaux_symbol(?)", [value]).fetchone() == (None,)
        assert connection.execute("SELECT count(*) FROM travaux_search(?)", [value]).fetchone() == (0,)


def datasette(index: Path, path: str, *options: str) -> object:
    options = options or ("--load-extension", str(EXTENSION))
    done = subprocess.run(
        [Path(sys.executable).with_name("datasette"), str(index), *options, "--get", path],
        capture_output=True,
        check=False,
    )
    return json.loads(done.stdout or done.stderr)


def test_datasette_opens_an_index(specimens: Path) -> None:
    sql = "SELECT+locator,+score+FROM+travaux_search('harbour signals')+LIMIT+3"
    found = datasette(specimens, f"/specimens.json?_shape=array&sql={sql.replace(' ', '+')}")
    assert isinstance(found, list) and len(found) == 3 and found[0]["score"] > 0


def test_datasette_has_match_snippets_and_scores(specimens: Path) -> None:
    sql = (
        "SELECT locator, travaux_score(passage) AS score, travaux_snippet(passage, :before, :after) AS words "
        "FROM passage JOIN paragraphs ON paragraphs.id = passage.rowid "
        "WHERE passage MATCH travaux_match(:query) ORDER BY score DESC, id LIMIT 3"
    )
    call = urlencode({"_shape": "array", "sql": sql, "query": '"harbour signals"', "before": "<", "after": ">"})
    found = datasette(specimens, f"/specimens.json?{call}")
    assert isinstance(found, list) and len(found) == 3
    assert all("<harbour signals>" in row["words"].lower() for row in found)
    assert found[0]["score"] >= found[2]["score"] > 0


def test_views_need_no_extension(specimens: Path) -> None:
    plain = sqlite3.connect(f"file:{specimens}?mode=ro", uri=True)
    for view, _ in VIEWS:
        assert plain.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0
    with pytest.raises(sqlite3.OperationalError, match="no such tokenizer: travaux"):
        plain.execute("SELECT count(*) FROM passage WHERE passage MATCH 'x'")
    plain.close()


def test_a_plain_copy_needs_no_extension(specimens: Path, tmp_path: Path) -> None:
    (recipe,) = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    recipe = recipe.replace("Indexes/travaux.db", str(specimens))
    subprocess.run(["bash", "-euc", recipe], cwd=tmp_path, check=True)
    found = datasette(
        tmp_path / "plain.db",
        "/plain/words.json?_shape=array&_search=shoals&_size=3",
        "--setting",
        "sql_time_limit_ms",
        "5000",
    )
    assert isinstance(found, list) and len(found) == 3


def test_datasettes_own_search_finds_inflections(specimens: Path) -> None:
    found = datasette(specimens, "/specimens/passage.json?_shape=array&_search=signal&_size=5")
    assert isinstance(found, list) and len(found) == 5
    views = datasette(specimens, "/specimens/documents.json?_shape=array&type=resolution")
    assert isinstance(views, list) and {row["type"] for row in views} == {"resolution"}
