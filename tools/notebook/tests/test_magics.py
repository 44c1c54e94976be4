"""%travaux in a shell of IPython."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell

import travaux


@pytest.fixture
def shell(specimens: Path) -> Iterator[Any]:
    made = InteractiveShell()
    made.run_line_magic("load_ext", "travaux")
    opened = made.run_line_magic("travaux", f"open '{specimens}'")
    yield made
    opened.close()
    made.history_manager.end_session()
    InteractiveShell.clear_instance()


def test_commands_give_frames(shell: Any) -> None:
    hits = shell.run_line_magic("travaux", "search --limit 3 harbour signals")
    assert isinstance(hits, travaux.Hits) and len(hits) == 3
    assert len(shell.run_line_magic("travaux", "links 'A/AC.931/2094/1'")) > 3
    assert "rate" in shell.run_line_magic("travaux", "trends --by year shoals").columns
    assert "place" in shell.run_line_magic("travaux", "show 148/112#op1").columns
    assert "documents" in shell.run_line_magic("travaux", "stats")
    assert shell.run_line_magic("travaux", "cite A/RES/148/112 --format ris").startswith("TY")


def test_a_cell_is_the_text(shell: Any) -> None:
    found = shell.run_cell_magic("travaux", "refs --language en", "Recalling\nresolution 148/112\n")
    assert list(found["target"]) == ["A/RES/148/112"]
    counted = shell.run_cell_magic("travaux", "sql", "SELECT count(*) AS n\nFROM documents")
    assert counted["n"][0] > 1
    assert len(shell.run_cell_magic("travaux", "search --limit 2", 'signals OR "shoals"')) == 2


@pytest.mark.parametrize(
    "line", ["search --sort size x", "dance", "", "search --limit", "sql SELECT 1 FROM poems"]
)
def test_a_wrong_line_is_told_in_words(shell: Any, line: str) -> None:
    with pytest.raises(UsageError) as caught:
        shell.run_line_magic("travaux", line)
    assert str(caught.value)
