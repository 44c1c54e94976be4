import Documents
import Glibc

/// The words of some passages, counted and measured.
package struct WordList: Sendable, Equatable {
  package enum Measure: String, Sendable, CaseIterable {
    case frequency
    /// How surely a word is more frequent there than chance would have it.
    case logLikelihood = "log-likelihood"
    /// How much two words keep to each other's company.
    case logDice = "log-dice"
  }

  package struct Row: Sendable, Equatable {
    /// In lower case, as the first passage has it.
    package let word: String
    package let language: Language?
    /// How often it stands in the passages asked for.
    package let frequency: Int
    /// Passages and documents of these that hold it.
    package let passages: Int
    package let documents: Int
    /// How often it stands in all passages of its language.
    package let total: Int
    /// How often it stands near the matches; `nil` where all words of the passages are counted.
    package let near: Int?
    /// Signed: below 0 for words that are rarer there than elsewhere; `nil` for all passages.
    package let logLikelihood: Double?
    package let logDice: Double?

    package init(
      word: String, language: Language?, frequency: Int, passages: Int, documents: Int, total: Int,
      near: Int? = nil, logLikelihood: Double? = nil, logDice: Double? = nil
    ) {
      self.word = word
      self.language = language
      self.frequency = frequency
      self.passages = passages
      self.documents = documents
      self.total = total
      self.near = near
      self.logLikelihood = logLikelihood
      self.logDice = logDice
    }

    func value(of measure: Measure) -> Double {
      switch measure {
      case .frequency: Double(near ?? frequency)
      case .logLikelihood: logLikelihood ?? 0
      case .logDice: logDice ?? 0
      }
    }
  }

  /// As it was read.
  package let query: String
  /// The best by the measure first; equal ones by frequency, then by word.
  package let rows: [Row]
  /// The place of the first in the whole list, from 0.
  package let offset: Int
  /// Different words, of all pages.
  package let total: Int
  /// Passages that were counted.
  package let passages: Int
  package let remarks: [String]

  package init(
    query: String, rows: [Row], offset: Int = 0, total: Int, passages: Int, remarks: [String]
  ) {
    self.query = query
    self.rows = rows
    self.offset = offset
    self.total = total
    self.passages = passages
    self.remarks = remarks
  }
}

/// Measures of association from four counts.
enum Association {
  /// Dunning's G2 of a word in a part against the rest, below 0 where it is rarer in the part.
  /// Source: Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993.
  ///
  /// - Parameters:
  ///   - inside: how often the word stands in the part; `part` is all words of it.
  ///   - outside: how often it stands in the rest; `rest` is all words of it.
  static func logLikelihood(inside: Int, part: Int, outside: Int, rest: Int) -> Double {
    let a = Double(inside)
    let b = Double(outside)
    let c = Double(part) - a
    let d = Double(rest) - b
    let all = a + b + c + d
    guard part > 0, rest > 0, c >= 0, d >= 0, all > 0 else { return 0 }
    func term(_ observed: Double, _ row: Double, _ column: Double) -> Double {
      observed > 0 ? observed * log(observed * all / (row * column)) : 0
    }
    let value =
      2
      * (term(a, a + b, a + c) + term(b, a + b, b + d) + term(c, c + d, a + c)
        + term(d, c + d, b + d))
    return a * Double(rest) >= b * Double(part) ? max(0, value) : -max(0, value)
  }

  /// 14 at most, one less for each halving, and the same in texts of any size. Source: Rychlý, A
  /// Lexicographer-Friendly Association Score, 2008.
  static func logDice(together: Int, first: Int, second: Int) -> Double {
    guard together > 0, first + second > 0 else { return 0 }
    return 14 + log2(2 * Double(together) / Double(first + second))
  }
}
