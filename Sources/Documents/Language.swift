/// A language as its two-letter ISO 639-1 code, in lower case: `ar zh en fr ru es` are official at
/// the United Nations, any other code may be read.
package struct Language: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let code: String

  package init(_ code: String) { self.code = code.lowercased() }

  package static let arabic = Language("ar")
  package static let chinese = Language("zh")
  package static let english = Language("en")
  package static let french = Language("fr")
  package static let russian = Language("ru")
  package static let spanish = Language("es")

  /// The six official languages, in the order of their English names.
  package static let official: [Language] = [
    .arabic, .chinese, .english, .french, .russian, .spanish,
  ]

  /// The language that a job number or a `Lang=` parameter names with one letter: A C E F R S.
  package init?(jobLetter: Character) {
    switch jobLetter.uppercased() {
    case "A": self = .arabic
    case "C": self = .chinese
    case "E": self = .english
    case "F": self = .french
    case "R": self = .russian
    case "S": self = .spanish
    default: return nil
    }
  }

  package static func < (a: Language, b: Language) -> Bool { a.code < b.code }
  package var description: String { code }
}
