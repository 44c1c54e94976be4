import Documents

/// A piece of a query's text.
enum QueryToken: Equatable {
  struct Value: Equatable {
    let text: String
    let isQuoted: Bool
    let term: Term?

    /// As a remark shows it, cut where it is long.
    var shown: String { text.count > 60 ? String(text.prefix(60)) + "…" : text }
  }

  case term(Term)
  case field(QueryField, Value)
  /// `title:(`.
  case titleGroup
  case open, close
  case and, or, not
  case near(Int, Query.Order)

  /// Nothing that belongs to a list of conditions can begin here.
  var endsList: Bool { self == .or || self == .close }

  var isOperator: Bool {
    switch self {
    case .and, .or, .not, .close, .near: true
    default: false
    }
  }
}

extension QueryReader {
  /// Straight, curly, low and angle double quotation marks, and those of Chinese.
  package static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "‟", "«", "»", "＂", "「", "」", "『", "』", "《", "》": true
    default: false
    }
  }

  /// Whether a text is read as one bare word: `General`, `A/RES/75/240`, `l'homme`, `peac*`.
  static func isPlainWord(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    var lexer = QueryLexer(text)
    let tokens = lexer.all()
    guard tokens.count == 1, lexer.remarks.isEmpty, lexer.lastIsBare,
      case .term(let term)? = tokens.first
    else { return false }
    return term.text == text
  }

  /// Whether a text after a field's colon is read to its end.
  static func isBareValue(_ text: String) -> Bool {
    var lexer = QueryLexer(text)
    return lexer.bareValue() == text && !text.isEmpty
  }
}

/// Cuts a query's text into tokens. Linear in the text.
struct QueryLexer {
  /// As typed.
  private let raw: [Unicode.Scalar]
  /// The same, one for one, with plain signs.
  private let scalars: [Unicode.Scalar]
  private var next = 0
  private(set) var remarks: [String] = []
  /// Whether the last token was a word without a sign or quotation marks.
  private(set) var lastIsBare = false

  init(_ text: String) {
    let typed: [Unicode.Scalar]
    if text.utf8.count > QueryReader.longest {
      let start = Array(text.utf8.prefix(QueryReader.longest))
      typed = Array(String(decoding: start, as: UTF8.self).unicodeScalars)
      remarks.append("only the first \(QueryReader.longest) bytes of the query are read")
    } else {
      typed = Array(text.unicodeScalars)
    }
    raw = typed
    scalars = typed.indices.map { Self.plain(typed, $0) }
  }

  /// Full-width signs as plain ones; the commas and stops of Chinese and Arabic, behind which there may be
  /// no blank, as blanks.
  private static func plain(_ raw: [Unicode.Scalar], _ index: Int) -> Unicode.Scalar {
    let scalar = raw[index]
    switch scalar.value {
    case 0..<0x60C: return scalar
    case 0x60C, 0x61B, 0x61F, 0x6D4, 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF0E, 0xFF1B, 0xFF61, 0xFF64:
      return " "
    case 0xFF1F:
      // In a word it stands for a letter.
      let isInWord =
        index > 0 && raw[index - 1].isASCII && raw[index - 1].properties.isAlphabetic
        && index + 1 < raw.count && raw[index + 1].isASCII
        && raw[index + 1].properties.isAlphabetic
      return isInWord ? "?" : " "
    case 0xFF02...0xFF5E: return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    default: return scalar
    }
  }

  mutating func all() -> [QueryToken] {
    var tokens: [QueryToken] = []
    while let token = nextToken() { tokens.append(token) }
    return tokens
  }

