import Documents
import TestSupport

/// Texts of made-up words as lists of words, and what a query finds in them when every condition is looked at
/// in turn.
struct QueryOracle {
  struct Word {
    /// Folded, as it is typed.
    let form: String
    /// What all its inflections share.
    let stem: String
    /// An ideograph that another follows in the same run.
    var goesOn = false
  }

  struct Passage {
    let locator: String
    let sentences: [[Word]]
    var words: [Word] { sentences.flatMap { $0 } }
  }

  indirect enum Condition {
    case term(Term)
    case near([Term], within: Int)
    case adjacent([Term], within: Int)
    case all([Condition])
    case any([Condition])
    case not(Condition)
  }

  struct Term {
    enum Wanted {
      case inflected(stem: String)
      case exact(String)
      /// A star stands before it, behind it, or both; a question mark stands in it.
      case pattern(String)
      /// One of a run.
      case ideograph(String)
    }

    /// As it is typed.
    let text: String
    let words: [Wanted]
  }

  // MARK: what holds

  static func holds(_ condition: Condition, in words: [Word]) -> Bool {
    switch condition {
    case .term(let term): return !places(of: term, words).isEmpty
    case .near(let terms, let distance):
      return choices(terms.map { places(of: $0, words) }).contains { choice in
        let last = choice.map(\.lowerBound).max() ?? 0
        return choice.allSatisfy { last - $0.upperBound <= distance }
      }
    case .adjacent(let terms, let distance):
      return choices(terms.map { places(of: $0, words) }).contains { choice in
        zip(choice, choice.dropFirst()).allSatisfy { one, next in
          next.lowerBound >= one.upperBound && next.lowerBound - one.upperBound < distance
        }
      }
    case .all(let parts): return parts.allSatisfy { holds($0, in: words) }
    case .any(let parts): return parts.contains { holds($0, in: words) }
    case .not(let inner): return !holds(inner, in: words)
    }
  }

  /// One place of each term, in every combination.
  private static func choices(_ places: [[Range<Int>]]) -> [[Range<Int>]] {
    places.reduce([[]]) { found, next in found.flatMap { one in next.map { one + [$0] } } }
  }

  private static func places(of term: Term, _ words: [Word]) -> [Range<Int>] {
    words.indices.compactMap { start in
      let end = start + term.words.count
      guard end <= words.count else { return nil }
      for (index, wanted) in term.words.enumerated() {
        let word = words[start + index]
        let isFit =
          switch wanted {
          case .inflected(let stem): word.stem == stem
          case .exact(let form): word.form == form
          case .pattern(let pattern): fits(Array(pattern), Array(word.form))
          case .ideograph(let sign):
            word.form == sign && (index == term.words.count - 1 || word.goesOn)
          }
        if !isFit { return nil }
      }
      return start..<end
    }
  }

  private static func fits(_ pattern: [Character], _ word: [Character]) -> Bool {
    guard let first = pattern.first else { return word.isEmpty }
    if first == "*" {
      return (0...word.count).contains { fits(Array(pattern.dropFirst()), Array(word[$0...])) }
    }
    guard let letter = word.first, first == "?" || first == letter else { return false }
    return fits(Array(pattern.dropFirst()), Array(word.dropFirst()))
  }

  // MARK: texts

  /// Frequent ones first.
  static let stems = [
    "the", "brint", "velk", "dorp", "сунк", "sanc", "miltor", "гранд", "fenat", "dorvik", "вельм",
    "quilm",
    "hobrat", "плотк", "zunt", "brindol",
  ]
  static let ideographs = ["港", "口", "灯", "海"]

  static func form(of stem: String, _ random: inout SeededNumbers) -> String {
    let hasPlural = stem != "the" && stem.utf8.first.map { $0 < 0x80 } == true
    return hasPlural && random.next() % 3 == 0 ? stem + "s" : stem
  }

  static func stem(_ random: inout SeededNumbers) -> String {
    stems[Int(random.next() % (1 + random.next() % UInt64(stems.count)))]
  }

  /// A sentence and its words.
  private static func sentence(_ random: inout SeededNumbers) -> (text: String, words: [Word]) {
    var text = ""
    var words: [Word] = []
    for number in 0...Int(random.next() % 9) {
      if number > 0 { text += " " }
      if random.next() % 8 == 0 {
        let run = (0...Int(random.next() % 4)).map { _ in
          ideographs[Int(random.next() % UInt64(ideographs.count))]
        }
        text += run.joined()
        words += run.enumerated().map { index, sign in
          Word(form: sign, stem: sign, goesOn: index < run.count - 1)
        }
      } else {
        let stem = stem(&random)
        let form = form(of: stem, &random)
        text += number == 0 ? form.capitalized : form
        words.append(Word(form: form, stem: stem))
      }
    }
    return (text + ["." as Character, "?", "。"].map(String.init)[Int(random.next() % 3)], words)
  }

