import Documents
import Search

/// A match with what stands before and after it.
package struct ConcordanceLine: Sendable, Equatable {
  package let locator: Locator
  package let left: String
  package let match: String
  package let right: String

  package var json: JSON {
    [
      "locator": .text(locator), "left": .string(left), "match": .string(match),
      "right": .string(right),
    ]
  }

  package static let table = Table(columns: ["locator", "left", "match", "right"])
}

/// Every place that a search found, with its words about it: key words in context.
package struct Concordance: Sendable, Equatable {
  /// How much stands on each side of a match.
  package enum Width: Sendable, Equatable {
    /// Columns of a terminal.
    case columns(Int)
    /// Words, and single ideographs.
    case words(Int)
    /// All of the sentence that the match begins in.
    case sentence
  }

  package enum Order: String, Sendable, CaseIterable {
    /// As the hits are.
    case results
    /// By the words before, the nearest first.
    case left
    /// By the words after.
    case right
  }

  /// Passages whose lines are sorted by their context, at most.
  package static let mostPassages = 10_000

  package let lines: [ConcordanceLine]
  /// Of all pages: passages where the lines stand as the hits do, else lines.
  package let total: Int
  package let offset: Int
  private let width: Width
  /// Passages whose lines these are; `nil` where lines are counted.
  private let passages: Int?

  /// - Parameter page: which of the lines, where they are sorted by their context; all of them where
  ///   they stand as the hits do, which are of one page already.
  package init(
    _ results: Results, width: Width, order: Order, page: (offset: Int, limit: Int)
  ) {
    self.width = width
    guard order != .results else {
      lines = results.hits.flatMap { Concordance.lines(of: $0, width) }
      total = results.total
      offset = results.offset
      passages = results.hits.count
      return
    }
    let wanted = page.offset + page.limit
    var first: [(key: [String], number: Int, line: ConcordanceLine)] = []
    var count = 0
    func sort() {
      first.sort { a, b in
        a.key == b.key ? a.number < b.number : a.key.lexicographicallyPrecedes(b.key)
      }
      first.removeLast(max(0, first.count - wanted))
    }
    for hit in results.hits {
      for line in Concordance.lines(of: hit, width) {
        first.append((Concordance.key(line, order), count, line))
        count += 1
      }
      // A common word has more lines than memory should hold.
      if first.count > 2 * wanted + 1000 { sort() }
    }
    sort()
    lines = first.dropFirst(page.offset).map(\.line)
    total = count
    offset = page.offset
    passages = nil
  }

  /// The context's words from the match outwards, then the match's own.
  private static func key(_ line: ConcordanceLine, _ order: Order) -> [String] {
    let near = Comparison.words(order == .left ? line.left : line.right)
    return (order == .left ? near.reversed() : near) + Comparison.words(line.match)
  }

  private static func lines(of hit: Hit, _ width: Width) -> [ConcordanceLine] {
    let text = hit.text
    let count = text.utf8.count
    let sentences = width == .sentence ? SentenceBreaker.sentences(of: text) : []
    return hit.highlights.map { range in
      let left: String
      let right: String
      switch width {
      case .columns(let columns):
        // Four bytes a column is the most that a character takes.
        let before = text[utf8: max(0, range.lowerBound - 4 * columns)..<range.lowerBound]
        let after = text[utf8: range.upperBound..<min(count, range.upperBound + 4 * columns)]
        left = TerminalText.end(of: TerminalText.clean(before), columns: columns)
        right = String(TerminalText.prefix(of: TerminalText.clean(after), columns: columns))
      case .words(let words):
        left = String(last(words, of: text[utf8: 0..<range.lowerBound]))
        right = String(first(words, of: text[utf8: range.upperBound..<count]))
      case .sentence:
        let sentence = sentences.first { $0.contains(range.lowerBound) } ?? 0..<count
        left = text[utf8: sentence.lowerBound..<range.lowerBound]
        right = text[utf8: range.upperBound..<max(range.upperBound, sentence.upperBound)]
      }
      return ConcordanceLine(
        locator: hit.locator, left: TerminalText.clean(left),
        match: TerminalText.clean(text[utf8: range]), right: TerminalText.clean(right))
    }
  }

  /// The beginning of a text up to the end of its word number `count`.
  private static func first(_ count: Int, of text: String) -> Substring {
    var words = 0
    var isInside = false
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      let begins = scalar.properties.isIdeographic || scalar.isOfWord && !isInside
      if begins {
        guard words < count else { return text[..<index].trimmed }
        words += 1
      } else if isInside, !scalar.isOfWord, words == count {
        return text[..<index].trimmed
      }
      isInside = scalar.isOfWord && !scalar.properties.isIdeographic
    }
    return text[...].trimmed
  }

  /// The end of a text from the beginning of its word number `count` from the end.
  private static func last(_ count: Int, of text: String) -> Substring {
    var words = 0
    var isInside = false
    for index in text.unicodeScalars.indices.reversed() {
      let scalar = text.unicodeScalars[index]
      let begins = scalar.properties.isIdeographic || scalar.isOfWord && !isInside
      if begins {
        guard words < count else {
          return text[text.unicodeScalars.index(after: index)...].drop { $0 == " " }
        }
        words += 1
      }
      isInside = scalar.isOfWord && !scalar.properties.isIdeographic
    }
    return text[...]
  }

  // MARK: as people read it

  /// One line a match, the matches under each other; whole sentences stand in paragraphs.
  package func text(page: Page) -> String {
    let lines = width == .sentence ? paragraphs(page) : aligned(page)
    let shown = page.paint(
      .aside,
      ResultsText.count(
        passages ?? self.lines.count, of: total, from: offset,
        passages == nil ? "line" : "passage"))
    return (lines + [shown]).joined(separator: "\n") + "\n"
  }

  private func aligned(_ page: Page) -> [String] {
    let locators = lines.map { TerminalText.width($0.locator.description) }.max() ?? 0
    let margin = min(locators, page.width / 3)
    let side = max((page.width - margin - 2) / 2 - 8, 10)
    return lines.map { line in
      let left = TerminalText.end(of: line.left, columns: side)
      let right = TerminalText.prefix(of: line.right, columns: side)
      let gap = String(repeating: " ", count: max(0, side - TerminalText.width(left)))
      let place = TerminalText.clip(line.locator.description, to: margin).padded(to: margin)
      return page.paint(.place, place) + "  " + gap + left + page.paint(.match, line.match) + right
    }
  }

  private func paragraphs(_ page: Page) -> [String] {
    lines.flatMap { line in
      let start = line.left.utf8.count
      return [page.paint(.place, TerminalText.clean(line.locator.description))]
        + Wrapping.lines(
          line.left + line.match + line.right,
          highlights: [start..<start + line.match.utf8.count], indent: 2, page: page)
    }
  }

  /// The answer as one object.
  package func json(_ results: Results) -> JSON {
    [
      "query": .string(results.query), "total": .integer(total), "offset": .integer(offset),
      "lines": .list(lines, \.json), "remarks": .list(results.remarks) { .string($0) },
    ]
  }
}

extension Unicode.Scalar {
  /// Letters, digits, and the marks that combine with them.
  fileprivate var isOfWord: Bool {
    properties.isAlphabetic || properties.numericType != nil
      || properties.canonicalCombiningClass != .notReordered || self == "'" || self == "’"
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