  /// Spaces and control characters.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || (0x7F..<0xA1).contains(scalar.value) || scalar.properties.isWhitespace
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private func string(_ range: Range<Int>, of scalars: [Unicode.Scalar]? = nil) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: (scalars ?? self.scalars)[range])
    return String(text)
  }

  private mutating func nextToken() -> QueryToken? {
    while next < scalars.count {
      lastIsBare = false
      let scalar = scalars[next]
      if Self.isSpace(scalar) {
        next += 1
        continue
      }
      switch scalar {
      case "(":
        next += 1
        return .open
      case ")":
        next += 1
        return .close
      case "-", "−":
        if startsNegation {
          next += 1
          return .not
        }
      case "=", "~":
        if next + 1 < scalars.count, !Self.isSpace(scalars[next + 1]) {
          next += 1
          if let term = prefixed(isExact: scalar == "=") { return .term(term) }
          continue
        }
      default: break
      }
      if QueryReader.isQuote(scalar) {
        guard let term = Term.phrase(quoted()) else { continue }
        return .term(term)
      }
      if let field = field() { return field }
      let word = bareWord()
      if let sign = Self.operatorToken(word) { return sign }
      guard let term = Self.term(bare: word, .none) else { continue }
      lastIsBare = true
      remarkUnknownField(word)
      remarkUnknownOperator(word)
      return .term(term)
    }
    return nil
  }

  /// A minus negates at the start of a word only.
  private var startsNegation: Bool {
    let startsWord = next == 0 || Self.isSpace(scalars[next - 1]) || scalars[next - 1] == "("
    guard startsWord, next + 1 < scalars.count else { return false }
    let after = scalars[next + 1]
    return Self.isWordScalar(after) || QueryReader.isQuote(after) || after == "("
      || after == "=" || after == "~"
  }

  private mutating func prefixed(isExact: Bool) -> Term? {
    if QueryReader.isQuote(scalars[next]) {
      let text = quoted()
      return isExact ? Term.phrase(text, exact: true) : Term.synonyms(text)
    }
    let word = bareWord()
    guard !word.isEmpty else {
      next += 1
      return nil
    }
    return Self.term(bare: word, isExact ? .exact : .synonyms)
  }

  private enum Sign { case none, exact, synonyms }

  /// The term of a word with at least one letter or digit in it; signs alone are no term, and signs
  /// before it are left out. What would be read as something else where it stands bare is a phrase.
  private static func term(bare text: String, _ sign: Sign) -> Term? {
    guard text.unicodeScalars.contains(where: isWordScalar) else { return nil }
    // By scalars: a sign and a mark above it are one character.
    let word = String(text.unicodeScalars.drop { $0 == "-" || $0 == "−" || $0 == "=" || $0 == "~" })
    if operatorToken(word) != nil || isField(word) || word.unicodeScalars.first == "(" {
      return sign == .synonyms ? Term.synonyms(word) : Term.phrase(word, exact: sign == .exact)
    }
    return Term(bare: word, isExact: sign == .exact, wantsSynonyms: sign == .synonyms)
  }

  /// Whether a word begins with a field's name and a value.
  private static func isField(_ word: String) -> Bool {
    guard let colon = word.utf8.prefix(10).firstIndex(of: UInt8(ascii: ":")) else { return false }
    return QueryField(rawValue: word[..<colon].lowercased()) != nil
  }

  /// Words such as `lang:fr`, that somebody may have meant for a field.
  private mutating func remarkUnknownField(_ word: String) {
    guard let colon = word.prefix(14).firstIndex(of: ":") else { return }
    let name = word[..<colon]
    let value = word[word.index(after: colon)...]
    guard name.utf8.count >= 3, !value.isEmpty, !value.hasPrefix("//"),
      name.allSatisfy({ $0.isASCII && $0.isLetter && $0.isLowercase }),
      let field = QueryField.allCases.first(where: { $0.isMeant(by: String(name)) })
    else { return }
    remark("\(name): is no field; did you mean \(field.rawValue):")
  }

  /// Words such as `NEAR5`, that are nearly an operator.
  private mutating func remarkUnknownOperator(_ word: String) {
    for name in ["NEAR", "ADJ"] where word.hasPrefix(name) {
      let rest = word.dropFirst(name.count)
      guard rest.first == "/" || !rest.isEmpty && rest.allSatisfy(\.isASCIIDigit) else { continue }
      remark("\(word) is no operator and is taken as a word; \(name)/5 is one, up to \(name)/1000")
    }
  }

  /// A few are enough.
  private mutating func remark(_ text: String) {
    if remarks.count < 8, !remarks.contains(text) { remarks.append(text) }
  }

  private static func operatorToken(_ word: String) -> QueryToken? {
    switch word {
    case "AND", "&&": return .and
    case "OR", "||": return .or
    case "NOT": return .not
    case "NEAR": return .near(10, .free)
    case "ADJ": return .near(1, .asWritten)
    default: break
    }
    for (name, order) in [("NEAR/", Query.Order.free), ("ADJ/", .asWritten)]
    where word.hasPrefix(name) {
      let digits = word.dropFirst(name.count)
      if !digits.isEmpty, digits.utf8.count <= 4, digits.allSatisfy(\.isASCIIDigit),
        let distance = Int(digits), (1...1000).contains(distance)
      {
        return .near(distance, order)
      }
    }
    return nil
  }

  /// Up to a space, a quotation mark or a bracket. Brackets that close again within a few characters
  /// belong to the word, for `5(d)` is one.
  private mutating func bareWord() -> String {
    let start = next
    while next < scalars.count {
      let scalar = scalars[next]
      if Self.isSpace(scalar) || QueryReader.isQuote(scalar) || scalar == ")" { break }
      if scalar == "(" {
        guard let close = closingBracket(after: next) else { break }
        next = close
      }
      next += 1
    }
    return string(start..<next)
  }

  /// The bracket that closes the one at `open` in the same word, at most 40 characters on.
  private func closingBracket(after open: Int) -> Int? {
    for index in (open + 1)..<min(open + 40, scalars.count) where open + 1 < scalars.count {
      let scalar = scalars[index]
      if scalar == ")" { return index }
      if scalar == "(" || Self.isSpace(scalar) || QueryReader.isQuote(scalar) {
        return nil
      }
    }
    return nil
  }

  mutating func bareValue() -> String { bareWord() }

  /// What stands between quotation marks; an open one goes to the end.
  private mutating func quoted() -> String {
    next += 1
    let start = next
    while next < scalars.count, !QueryReader.isQuote(scalars[next]) { next += 1 }
    let text = string(start..<next, of: raw)
    if next < scalars.count {
      next += 1
    } else {
      remark("a quotation mark is not closed; it is closed at the end")
    }
    return text
  }

  /// A field's name, a colon, and a value. A blank before the value is let pass where the name is in small
  /// letters, for what is pasted out of a text begins with a capital: `Date: 5 June`.
  private mutating func field() -> QueryToken? {
    var end = next
    while end < scalars.count, end - next < 10, scalars[end].isASCII, scalars[end] != ":",
      Self.isWordScalar(scalars[end])
    {
      end += 1
    }
    guard end < scalars.count, scalars[end] == ":", end > next,
      let field = QueryField(rawValue: string(next..<end).lowercased())
    else { return nil }
    var start = end + 1
    if string(next..<end) == field.rawValue {
      while start < scalars.count, Self.isSpace(scalars[start]) { start += 1 }
    }
    guard start < scalars.count, !Self.isSpace(scalars[start]), scalars[start] != ")" else {
      return nil
    }
    if start > end + 1 {
      let before = next
      next = start
      let value = bareWord()
      next = before
      guard Self.operatorToken(value) == nil, !Self.isField(value) else { return nil }
      let isQuoted = QueryReader.isQuote(scalars[start]) || scalars[start] == "("
      guard isQuoted || field == .title || field.takes(value) else { return nil }
      let shown = value.isEmpty ? "…" : value.count > 60 ? String(value.prefix(60)) + "…" : value
      remark("\(field.rawValue): \(shown) is read as \(field.rawValue):\(shown)")
    }
    next = start
    if field == .title, scalars[next] == "(" {
      next += 1
      return .titleGroup
    }
    var sign = Sign.none
    if field == .title, scalars[next] == "=" || scalars[next] == "~" {
      sign = scalars[next] == "=" ? .exact : .synonyms
      next += 1
    }
    guard next < scalars.count else {
      return .field(field, QueryToken.Value(text: "", isQuoted: false, term: nil))
    }
    if QueryReader.isQuote(scalars[next]) {
      let text = quoted()
      let term = sign == .synonyms ? Term.synonyms(text) : Term.phrase(text, exact: sign == .exact)
      return .field(field, QueryToken.Value(text: text, isQuoted: true, term: term))
    }
    let word = bareWord()
    let term = Self.term(bare: word, sign)
    return .field(field, QueryToken.Value(text: word, isQuoted: false, term: term))
  }
}
