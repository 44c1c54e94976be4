/// A word with wildcards: `*` for any letters or none, `?` for exactly one.
struct WordPattern {
  /// Words of the index that one pattern stands for, at most.
  static let most = 200

  private enum Part: Equatable {
    case literal(Unicode.Scalar)
    case one
    case any
  }

  private let parts: [Part]
  /// The letters before the first wildcard, folded.
  let start: String
  /// Nothing but letters and a star at the end.
  let isPrefix: Bool

  /// - Parameter fold: makes of letters what the index has for them; `nil` when they are no word.
  /// - Returns: `nil` when no part of it can be a word.
  init?(_ text: String, fold: (String) -> String?) {
    var parts: [Part] = []
    var start = ""
    var letters = ""
    func flush() -> Bool {
      guard !letters.isEmpty else { return true }
      guard let folded = fold(letters) else { return false }
      if parts.isEmpty { start = folded }
      parts += folded.unicodeScalars.map { .literal($0) }
      letters = ""
      return true
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*", "?":
        guard flush() else { return nil }
        if scalar == "?" {
          parts.append(.one)
        } else if parts.last != .any {
          parts.append(.any)
        }
      default: letters.unicodeScalars.append(scalar)
      }
    }
    guard flush(), parts.contains(where: { if case .literal = $0 { true } else { false } }) else {
      return nil
    }
    self.parts = parts
    self.start = start
    isPrefix = parts.last == .any && parts.count == start.unicodeScalars.count + 1
  }

  /// Whether a folded word fits as a whole. At most the product of both lengths.
  func fits(_ word: String) -> Bool {
    let letters = Array(word.unicodeScalars)
    var part = 0
    var letter = 0
    var star: (part: Int, letter: Int)?
    while letter < letters.count {
      if part < parts.count, parts[part] == .any {
        star = (part, letter)
        part += 1
      } else if part < parts.count, parts[part] == .one || parts[part] == .literal(letters[letter])
      {
        part += 1
        letter += 1
      } else if let last = star {
        part = last.part + 1
        letter = last.letter + 1
        star = (last.part, letter)
      } else {
        return false
      }
    }
    while part < parts.count, parts[part] == .any { part += 1 }
    return part == parts.count
  }
}
