import Database
import Documents
import Text

/// What SQL may ask of the table `passage` on a connection that somebody else opened: MATCH with our words,
/// our scores, and the words found.
package enum PassageFunctions {
  /// UTF-8 bytes of an excerpt, about.
  package static let excerptBytes = 360

  /// Makes the tokenizer and `travaux_score`, `travaux_snippet` and `travaux_text` known.
  ///
  /// - Parameter reader: the index that the connection has open, asked for when it is needed.
  package static func register(
    on connection: Connection, reader: @escaping () throws -> Reader
  ) throws(DatabaseError) {
    try Format.register(IndexTokenizer(), on: connection)
    try connection.registerMatchFunction("travaux_score") { row, _ in
      let scorer = try row.memory { try PassageScorer(reader(), row) }
      return scorer.score(row).map { .real(($0 * 10_000).rounded() / 10_000) } ?? .null
    }
    try connection.registerMatchFunction("travaux_snippet") { row, arguments in
      let marks = try arguments.prefix(3).map { value throws(PassageFunctionError) in
        guard case .text(let text) = value else { throw .marks }
        return text
      }
      guard arguments.count <= 3 else { throw PassageFunctionError.marks }
      let finder = try row.memory { try PassageMarks(reader().words) }
      return .text(
        finder.snippet(
          of: row, open: marks.first ?? "[", close: marks.count > 1 ? marks[1] : "]",
          ellipsis: marks.count > 2 ? marks[2] : "…"))
    }
  }
}

enum PassageFunctionError: Error, CustomStringConvertible {
  case marks

  var description: String {
    "travaux_snippet takes three texts after the table: before a match, after it, and for what is left out"
  }
}

/// Scores rows one at a time as a search does.
private final class PassageScorer {
  private let collector: PassageCollector

  init(_ reader: Reader, _ row: MatchedRow) throws {
    var request = SearchRequest(nil)
    request.limit = 1
    // FTS5 finds no row by what stands behind NOT, so those phrases add nothing.
    let phrases = (0..<row.phraseCount).map { (size: row.size(ofPhrase: $0), isWanted: true) }
    collector = try reader.guarded { () throws(DatabaseError) in
      try reader.refresh()
      let statistics = try reader.statistics()
      return try reader.withBlocks { blocks throws(DatabaseError) in
        // Rows come one by one, when nobody looks after the file any more.
        blocks.readAll()
        return PassageCollector(
          request: request, blocks: blocks,
          filter: try RowFilter(SearchFilter(), blocks: blocks, connection: reader.connection),
          documents: nil, documentScores: nil, statistics: statistics, phrases: phrases)
      }
    }
  }

  func score(_ row: MatchedRow) -> Double? { collector.score(of: row).map(Double.init) }
}

/// Finds the words of a match in the text of its row.
private final class PassageMarks {
  private let words: PassageTokenizer

  init(_ words: PassageTokenizer) { self.words = words }

  func snippet(of row: MatchedRow, open: String, close: String, ellipsis: String) -> String {
    let passage = IndexTokenizer.passage(in: row.text)
    let text = passage.text
    let marks = Highlighter.joined(ranges(row, text, passage.language), in: text)
    let excerpt = Highlighter.snippet(
      of: text, highlights: marks, length: PassageFunctions.excerptBytes)
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    if excerpt.lowerBound > 0 { out += (ellipsis + " ").utf8 }
    var offset = excerpt.lowerBound
    for mark in marks where mark.lowerBound >= offset && mark.upperBound <= excerpt.upperBound {
      out += bytes[offset..<mark.lowerBound]
      out += open.utf8
      out += bytes[mark]
      out += close.utf8
      offset = mark.upperBound
    }
    out += bytes[offset..<max(offset, excerpt.upperBound)]
    if excerpt.upperBound < bytes.count { out += (" " + ellipsis).utf8 }
    return String(decoding: out, as: UTF8.self)
  }

  /// The phrases that FTS5 found, as half-open ranges of bytes, in order and apart.
  private func ranges(_ row: MatchedRow, _ text: String, _ language: Language?) -> [Range<Int>] {
    var places: [Range<Int>] = []
    words.forEachToken(of: text, language: language) { token in
      if !token.isColocated { places.append(token.start..<token.end) }
    }
    var found: [Range<Int>] = []
    for phrase in 0..<row.phraseCount {
      let size = row.size(ofPhrase: phrase)
      row.forEachPosition(ofPhrase: phrase) { first in
        guard size > 0, first >= 0, first + size <= places.count else { return }
        found.append(
          Highlighter.whole(
            places[first].lowerBound..<places[first + size - 1].upperBound, in: text))
      }
    }
    return Highlighter.merged(found)
  }
}
