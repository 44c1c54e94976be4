import Database
import Documents

extension Writer {
  /// Writes the decisions that a document prints.
  func insertVotes(of document: Document, _ owner: Value) throws(DatabaseError) {
    guard !document.votes.isEmpty else { return }
    let votes = try connection.prepare(
      """
      INSERT INTO vote VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """)
    let states = try connection.prepare("INSERT INTO vote_state VALUES (?1, ?2, ?3, ?4, ?5)")
    for (index, vote) in document.votes.enumerated() {
      try votes.run(
        owner, .integer(index), .text(vote.subject), .text(vote.symbol?.display),
        .text(vote.symbol?.key), .text(vote.adopted?.display), .text(vote.adopted?.key),
        .text(vote.outcome?.rawValue), .text(vote.manner?.rawValue),
        .integer(vote.inFavour.count), .integer(vote.against.count),
        .integer(vote.abstaining.count),
        .text(vote.paths.map(\.description).joined(separator: "\n")), .text(vote.meeting),
        .text(vote.item))
      var ordinal = 0
      for side in Vote.Side.allCases {
        for state in vote[side].states {
          try states.run(
            owner, .integer(index), .integer(ordinal), .text(side.rawValue), .text(state))
          ordinal += 1
        }
      }
    }
  }
}
