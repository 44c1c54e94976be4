import Database
import Documents

extension Reader {
  private static let votes = """
    SELECT vote.document, vote.ordinal, vote.subject, vote.symbol, vote.adopted, vote.outcome,
      vote.manner, vote.in_favour, vote.against, vote.abstaining, vote.paths, vote.meeting,
      vote.item, document.symbol
    FROM vote JOIN document ON document.id = vote.document
    """

  /// The decisions that a document prints, in their order.
  package func votes(of id: DocumentID) throws(StoreError) -> [Vote] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        Self.votes + " WHERE vote.document = ?1 ORDER BY vote.ordinal")
      try statement.bind(.integer(id.value))
      var votes: [Vote] = []
      while try statement.step() { votes.append(try vote(statement)) }
      return votes
    }
  }

  /// Decisions on a draft, or that gave a resolution, with the documents that print them.
  package func votes(on symbol: Symbol) throws(StoreError) -> [(record: Symbol, vote: Vote)] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        Self.votes + """
           WHERE (vote.key = ?1 OR vote.adopted_key = ?1) AND document.rendition_of IS NULL
          ORDER BY document.id, vote.ordinal
          """)
      try statement.bind(.text(symbol.key))
      var votes: [(record: Symbol, vote: Vote)] = []
      while try statement.step() {
        votes.append((Self.symbol(statement.text(13)), try vote(statement)))
      }
      return votes
    }
  }

  private func vote(_ row: borrowing Statement) throws(DatabaseError) -> Vote {
    var vote = Vote(at: row.text(10).split(separator: "\n").map { Self.path(String($0)) })
    vote.subject = row.optionalText(2)
    vote.symbol = row.optionalText(3).map { Self.symbol($0) }
    vote.adopted = row.optionalText(4).map { Self.symbol($0) }
    vote.outcome = row.optionalText(5).flatMap(Vote.Outcome.init)
    vote.manner = row.optionalText(6).flatMap(Vote.Manner.init)
    vote.inFavour.count = row.optionalInteger(7).map { Int($0) }
    vote.against.count = row.optionalInteger(8).map { Int($0) }
    vote.abstaining.count = row.optionalInteger(9).map { Int($0) }
    vote.meeting = row.optionalText(11)
    vote.item = row.optionalText(12)
    let states = try connection.prepare(
      "SELECT side, state FROM vote_state WHERE document = ?1 AND vote = ?2 ORDER BY ordinal")
    try states.bind(.integer(row.integer(0)), .integer(row.integer(1)))
    while try states.step() {
      guard let side = Vote.Side(rawValue: states.text(0)) else { continue }
      vote[side].states.append(states.text(1))
    }
    return vote
  }
}
