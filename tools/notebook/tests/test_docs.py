"""The columns are those of docs/json.md."""

import re

import pyarrow as pa
import pytest
from conftest import ROOT

from travaux import schemas

PAGE = (ROOT / "docs/json.md").read_text()
#: Fields that come only with an option.
ON_REQUEST = {"best", "parallel", "scoring"}


def section(name: str) -> str:
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert found, f"docs/json.md has no section {name}"
    return found.group(1)


def fields(text: str) -> set[str]:
    """What stands in the first column of the section's tables."""
    cells = re.findall(r"^\| ([^|]+) \|", text, re.M)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("search", schemas.SEARCH),
        ("links", schemas.LINKS),
        ("trace", schemas.TRACE),
        ("trends", schemas.TRENDS),
        ("day", schemas.DAY),
        ("refs", schemas.REFS),
        ("compare", schemas.COMPARE),
        ("words", schemas.WORDS),
    ],
)
def test_every_field_is_a_column(name: str, schema: pa.Schema) -> None:
    assert fields(section(name)) - ON_REQUEST == set(schema.names)


@pytest.mark.parametrize(("name", "schema"), [("agenda", schemas.AGENDA), ("unresolved", schemas.UNRESOLVED)])
def test_fields_told_in_a_sentence_are_columns(name: str, schema: pa.Schema) -> None:
    assert re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", section(name))) == schema.names


@pytest.mark.parametrize("table", schemas.EXPORT)
def test_tables_have_the_columns_of_the_page(table: str) -> None:
    row = re.search(rf"^\| `{table}` \| (.*) \|$", section("export"), re.M)
    assert row
    # In brackets behind a column stand members of structures and remarks.
    told = re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", row.group(1)))
    assert told == schemas.EXPORT[table].names
