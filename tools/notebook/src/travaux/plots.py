"""Pictures of frames, with matplotlib. What cannot be drawn is said on the picture.

Each function takes a frame of :class:`travaux.Index` and gives the ``matplotlib`` axes it has drawn on.
"""

import textwrap
from typing import Any

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure

#: Events in the order in which a topic meets them, each with its colour: apart for the colour-blind (Okabe
#: and Ito, Color Universal Design).
EVENTS = {
    "mandated": "#0072B2",
    "planned": "#999999",
    "drafted": "#E69F00",
    "reported": "#56B4E9",
    "considered": "#009E73",
    "said": "#CC79A7",
    "adopted": "#D55E00",
    "cited": "#7A6A00",
}

_RELATIONS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A6A00", "#666666")


def _axes(ax: Axes | None, height: float) -> Axes:
    return plt.subplots(figsize=(9, height), layout="constrained")[1] if ax is None else ax


def _figure(ax: Axes) -> Figure:
    """The whole picture, also where the axes stand in a part of one."""
    figure = ax.figure
    return figure.figure if isinstance(figure, SubFigure) else figure


def _said(ax: Axes, words: str) -> Axes:
    """A picture of nothing says so."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, "\n".join(textwrap.wrap(words, 70)), ha="center", va="center", transform=ax.transAxes)
    return ax


def _remarks(frame: pd.DataFrame, otherwise: str) -> str:
    return str(frame.attrs.get("remarks") or "").strip() or otherwise


def _note(ax: Axes, words: str) -> None:
    """What the picture cannot show, below it, clear of the labels of its axis."""
    ax.set_xlabel(words, loc="left", fontsize="small", color="#555555", labelpad=8)


def timeline(trace: pd.DataFrame, ax: Axes | None = None, title: str | None = None) -> Axes:
    """The events of a trace over time, a lane a kind of event.

    Planned events are hollow: no record says that they were held. Several of one kind on one day are one dot
    with their number. Events without a date stand in no lane; the picture says how many there are.
    """
    dated = trace[trace["date"].notna()] if "date" in trace.columns else trace
    kinds = [kind for kind in EVENTS if (dated["event"] == kind).any()] if len(dated) else []
    ax = _axes(ax, 1.4 + 0.5 * max(1, len(kinds)))
    undated = len(trace) - len(dated)
    if dated.empty:
        return _said(
            ax, _remarks(trace, f"no event has a date; {undated} have none" if undated else "no events")
        )
    lanes = {kind: place for place, kind in enumerate(reversed(kinds))}
    planned = dated["planned"].fillna(False).astype(bool)
    for kind in kinds:
        for hollow in (False, True):
            some = dated[(dated["event"] == kind) & (planned == hollow)]
            if some.empty:
                continue
            days = some.groupby("date").size()
            ax.scatter(
                days.index.astype("datetime64[ns]"),
                [lanes[kind]] * len(days),
                s=46,
                facecolors="none" if hollow else EVENTS[kind],
                edgecolors=EVENTS[kind],
                linewidths=1.4,
                zorder=3,
            )
            for day, count in days[days > 1].items():
                ax.annotate(
                    str(count),
                    xy=(day, lanes[kind]),
                    xytext=(6, 3),
                    textcoords="offset points",
                    fontsize="small",
                    color="#555555",
                )
    ax.set_yticks(list(lanes.values()), list(lanes.keys()))
    ax.set_ylim(-0.6, len(kinds) - 0.4)
    locator = mdates.AutoDateLocator()
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    ax.grid(axis="x", color="#dddddd")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.set_title(title or "events over time")
    words = [f"{len(dated)} events"]
    if planned.any():
        words.append("hollow: planned, no record of it")
    if undated:
        words.append(f"{undated} more without a date")
    _note(ax, "; ".join(words))
    return ax


def trend(trends: pd.DataFrame, ax: Axes | None = None, title: str | None = None) -> Axes:
    """The rate of each group with its denominator: bars of passages per hundred, ``matching/total`` above.

    A group with fewer than 20 passages has no rate: its numbers stand there without a bar. Records that are
    known to be missing are told under the group.
    """
    shown = trends[trends["group"].notna()] if "group" in trends.columns else trends
    ax = _axes(ax, 4)
    if shown.empty or not (shown["matching"] > 0).any():
        return _said(ax, _remarks(trends, "nothing matches, in no group"))
    rates = shown["rate"].astype("Float64") * 100
    heights = [0.0 if pd.isna(rate) else float(rate) for rate in rates]
    places = range(len(shown))
    ax.bar(places, heights, color="#0072B2", width=0.7, zorder=3)
    for place, (_, row), height in zip(places, shown.iterrows(), heights, strict=True):
        ax.annotate(
            f"{row['matching']}/{row['total']}",
            xy=(place, height),
            xytext=(0, 3),
            textcoords="offset points",
            ha="center",
            fontsize="small",
            rotation=90 if len(shown) > 14 else 0,
        )
    labels = [
        str(row["group"])
        + ("" if pd.isna(row["missing"]) or row["missing"] == 0 else f"\n({row['missing']} missing)")
        for _, row in shown.iterrows()
    ]
    ax.set_xticks(list(places), labels)
    if max(len(line) for label in labels for line in label.split("\n")) * len(labels) > 90:
        plt.setp(ax.get_xticklabels(), rotation=35, ha="right", rotation_mode="anchor")
    ax.set_ylabel("passages in a hundred")
    ax.set_ylim(0, max(1.0, max(heights)) * 1.25)
    ax.grid(axis="y", color="#dddddd")
    ax.spines[["top", "right"]].set_visible(False)
    query = trends.attrs.get("query")
    ax.set_title(title or (f"{query} by {trends.attrs.get('by')}" if query else "trend"))
    words = [f"{int(shown['matching'].sum())} of {int(shown['total'].sum())} passages"]
    if rates.isna().any():
        words.append("no bar where there are fewer than 20")
    if len(shown) < len(trends):
        rest = trends[trends["group"].isna()]
        words.append(f"{int(rest['matching'].sum())} of {int(rest['total'].sum())} in no group")
    _note(ax, "; ".join(words))
    return ax


def link_graph(links: pd.DataFrame, ax: Axes | None = None, title: str | None = None) -> Axes:
    """Links as a graph: places in columns by their steps from those that nothing reaches, a colour a relation.

    A dashed line is planned only; a thin one has little confidence.
    """
    ax = _axes(ax, 2)
    if links.empty:
        return _said(ax, _remarks(links, "no links"))
    steps = _steps([(str(a), str(b)) for a, b in zip(links["from"], links["to"], strict=True)])
    columns: dict[int, list[str]] = {}
    for place, step in steps.items():
        columns.setdefault(step, []).append(place)
    most = max(map(len, columns.values()))
    _figure(ax).set_size_inches(max(9.0, 3.2 * len(columns)), max(2.4, 0.42 * most + 1))
    spots = {
        place: (float(step), (most - 1) / 2 + (len(column) - 1) / 2 - row)
        for step, column in columns.items()
        for row, place in enumerate(column)
    }
    colours = dict(zip(sorted(set(links["relation"])), _RELATIONS * 4, strict=False))
    drawn: set[str] = set()
    for _, link in links.iterrows():
        (x1, y1), (x2, y2) = spots[str(link["from"])], spots[str(link["to"])]
        relation = str(link["relation"])
        planned = not pd.isna(link["planned"]) and bool(link["planned"])
        ax.annotate(
            "",
            xy=(x2, y2),
            xytext=(x1, y1),
            arrowprops={
                "arrowstyle": "->",
                "color": colours[relation],
                "linestyle": "--" if planned else "-",
                "linewidth": 0.6 + 1.2 * float(link["confidence"]),
                "shrinkA": 6,
                "shrinkB": 6,
                "connectionstyle": "arc3,rad=0.25" if x1 == x2 else "arc3",
            },
        )
        if relation not in drawn:
            drawn.add(relation)
            ax.plot([], [], color=colours[relation], label=relation)
    if links["planned"].fillna(False).astype(bool).any():
        ax.plot([], [], color="#666666", linestyle="--", label="planned only")
    last = max(columns)
    for place, (x, y) in spots.items():
        # Outside the lines, so that their ends are seen.
        side = "right" if x == 0 else "left" if x == last else "center"
        ax.annotate(
            place,
            xy=(x, y),
            ha=side if last else "center",
            va="center",
            fontsize="small",
            bbox={"boxstyle": "round,pad=0.25", "facecolor": "white", "edgecolor": "#999999"},
        )
    ax.set_xlim(-0.9, last + 0.9)
    ax.set_ylim(-0.8, most - 0.2)
    ax.set_axis_off()
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=5, frameon=False, fontsize="small")
    ax.set_title(title or f"{len(links)} links")
    return ax


def _steps(edges: list[tuple[str, str]]) -> dict[str, int]:
    """The column of each place: how many links lead to it at least, from places that nothing reaches; from
    the first one named where all are in a circle."""
    targets = {b for a, b in edges if a != b}
    places = list(dict.fromkeys(place for edge in edges for place in edge))
    steps = {place: 0 for place in places if place not in targets} or {places[0]: 0}
    going: dict[str, list[str]] = {}
    for a, b in edges:
        going.setdefault(a, []).append(b)
    while True:
        front = list(steps)
        for place in front:
            for target in going.get(place, []):
                steps.setdefault(target, steps[place] + 1)
        if len(steps) == len(front):
            unreached = [place for place in places if place not in steps]
            if not unreached:
                return steps
            steps[unreached[0]] = 0


def save(ax: Axes, path: str, **options: Any) -> None:
    """Writes the picture to a file small enough to keep, by the ending of its name."""
    _figure(ax).savefig(path, dpi=110, **options)
