"""Pictures say what they show, and what they cannot show."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from travaux import Index, plots


@pytest.fixture(autouse=True)
def closed() -> object:
    yield
    plt.close("all")


def words(ax: Axes) -> str:
    return "\n".join(
        text.get_text()
        for text in [*ax.texts, ax.title, ax.xaxis.label, *ax.get_xticklabels(), *ax.get_yticklabels()]
    )


def test_a_timeline_has_a_lane_an_event(index: Index) -> None:
    trace = index.trace("A/AC.931/2094/1#item5")
    said = words(plots.timeline(trace))
    for event in set(trace.loc[trace["date"].notna(), "event"]):
        assert event in said
    assert f"{trace['date'].notna().sum()} events" in said
    most = trace.groupby(["event", "date"]).size().max()
    assert most > 1 and str(most) in {text.get_text() for text in plots.timeline(trace).texts}
    if trace["date"].isna().any():
        assert f"{trace['date'].isna().sum()} more without a date" in said


def test_planned_events_are_hollow(index: Index) -> None:
    trace = index.trace("A/AC.931/2094/1#item5")
    assert trace["planned"].any()
    ax = plots.timeline(trace)
    assert "hollow: planned" in words(ax)
    assert any(len(collection.get_facecolor()) == 0 for collection in ax.collections)


def test_a_trend_shows_its_denominators(index: Index) -> None:
    trends = index.trends("shoals", by="type")
    said = words(plots.trend(trends))
    for _, row in trends[trends["group"].notna()].iterrows():
        assert f"{row['matching']}/{row['total']}" in said
    assert "shoals by type" in said


def test_a_group_without_a_rate_has_no_bar() -> None:
    trends = pd.DataFrame(
        {
            "group": pd.array(["1", "2", pd.NA], dtype="string"),
            "matching": pd.array([5, 3, 1], dtype="Int64"),
            "total": pd.array([100, 10, 4], dtype="Int64"),
            "rate": pd.array([0.05, pd.NA, pd.NA], dtype="Float64"),
            "missing": pd.array([2, pd.NA, pd.NA], dtype="Int64"),
        }
    )
    ax = plots.trend(trends)
    assert [bar.get_height() for bar in ax.patches] == [5, 0]
    said = words(ax)
    assert "3/10" in said and "fewer than 20" in said and "(2 missing)" in said and "1 of 4 in no group" in said


def test_a_graph_names_places_and_relations(index: Index) -> None:
    links = index.links("A/AC.931/2094/1")
    ax = plots.link_graph(links)
    said = words(ax)
    assert all(place in said for place in {*links["from"], *links["to"]})
    assert {text.get_text() for text in ax.get_legend().get_texts()} == {
        *links["relation"],
        "planned only",
    }


def test_a_circle_is_drawn() -> None:
    links = pd.DataFrame(
        {
            "from": ["a", "b", "c", "d"],
            "to": ["b", "a", "d", "c"],
            "relation": ["continues"] * 4,
            "confidence": [1.0] * 4,
            "planned": pd.array([pd.NA, True, False, pd.NA], dtype="boolean"),
        }
    )
    assert "4 links" in words(plots.link_graph(links))


def test_a_picture_of_nothing_says_so(index: Index) -> None:
    for ax in (
        plots.timeline(index.trace("zzzz")),
        plots.trend(index.trends("zzzz")),
        plots.link_graph(index.links("A/RES/1/1")),
        plots.timeline(index.trace("A/RES/144/61")),
    ):
        assert len(words(ax)) > 5
