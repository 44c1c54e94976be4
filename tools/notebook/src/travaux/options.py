"""What the commands take, each option once: :class:`travaux.Index` and its ``arrow`` spell the same tables out.

``None`` and ``False`` leave an option to the program.
"""

import inspect
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypedDict, TypeVar, get_type_hints

#: One value or several.
Several = str | Sequence[str] | None
#: A day, a month or a year: ``"2021-03-04"``, ``"2021-03"``, ``"2021"``, or a ``datetime.date``.
Day = Any

Unit = Literal["paragraph", "document"]
Sort = Literal["relevance", "date", "symbol"]
Direction = Literal["out", "in", "both"]
Grouping = Literal["session", "year", "body", "type", "language", "speaker", "item"]
Measure = Literal["frequency", "log-likelihood", "log-dice"]
CitationFormat = Literal["bibtex", "ris", "csl", "text"]


class Page(TypedDict, total=False):
    """Which rows of all."""

    limit: int | None
    offset: int | None


class Filters(TypedDict, total=False):
    """Which documents count."""

    type: Several
    body: Several
    session: Several
    language: Several
    since: Day
    until: Day


class Matching(Filters, total=False):
    """What answers a query."""

    #: Words in the form typed, no inflections.
    exact: bool
    unit: Unit | None
    #: A file of words that ``~word`` takes as one.
    synonyms: str | None


class Searching(Page, Matching, total=False):
    """How hits come out."""

    sort: Sort | None
    #: Each copy of a passage in drafts, revisions and reports as a hit of its own.
    all: bool
    #: Documents, the best passages of each in ``best``.
    group_by: Literal["document"] | None
    #: The same paragraph in the other languages, in ``parallel``; or in these only.
    parallel: bool
    parallel_in: Several
    #: The parts of each score, in ``scoring``.
    explain: bool
    #: Keeps the search under this name, for ``new``; ``saved`` is the file that it is kept in.
    save: str | None
    saved: str | None


class Likeness(Filters, total=False):
    """Which passages are like a text."""

    limit: int | None
    #: Operative paragraphs adopted earlier, and nothing else.
    agreed: bool
    all: bool


class Counting(Page, Filters, total=False):
    """Which words, and how they are measured."""

    #: Words near the matches of the query, within ``window`` words on each side.
    near: bool
    window: int | None
    by: Measure | None
    least: int | None


class Keeping(TypedDict, total=False):
    """Saved searches."""

    limit: int | None
    #: The file of saved searches; else ``$TRAVAUX_SAVED``, else one in the user's data folder.
    saved: str | None


class Following(TypedDict, total=False):
    """Links of a place."""

    relation: Several
    direction: Direction | None
    depth: int | None
    limit: int | None


class Tracing(Filters, total=False):
    """Events of a topic or an item."""

    event: Several
    depth: int | None
    limit: int | None


class Trending(Filters, total=False):
    """Groups of passages."""

    by: Grouping | None
    exact: bool


class DayFilters(TypedDict, total=False):
    """Whose meetings of a day."""

    type: Several
    body: Several
    session: Several


_F = TypeVar("_F", bound=Callable[..., Any])


def spelled(table: Any) -> Callable[[_F], _F]:
    """Lets ``help`` and completion show the options of a table in the place of ``**options``."""

    def spell(function: _F) -> _F:
        signature = inspect.signature(function)
        own = [each for each in signature.parameters.values() if each.kind is not each.VAR_KEYWORD]
        taken = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_default(hint), annotation=hint)
            for name, hint in get_type_hints(table).items()
        ]
        function.__signature__ = signature.replace(parameters=own + taken)  # type: ignore[attr-defined]
        return function

    return spell


def _default(hint: Any) -> bool | None:
    return False if hint is bool else None
