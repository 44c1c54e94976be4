import Documents
import Search
import Tracing

/// A trace as a timeline in a terminal: years, under them what happened, each with its proof.
package struct TraceText {
  private let trace: Trace
  private let page: Page
  /// Columns of the day and of the event's name, before the text.
  private static let margin = 20

  package init(_ trace: Trace, page: Page) {
    self.trace = trace
    self.page = page
  }

  package var text: String {
    var lines = [page.paint(.place, TerminalText.clean(trace.subject))]
    if let title = trace.title {
      lines += Wrapping.lines(title, indent: 0, page: page).map { page.paint(.title, $0) }
    }
    let named = trace.items.filter { $0.locator.description != trace.subject }
    if !named.isEmpty {
      lines += ["", page.paint(.aside, "along these items of agendas")]
      for item in named.prefix(12) {
        let name = TerminalText.clean(item.locator.description)
        let room = max(page.width - TerminalText.width(name) - 4, 10)
        lines.append(
          "  " + page.paint(.place, name) + "  " + TerminalText.clip(item.title ?? "", to: room))
      }
      if named.count > 12 { lines.append(page.paint(.aside, "  and \(named.count - 12) more")) }
    }
    var group: String?
    var before: TraceEvent?
    for event in trace.events {
      let year = event.year.map(String.init) ?? "no date"
      if year != group {
        lines += ["", page.paint(.title, year)]
        group = year
      }
      lines += show(event, after: before)
      before = event
    }
    lines += ["", page.paint(.aside, TraceText.count(trace))]
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many events, and of what kind.
  static func count(_ trace: Trace) -> String {
    guard !trace.events.isEmpty else { return "no events" }
    let kinds = TraceEvent.Kind.allCases.compactMap { kind in
      let number = trace.events.count { $0.kind == kind }
      return number == 0 ? nil : "\(grouped(number)) \(kind.rawValue)"
    }
    let shown = trace.events.count < trace.total ? " of \(grouped(trace.total))" : ""
    let noun = trace.total == 1 ? "event" : "events"
    return "\(grouped(trace.events.count))\(shown) \(noun): " + kinds.joined(separator: ", ")
  }

  /// - Parameter before: the event above; what both say of their document is said once.
  private func show(_ event: TraceEvent, after before: TraceEvent?) -> [String] {
    let goesOn = before?.kind == event.kind && before?.locator.symbol == event.locator.symbol
    var day = event.date.map { String($0.description.dropFirst(5)) } ?? ""
    if let time = event.time { day += " \(time)" }
    if event.date == nil, let session = event.session {
      day = session.utf8.count == 4 ? session : "session \(session)"
    }
    let mark = event.kind.isPlan ? "○" : "●"
    let head =
      "  " + page.paint(.aside, TerminalText.clip(day, to: 11).padded(to: 12))
      + (event.kind.isPlan ? page.paint(.aside, mark) : mark) + " "
    let name = TerminalText.clean(event.locator.description)
    var facts = [event.kind.rawValue]
    if let speaker = event.speaker { facts.append(TerminalText.clip(speaker, to: 40)) }
    if let meeting = event.meeting, meeting != event.locator.symbol.display {
      facts.append((Int(meeting) == nil ? "" : "meeting ") + TerminalText.clean(meeting))
    }
    if let vote = event.vote { facts.append(TerminalText.clip(vote, to: 40)) }
    if let score = event.score { facts.append("search \(short(score))") }
    if event.passages > 1 { facts.append("\(event.passages) passages") }
    var lines: [String] = []
    let indent = String(repeating: " ", count: 16)
    let inner = Page(width: page.width - 16, paint: page.paint)
    let first = facts.joined(separator: " · ")
    let room = page.width - 16 - TerminalText.width(name) - 2
    if room >= TerminalText.width(first) {
      lines.append(
        head + page.paint(.title, event.kind.rawValue) + "  " + page.paint(.place, name)
          + page.paint(.aside, first.dropFirst(event.kind.rawValue.count).description))
    } else {
      lines.append(
        head + page.paint(.title, event.kind.rawValue) + "  " + page.paint(.place, name))
      let rest = facts.dropFirst().joined(separator: " · ")
      if !rest.isEmpty {
        lines += Wrapping.lines(rest, indent: 0, page: inner).map {
          indent + page.paint(.aside, $0)
        }
      }
    }
    if let title = event.title, !(goesOn && before?.title == title) {
      lines.append(indent + page.paint(.title, TerminalText.clip(title, to: inner.width)))
    }
    if event.saysMore {
      let words = "“" + shown(event, 3 * inner.width) + "”"
      lines += Wrapping.lines(words, indent: 0, page: inner).map { indent + $0 }
    }
    if !goesOn || before?.reason != event.reason {
      lines += proof(event).map { indent + page.paint(.aside, $0) }
    }
    return lines
  }

  /// Why the event is there: what led to it, and the words that prove it where they were not shown.
  private func proof(_ event: TraceEvent) -> [String] {
    let inner = Page(width: page.width - 18, paint: page.paint)
    if event.score != nil { return [] }
    var reason = event.reason
    if let proof = event.evidence.first {
      let sure =
        ["citation", "reference"].contains(event.via)
        ? "" : event.confidence.map { ", \(short($0))" } ?? ""
      reason += " (\(proof.rule)\(sure))"
    }
    var lines = Wrapping.lines("↳ " + TerminalText.clean(reason), indent: 0, page: inner)
    if let proof = event.evidence.first, !event.text.contains(proof.text), !proof.text.isEmpty {
      let place = TerminalText.clean(" " + proof.locator.description)
      let room = inner.width - TerminalText.width(place) - 4
      if room >= 24 {
        lines.append("  “" + TerminalText.clip(proof.text, to: room) + "”" + place)
      } else {
        lines.append("  “" + TerminalText.clip(proof.text, to: inner.width - 4) + "”")
        lines.append("  at" + TerminalText.clip(place, to: inner.width - 4))
      }
    }
    return lines
  }

  /// The beginning of the words, or what stands about the part that counts where that is further on.
  private func shown(_ event: TraceEvent, _ columns: Int) -> String {
    guard let focus = event.focus,
      TerminalText.width(event.text[utf8: 0..<focus.upperBound]) > columns - 2
    else { return TerminalText.beginning(event.text, columns) }
    return TerminalText.beginning(
      Surroundings.of(focus, in: event.text, bytes: columns).text, columns)
  }
}

extension TraceEvent {
  /// Whether the words tell anything that the title does not: another sign at their end is nothing.
  var saysMore: Bool {
    func letters(_ text: String) -> Substring {
      var rest = Substring(text)
      while let last = rest.last, !last.isLetter, !last.isNumber { rest.removeLast() }
      return rest
    }
    return !text.isEmpty && letters(text) != letters(title ?? "")
  }

  /// What led to the event, in words.
  var reason: String {
    let place = from?.description ?? ""
    return switch via {
    case "mandate": "what \(itemName) rests on"
    case "inclusion": "puts \(itemName) on the agenda"
    case "agenda": "stands on the agenda"
    case "continues": "the same item as \(place)"
    case "cited": "printed under \(place)"
    case "outcome": "adopted under \(place)"
    case "draft": from?.path.item == nil ? "the draft of \(place)" : "a draft under \(place)"
    case "report":
      kind == .adopted ? "adopted on the report \(place)" : "the report behind \(place)"
    case "document": "submitted under \(place)"
    case "considered": kind.isPlan ? "a slot for \(place)" : "takes up \(place)"
    case "record": "spoken under \(itemName)"
    case "citation": "refers to \(place)"
    case "reference": "\(place) refers to it"
    case "start": "the place asked for"
    default: via
    }
  }

  private var itemName: String { items.first?.description ?? "an item" }
}
