import Database
import Documents

/// Which end of a link is looked for.
package enum LinkDirection: String, Sendable, CaseIterable {
  case out, `in`, both
}

extension Reader {
  /// The links that leave or reach `locator` or a place inside it, in the order they were made. A
  /// document's other symbols count too.
  package func links(
    at locator: Locator, direction: LinkDirection, relation: Relation? = nil
  ) throws(StoreError) -> [Link] {
    var links: [(id: Int64, link: Link)] = []
    let path = locator.path.description
    // '0' is the character after the signs that may follow a path: ( . /
    let (leaves, reaches) =
      path.isEmpty
      ? ("from_key = ?1", "to_key = ?1")
      : (
        "from_key = ?1 AND from_path >= ?2 AND from_path < ?2 || '0'",
        "to_key = ?1 AND to_path >= ?2 AND to_path < ?2 || '0'"
      )
    for key in try keys(ofDocumentWith: locator.symbol) {
      if direction != .in {
        links += try self.links(where: leaves, key, path).filter {
          $0.link.from.path.isWithin(locator.path)
        }
      }
      if direction != .out {
        links += try self.links(where: reaches, key, path).filter {
          $0.link.to.path.isWithin(locator.path)
        }
      }
    }
    var seen: Set<Int64> = []
    return links.sorted { $0.id < $1.id }.filter { seen.insert($0.id).inserted }.map(\.link).filter
    {
      relation == nil || $0.relation == relation
    }
  }

  /// Every link, in the order they were made.
  package func allLinks() throws(StoreError) -> [Link] {
    try links(where: "?1 = ''", "", "").map(\.link)
  }

  private func links(
    where condition: String, _ key: String, _ path: String
  ) throws(StoreError) -> [(id: Int64, link: Link)] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT id, from_symbol, from_path, to_symbol, to_path, relation, confidence, planned,
          span_start, span_end, span_text
        FROM link WHERE \(condition) ORDER BY id
        """)
      let prove = try connection.prepare(
        """
        SELECT symbol, path, text, start, end, rule FROM evidence WHERE link = ?1 ORDER BY ordinal
        """)
      try statement.set(1, .text(key))
      if condition.contains("?2") { try statement.set(2, .text(path)) }
      var links: [(id: Int64, link: Link)] = []
      while try statement.step() {
        var evidence: [Evidence] = []
        try prove.bind(.integer(statement.integer(0)))
        while try prove.step() {
          let start = Int(prove.integer(3))
          evidence.append(
            Evidence(
              locator: Locator(Self.symbol(prove.text(0)), Self.path(prove.text(1))),
              text: prove.text(2), range: start..<max(start, Int(prove.integer(4))),
              rule: prove.text(5)))
        }
        let span = statement.optionalInteger(8).map { start in
          Span(
            range: Int(start)..<max(Int(start), Int(statement.integer(9))),
            text: statement.text(10))
        }
        links.append(
          (
            statement.integer(0),
            Link(
              from: Locator(Self.symbol(statement.text(1)), Self.path(statement.text(2))),
              to: Locator(Self.symbol(statement.text(3)), Self.path(statement.text(4))),
              relation: Relation(rawValue: statement.text(5)) ?? .reference,
              confidence: statement.real(6), evidence: evidence, span: span,
              planned: statement.integer(7) != 0)
          ))
      }
      return links
    }
  }
}
