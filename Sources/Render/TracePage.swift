import Documents
import Search
import Tracing

/// A trace as one page that needs nothing else: a picture of the timeline, and under it every event with
/// its words and its proof.
package struct TracePage {
  private let trace: Trace
  /// A line that tells what the page was made from and by; `nil` for none.
  private let provenance: String?

  package init(_ trace: Trace, provenance: String? = nil) {
    self.trace = trace
    self.provenance = provenance
  }

  package var text: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      Markup.element("title", "", "\(trace.subject) · travaux trace"), "<style>", TracePage.style,
      "</style>", "</head>", "<body>", "<main>", "<header>",
      Markup.element("h1", "dir=\"auto\"", trace.subject),
    ]
    if let title = trace.title { lines.append(Markup.element("p", "dir=\"auto\"", title)) }
    lines.append(Markup.element("p", "class=\"aside\"", TraceText.count(trace)))
    lines.append("</header>")
    if trace.events.isEmpty {
      lines.append(Markup.element("p", "", "Nothing in the index answers this."))
    } else {
      lines.append("<figure>")
      lines.append(Timeline(trace.events).svg)
      lines.append(
        Markup.element(
          "figcaption", "class=\"aside\"",
          "Filled: held or done. Hollow: planned, no record says that it was held. Pale: no date in the"
            + " text, placed by its session. Stretches of time without events are cut short."))
      lines.append("</figure>")
    }
    lines += remarks + items
    lines.append("<ol class=\"events\">")
    var year: String?
    for (index, event) in trace.events.enumerated() {
      let group = event.year.map(String.init) ?? "no date"
      if group != year { lines.append(Markup.element("li", "class=\"year\"", group)) }
      year = group
      lines += show(event, index)
    }
    lines += ["</ol>"]
    if let provenance { lines.append(Markup.element("footer", "class=\"aside\"", provenance)) }
    lines += ["</main>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var remarks: [String] {
    guard !trace.remarks.isEmpty else { return [] }
    return ["<ul class=\"remarks\">"] + trace.remarks.map { Markup.element("li", "", $0) } + [
      "</ul>"
    ]
  }

  private var items: [String] {
    guard !trace.items.isEmpty else { return [] }
    var lines = [Markup.element("h2", "", "Items of agendas"), "<ul class=\"items\">"]
    for item in trace.items {
      lines.append(
        "<li>" + Markup.element("code", "", item.locator.description) + " "
          + Markup.element("span", "dir=\"auto\"", item.title ?? "") + "</li>")
    }
    return lines + ["</ul>"]
  }

  private func show(_ event: TraceEvent, _ index: Int) -> [String] {
    var when = event.date?.description ?? event.session.map { "session \($0)" } ?? "no date"
    if let time = event.time { when += " \(time)" }
    var facts = [event.speaker, event.meeting, event.vote].compactMap(\.self)
    if let score = event.score { facts.append("search \(short(score))") }
    if event.passages > 1 { facts.append("\(event.passages) passages") }
    var lines = [
      "<li id=\"e\(index)\" class=\"\(event.kind.rawValue)\">",
      "<p>" + Markup.element("time", "", when) + " "
        + Markup.element("b", "class=\"kind\"", event.kind.rawValue) + " "
        + Markup.element("code", "", event.locator.description) + " "
        + Markup.element("span", "class=\"aside\" dir=\"auto\"", facts.joined(separator: " · "))
        + "</p>",
    ]
    if let title = event.title {
      lines.append(Markup.element("p", "class=\"title\" dir=\"auto\"", title))
    }
    if event.saysMore {
      lines.append("<blockquote dir=\"auto\">" + TracePage.marked(event) + "</blockquote>")
    }
    if event.score == nil {
      lines.append("<details>" + Markup.element("summary", "", event.reason))
      for proof in event.evidence {
        lines.append(
          "<p>" + Markup.element("q", "dir=\"auto\"", proof.text) + " "
            + Markup.element("code", "", proof.locator.description) + " "
            + Markup.element("span", "class=\"aside\"", proof.rule) + "</p>")
      }
      lines.append("</details>")
    }
    return lines + ["</li>"]
  }

  /// The words, with the part that made them an event marked.
  private static func marked(_ event: TraceEvent) -> String {
    guard let focus = event.focus else { return Markup.escaped(event.text) }
    let end = event.text.utf8.count
    return Markup.escaped(event.text[utf8: 0..<focus.lowerBound])
      + Markup.element("mark", "", event.text[utf8: focus])
      + Markup.escaped(event.text[utf8: focus.upperBound..<max(end, focus.upperBound)])
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1c2330; --aside: #5d6778; --paper: #fff; --line: #d9dee6;
      --mandated: #6a4c93; --planned: #8a93a3; --drafted: #b5651d; --reported: #2a7f86;
      --considered: #1f6fb2; --said: #4a90d9; --adopted: #2e7d32; --cited: #a03a5b; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --aside: #9aa5b5; --paper: #14181f;
      --line: #323a47; --mandated: #b79be0; --planned: #98a2b3; --drafted: #e0a15f; --reported: #63c0c7;
      --considered: #6db3f0; --said: #8cc0f5; --adopted: #78c47c; --cited: #e38aa8; } }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif; }
    main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; }
    header p { margin: .25rem 0; } .aside { color: var(--aside); font-size: .875rem; }
    figure { margin: 1.5rem 0; overflow-x: auto; } svg { display: block; min-width: 44rem; width: 100%; }
    svg text { font-size: 12px; fill: var(--ink); } svg .aside { fill: var(--aside); }
    svg line, svg path { stroke: var(--line); fill: none; }
    svg circle { stroke-width: 1.75; } svg a:focus circle, svg a:hover circle { stroke: var(--ink); }
    svg .cut { stroke: var(--aside); } svg .pale { opacity: .5; }
    .items, .remarks { padding-left: 1.2rem; } .remarks { color: var(--aside); }
    .events { list-style: none; padding: 0; } .events li { margin: 0 0 1.1rem; padding: 0 0 0 .9rem;
      border-inline-start: 3px solid var(--line); } .events p { margin: .15rem 0; }
    .events .year { border: 0; padding: 0; font-weight: 600; font-size: 1.15rem; margin-top: 2rem; }
    time { color: var(--aside); font-variant-numeric: tabular-nums; } .title { font-weight: 600; }
    code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
    blockquote { margin: .25rem 0; } mark { background: none; color: inherit; font-weight: 600; } details { color: var(--aside); font-size: .875rem; }
    li:target { border-color: var(--ink); }
    \(TraceEvent.Kind.allCases.map { kind in
      ".events .\(kind.rawValue) { border-color: var(--\(kind.rawValue)); }"
        + " .events .\(kind.rawValue) .kind { color: var(--\(kind.rawValue)); }"
        + " svg .\(kind.rawValue) { stroke: var(--\(kind.rawValue)); fill: var(--\(kind.rawValue)); }"
    }.joined(separator: "\n"))
    svg .planned { fill: var(--paper); }
    """
}

/// The picture: a lane for each kind of event, time from left to right.
struct Timeline {
  private let events: [TraceEvent]
  private static let width = 960.0
  private static let left = 104.0
  private static let step = 11.0
  /// Marks on top of each other in one lane.
  private static let most = 14

  init(_ events: [TraceEvent]) { self.events = events }

  var svg: String {
    let days = events.compactMap(\.day)
    let axis = TimeAxis(
      days, left: Timeline.left, width: Timeline.width - Timeline.left - 12)
    let kinds = TraceEvent.Kind.allCases.filter { kind in events.contains { $0.kind == kind } }
    var body: [String] = []
    var top = 12.0
    for kind in kinds {
      let (marks, height, hidden) = lane(kind, axis, top)
      let middle = top + height - Timeline.step
      body.append(
        "<line x1=\"\(number(Timeline.left))\" x2=\"\(number(Timeline.width - 12))\" "
          + "y1=\"\(number(top + height))\" y2=\"\(number(top + height))\"/>")
      body.append(
        "<text x=\"\(number(Timeline.left - 10))\" y=\"\(number(middle + 4))\" text-anchor=\"end\">"
          + kind.rawValue + "</text>")
      body += marks
      if hidden > 0 {
        body.append(
          "<text class=\"aside\" x=\"\(number(Timeline.width - 12))\" y=\"\(number(top + 10))\" "
            + "text-anchor=\"end\">and \(hidden) more</text>")
      }
      top += height + 8
    }
    for tick in axis.ticks {
      // A name at the edge stays inside the picture.
      let isLast = tick.x > Timeline.width - 40
      body.append(
        "<text class=\"aside\" x=\"\(number(tick.x))\" y=\"\(number(top + 12))\" "
          + "text-anchor=\"\(isLast ? "end" : "middle")\">\(tick.name)</text>")
    }
    for x in axis.breaks {
      body.append(
        "<path class=\"cut\" d=\"M\(number(x - 3)) \(number(top - 4)) l6 -6 l-6 -6 l6 -6\"/>")
    }
    let undated = events.count { $0.day == nil }
    if undated > 0 {
      body.append(
        "<text class=\"aside\" x=\"\(number(Timeline.left))\" y=\"\(number(top + 28))\">"
          + "\(undated) without any date stand in the list alone</text>")
    }
    let height = top + (undated > 0 ? 36 : 20)
    return "<svg viewBox=\"0 0 \(number(Timeline.width)) \(number(height))\" role=\"img\" "
      + "aria-label=\"timeline\">\n" + body.joined(separator: "\n") + "\n</svg>"
  }

  /// The marks of one kind; those of the same days stand on each other.
  private func lane(
    _ kind: TraceEvent.Kind, _ axis: TimeAxis, _ top: Double
  ) -> (marks: [String], height: Double, hidden: Int) {
    var stacks: [Int: Int] = [:]
    var places: [(index: Int, x: Double, level: Int)] = []
    var hidden = 0
    for (index, event) in events.enumerated() where event.kind == kind {
      guard let day = event.day else { continue }
      let column = Int(axis.x(day) / Timeline.step)
      let level = stacks[column, default: 0]
      guard level < Timeline.most else {
        hidden += 1
        continue
      }
      stacks[column] = level + 1
      places.append((index, (Double(column) + 0.5) * Timeline.step, level))
    }
    let levels = max(stacks.values.max() ?? 1, 2)
    let height = Double(levels) * Timeline.step + 4
    let marks = places.map { place in
      let event = events[place.index]
      let y = top + height - (Double(place.level) + 0.75) * Timeline.step
      let when = event.date?.description ?? event.session.map { "session \($0)" } ?? ""
      let name = [when, kind.rawValue, event.locator.description, event.title ?? ""]
        .joined(separator: " · ")
      return "<a href=\"#e\(place.index)\"><circle class=\"\(kind.rawValue)"
        + "\(event.date == nil ? " pale" : "")\" cx=\"\(number(place.x))\" cy=\"\(number(y))\" r=\"4\">"
        + Markup.element("title", "", name) + "</circle></a>"
    }
    return (marks, height, hidden)
  }

  /// One decimal at most.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
