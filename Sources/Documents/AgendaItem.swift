/// An item of an agenda, in the order of the list.
package struct AgendaItem: Sendable, Equatable {
  /// `5`, `5(d)`: no spaces.
  package var item: String
  /// As printed, without number, footnote marker and "(continued)".
  package var title: String
  /// The item above a sub-item: `5` for `5(d)`.
  package var parent: String?
  /// The heading the item stands under, which is no part of its number.
  package var heading: String?

  package init(item: String, title: String, parent: String? = nil, heading: String? = nil) {
    self.item = item
    self.title = title
    self.parent = parent
    self.heading = heading
  }
}

extension AgendaItem {
  /// The items that a programme of work names, each once, in the order of the slots. A programme has
  /// no list of its own; these are the items that its places `item5(d)` mean.
  package static func named(in programme: [ProgrammeSlot]) -> [AgendaItem] {
    var items: [AgendaItem] = []
    var seen: Set<String> = []
    for entry in programme.flatMap(\.entries) {
      guard let number = entry.item, seen.insert(number).inserted else { continue }
      let parent = number.lastIndex(of: "(").map { String(number[..<$0]) }
      items.append(AgendaItem(item: number, title: entry.title, parent: parent))
    }
    return items
  }
}

extension Locator {
  /// The agenda item `5(d)` of an agenda; `nil` when that is no item's number.
  package static func item(_ number: String, of agenda: Symbol) -> Locator? {
    LocatorStep("item" + number).map { Locator(agenda, LocatorPath([$0])) }
  }
}

/// A planned stretch of time of a programme of work.
package struct ProgrammeSlot: Sendable, Equatable {
  package var date: CalendarDay
  package var start: ClockTime?
  package var end: ClockTime?
  /// The number of the meeting, where the programme prints one.
  package var meeting: Int?
  package var entries: [ProgrammeEntry]

  package init(
    date: CalendarDay, start: ClockTime?, end: ClockTime?, meeting: Int? = nil,
    entries: [ProgrammeEntry] = []
  ) {
    self.date = date
    self.start = start
    self.end = end
    self.meeting = meeting
    self.entries = entries
  }

  /// Where the slot stands in its programme: `slot.2021-12-14T15:00`.
  package var path: LocatorPath {
    LocatorPath([LocatorStep(.slot, start.map { "\(date)T\($0)" } ?? "\(date)")])
  }
}

package struct ProgrammeEntry: Sendable, Equatable {
  /// `5(d)`; `nil` for a line that is no agenda item.
  package var item: String?
  package var title: String
  /// The slot takes the item up again.
  package var continued: Bool
  package var documents: [Symbol]

  package init(item: String?, title: String, continued: Bool, documents: [Symbol] = []) {
    self.item = item
    self.title = title
    self.continued = continued
    self.documents = documents
  }
}

/// A speech in a record. Its words are the paragraphs whose path begins with `path`: all of them where it
/// is empty, as in a statement.
package struct Speech: Sendable, Equatable {
  package var path: LocatorPath
  package var speaker: String
  /// Country, organ or office in the brackets after the name.
  package var affiliation: String?
  /// The language spoken, where the record says so.
  package var language: Language?
  /// The item under discussion, where a heading told it.
  package var item: String?

  package init(
    path: LocatorPath, speaker: String, affiliation: String?, language: Language?,
    item: String? = nil
  ) {
    self.path = path
    self.speaker = speaker
    self.affiliation = affiliation
    self.language = language
    self.item = item
  }
}
