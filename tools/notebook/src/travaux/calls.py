"""Keyword arguments as the words of a call."""

import datetime
from collections.abc import Iterable
from typing import Any

#: What an option may be given as: nothing, a switch, one value or several.
Given = str | int | float | bool | datetime.date | Iterable[str] | None


def words(command: str, arguments: Iterable[str], /, **options: Given) -> list[str]:
    """The words of a call: ``words("search", ["x"], limit=3, type=["note", "letter"])``.

    ``None`` and ``False`` leave an option out, ``True`` is a switch, a list gives an option several times.
    Underscores in names stand for hyphens.
    """
    made = [command]
    for name, value in options.items():
        flag = "--" + name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            made.append(flag)
        elif isinstance(value, Iterable) and not isinstance(value, str):
            made += [f"{flag}={_text(each)}" for each in value]
        else:
            made.append(f"{flag}={_text(value)}")
    return [*made, "--", *arguments]


def _text(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