  /// A document of some passages, the first of which is its title.
  static func document(
    _ number: Int, _ random: inout SeededNumbers
  ) -> (document: Document, passages: [Passage]) {
    let symbol = "A/190/\(number)"
    var passages = [
      Passage(
        locator: symbol,
        sentences: [
          [Word(form: "grove", stem: "grove"), Word(form: "\(number)", stem: "\(number)")]
        ])
    ]
    var texts: [String] = []
    for paragraph in 1...40 {
      let sentences = (0...Int(random.next() % 3)).map { _ in sentence(&random) }
      texts.append(sentences.map(\.text).joined(separator: " "))
      passages.append(
        Passage(locator: "\(symbol)#p\(paragraph)", sentences: sentences.map(\.words)))
    }
    let language = [Language.english, .french, .russian, .chinese][number % 4]
    return (
      Harbours.document(symbol, .report, language, "2135-09-01", "Grove \(number)", texts), passages
    )
  }

  // MARK: queries

  static func term(_ random: inout SeededNumbers, mayBeIdeographs: Bool) -> Term {
    if mayBeIdeographs, random.next() % 6 == 0 {
      let run = (0...Int(random.next() % 3)).map { _ in
        ideographs[Int(random.next() % UInt64(ideographs.count))]
      }
      return Term(text: run.joined(), words: run.map { .ideograph($0) })
    }
    let stem = stem(&random)
    switch random.next() % 8 {
    case 0:
      let form = form(of: stem, &random)
      return Term(text: "=" + form, words: [.exact(form)])
    case 1:
      let pattern = ["bri*", "dor*", "mil*", "ver*", "*nt", "?rint", "d*k", "*n*"][
        Int(random.next() % 8)]
      return Term(text: pattern, words: [.pattern(pattern)])
    case 2, 3:
      let stems = (0...Int(1 + random.next() % 2)).map { _ in Self.stem(&random) }
      let forms = stems.map { form(of: $0, &random) }
      let isExact = random.next() % 4 == 0
      return Term(
        text: (isExact ? "=" : "") + "\"" + forms.joined(separator: " ") + "\"",
        words: zip(stems, forms).map { isExact ? .exact($1) : .inflected(stem: $0) })
    default: return Term(text: form(of: stem, &random), words: [.inflected(stem: stem)])
    }
  }

  /// A condition and how it is written.
  static func condition(
    _ random: inout SeededNumbers, depth: Int
  ) -> (text: String, condition: Condition) {
    func parts() -> [(text: String, condition: Condition)] {
      (0...Int(1 + random.next() % 2)).map { _ in condition(&random, depth: depth - 1) }
    }
    switch depth > 0 ? random.next() % 9 : 8 {
    case 0, 1:
      let parts = parts()
      return (
        "(" + parts.map(\.text).joined(separator: " AND ") + ")", .all(parts.map(\.condition))
      )
    case 2, 3:
      let parts = parts()
      return (
        "(" + parts.map(\.text).joined(separator: " OR ") + ")", .any(parts.map(\.condition))
      )
    case 4:
      let inner = condition(&random, depth: depth - 1)
      return ("NOT " + inner.text, .not(inner.condition))
    case 5:
      let (wanted, unwanted) = (
        condition(&random, depth: depth - 1), condition(&random, depth: depth - 1)
      )
      return (
        "(\(wanted.text) NOT \(unwanted.text))", .all([wanted.condition, .not(unwanted.condition)])
      )
    case 6, 7:
      let terms = (0...Int(1 + random.next() % 2)).map { _ in
        term(&random, mayBeIdeographs: false)
      }
      let distance = 1 + Int(random.next() % 5)
      if random.next() % 2 == 0 {
        return (
          "(" + terms.map(\.text).joined(separator: " NEAR/\(distance) ") + ")",
          .near(terms, within: distance)
        )
      }
      return (
        "(" + terms.map(\.text).joined(separator: " ADJ/\(distance) ") + ")",
        .adjacent(terms, within: distance)
      )
    default:
      let term = term(&random, mayBeIdeographs: true)
      return (term.text, .term(term))
    }
  }
}
