/// A decision that a document records: a vote with its counts, or an adoption without one.
package struct Vote: Sendable, Equatable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// A paragraph voted on by itself is retained or, in other words, adopted.
    case adopted, retained, rejected
    /// "It was so decided", without a text of its own.
    case decided
  }

  /// How it came about, where the text says so.
  package enum Manner: String, Sendable, CaseIterable {
    case recorded
    case rollCall = "roll-call"
    case showOfHands = "show-of-hands"
    /// Counted, and the text does not say how.
    case counted
    case unanimous
    case withoutVote = "without-a-vote"
  }

  /// A way to vote, by the name that data gives it.
  package enum Side: String, Sendable, CaseIterable {
    case inFavour = "in_favour"
    case against, abstaining
  }

  /// What was voted on, as printed: `Draft resolution A/79/L.64`; a question that was put to a meeting.
  package var subject: String?
  /// The draft that `subject` names; of a resolution that prints its vote, its own symbol.
  package var symbol: Symbol?
  /// The resolution or decision that it became.
  package var adopted: Symbol?
  /// `nil` where the counts stand alone.
  package var outcome: Outcome?
  package var manner: Manner?
  package var inFavour = VoteSide()
  package var against = VoteSide()
  package var abstaining = VoteSide()
  /// The paragraphs that hold it, in their order; never empty.
  package var paths: [LocatorPath]
  /// As printed: `9th meeting`.
  package var meeting: String?
  /// The item under discussion.
  package var item: String?

  package init(at paths: [LocatorPath]) { self.paths = paths }
}

/// Those who voted one way.
package struct VoteSide: Sendable, Equatable {
  /// As printed, else the number of names; `nil` where neither is printed.
  package var count: Int?
  /// As printed, in order.
  package var states: [String]

  package init(count: Int? = nil, states: [String] = []) {
    self.count = count
    self.states = states
  }
}

extension Vote {
  package subscript(side: Side) -> VoteSide {
    get {
      switch side {
      case .inFavour: inFavour
      case .against: against
      case .abstaining: abstaining
      }
    }
    set {
      switch side {
      case .inFavour: inFavour = newValue
      case .against: against = newValue
      case .abstaining: abstaining = newValue
      }
    }
  }

  /// `155-1-0`, a question mark for a count that is not printed; `nil` when none is.
  package var tally: String? {
    guard Side.allCases.contains(where: { self[$0].count != nil }) else { return nil }
    return Side.allCases.map { self[$0].count.map(String.init) ?? "?" }.joined(separator: "-")
  }
}

extension Vote.Outcome: WireValue {}
extension Vote.Manner: WireValue {}

extension VoteSide: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(count)
    wire.put(states)
  }

  package init(from wire: inout WireReader) throws(WireError) {
    self.init(count: try wire.optional(), states: try wire.list())
  }
}

extension Vote: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(subject)
    wire.put(symbol)
    wire.put(adopted)
    wire.put(outcome)
    wire.put(manner)
    for side in Side.allCases { wire.put(self[side]) }
    wire.put(paths)
    wire.put(meeting)
    wire.put(item)
  }

  package init(from wire: inout WireReader) throws(WireError) {
    self.init(at: [])
    subject = try wire.optional()
    symbol = try wire.optional()
    adopted = try wire.optional()
    outcome = try wire.optional()
    manner = try wire.optional()
    inFavour = try wire.value()
    against = try wire.value()
    abstaining = try wire.value()
    paths = try wire.list()
    meeting = try wire.optional()
    item = try wire.optional()
  }
}
