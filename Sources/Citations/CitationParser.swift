import Documents

/// Walks once over the tokens of a text. Each form of citation has a file of its own.
struct CitationParser {
  let bytes: [UInt8]
  let tokens: [Token]
  let lexemes: [Lexeme]
  let context: CitationContext
  private(set) var found: [Citation] = []

  /// Named last in this text; `nil` when none was.
  var lastResolution: Symbol?
  var lastDocument: Symbol?
  /// The verb that governs what comes, within the sentence.
  var verb: Verb?
  /// The body that the sentence speaks of.
  var subject: Organ?
  /// The Commission on Human Rights was named in full: "the Commission" is that one.
  var namesCommission = false
  /// The noun whose list may go on later in the sentence.
  var list: CitationContext.ListNoun?
  /// The text ends within the list: its next member stands in the text after it.
  var isListOpen = false
  /// The Main Committee that the sentence names.
  var committee: Int?
  /// The draft named last: "L.9" is of the same series.
  var lastDraft: Symbol?
  /// The report named last: "draft resolution I" of a record is one of its drafts.
  var lastReport: Symbol?
  /// Where the last citation's tokens ended: nothing before is read again.
  var consumed = 0

  /// Where the bracket that is open began; `nil` outside of brackets. UTF-8 bytes.
  var openBracket: Int?
  private var verbStart = 0
  /// The body that was the subject before the last one named.
  var earlierSubject: Organ?
  /// The first citation of the bracket that is open.
  var bracketFirst: Int?

  init(bytes: [UInt8], tokens: [Token], lexemes: [Lexeme], context: CitationContext) {
    self.bytes = bytes
    self.tokens = tokens
    self.lexemes = lexemes
    self.context = context
    found.reserveCapacity(8)
  }

  // MARK: Looking at tokens

  @inline(__always) func at(_ index: Int) -> Token {
    index >= 0 && index < tokens.count ? tokens[index] : .none
  }
  @inline(__always) func lexeme(_ index: Int) -> Lexeme { lexemes[Int(at(index).lexeme)] }
  @inline(__always) func role(_ index: Int) -> Lexeme.Role { lexemes[Int(at(index).lexeme)].role }
  @inline(__always) func isSign(_ index: Int, _ sign: Character) -> Bool { at(index).isSign(sign) }
  @inline(__always) func isNumber(_ index: Int) -> Bool { at(index).kind == .number }

  /// A joined sign: no space on either side.
  func isGluedSign(_ index: Int, _ sign: Character) -> Bool {
    at(index).isSign(sign) && at(index).isGlued && at(index + 1).isGlued
      && at(index + 1).kind != .end
  }

  func text(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[range], as: UTF8.self)
  }
  func text(_ index: Int) -> String { text(at(index).range) }

  /// Whether the token is this ASCII word, in any case.
  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    let token = at(index)
    guard token.kind == .word, token.range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      for offset in 0..<buffer.count
      where bytes[Int(token.start) + offset].asciiLowercase != buffer[offset].asciiLowercase {
        return false
      }
      return true
    }
  }

  /// Whether a full stop ends a sentence here, and not an abbreviation.
  func endsSentence(_ index: Int) -> Bool {
    let next = at(index + 1)
    if next.kind == .end { return true }
    guard !next.isGlued || at(index).range.count > 1 else { return false }
    let previous = at(index - 1)
    if lexeme(index - 1).flags.contains(.dot) || previous.range.count == 1 { return false }
    let previousRole = role(index - 1)
    if previousRole == .pinpoint || previousRole == .ibid || previousRole == .noun {
      return next.flags.contains(.capital) && next.kind == .word && role(index + 1) != .pinpoint
        && previous.range.count > 5
    }
    return next.flags.contains(.capital) || next.kind != .number || at(index).range.count > 1
  }

  // MARK: The walk

  mutating func run() {
    var index = openedList()
    while index < tokens.count {
      let token = tokens[index]
      if token.flags.contains(.breakBefore) { endSentence() }
      switch token.kind {
      case .word where token.lexeme != 0: index = word(at: index)
      case .word where token.range.count <= 2 && isSign(index + 1, "-"):
        // "S-27/1", "ES-10/19".
        index = number(atStart: index)
      case .word where token.range.count == 1 && isGluedSign(index + 1, "."):
        index = shortDraft(at: index) ?? index + 1
      case .number: index = number(atStart: index)
      case .sign: index = sign(at: index)
      default: index += 1
      }
    }
  }

  mutating func endSentence() {
    verb = nil
    openBracket = nil
    subject = nil
    list = nil
    committee = nil
  }

  private mutating func word(at index: Int) -> Int {
    let lexeme = lexeme(index)
    if let said = lexeme.verb {
      verb = said
      verbStart = Int(tokens[index].start)
    }
    switch lexeme.role {
    case .noun: return noun(at: index)
    case .pinpoint, .ordinalSign, .external: return pinpointFirst(at: index)
    case .ordinal where role(index + 1) == .pinpoint: return pinpointFirst(at: index)
    case .organ:
      if let body = body(at: index) {
        earlierSubject = subject
        subject = body.organ
        if subject == .commission, !body.isShort { namesCommission = true }
        if let end = abbreviatedList(at: index) { return end }
      }
      return index + 1
    case .committee:
      committee = Int(lexeme.value)
      return index + 1
    case .ibid: return ibid(at: index)
    case .web: return address(at: index)
    case .supplement: return supplement(at: index)
    default: return index + 1
    }
  }

  private mutating func sign(at index: Int) -> Int {
    switch UInt8(truncatingIfNeeded: tokens[index].value) {
    case UInt8(ascii: "/"): return symbolFirst(at: index)
    case UInt8(ascii: "."):
      if role(index + 1) == .fileEnding, isGluedSign(index, ".") { return fileName(at: index) }
      if endsSentence(index) { endSentence() }
    case UInt8(ascii: "("): openBracket = Int(tokens[index].start)
    case UInt8(ascii: ")"): openBracket = nil
    case UInt8(ascii: ";"):
      list = nil
      verb = nil
    case UInt8(ascii: "_"), UInt8(ascii: "-"):
      if isGluedSign(index, "_") || isGluedSign(index, "-") { return fileName(at: index) }
    default: break
    }
    return index + 1
  }

  /// An abbreviation in capitals is an organ only in capitals.
  func isOrgan(_ index: Int) -> Bool {
    let token = at(index)
    let lexeme = lexemes[Int(token.lexeme)]
    guard lexeme.role == .organ else { return false }
    return !lexeme.flags.contains(.capitals) || token.flags.contains(.capitals)
  }

  // MARK: Results

  /// More citations than this no text of its length holds: what ranges expand to stays linear.
  private var most: Int { 256 + bytes.count / 6 }

  /// The verb of a citation; what stands in a bracket is not the object of a verb before it.
  private func governing(_ range: Range<Int>) -> Verb? {
    guard let openBracket, verbStart < openBracket, range.lowerBound > openBracket else {
      return verb
    }
    return nil
  }

  /// Adds one citation for each place named.
  mutating func add(
    _ symbol: Symbol, _ pinpoint: Pinpoint?, range: Range<Int>, kind: Citation.Kind,
    title: Range<Int>? = nil, findings: [String] = [], isDraftResolution: Bool = false
  ) {
    guard found.count < most else { return }
    let isResolution = symbol.isResolution || isDraftResolution
    let paths = pinpoint?.paths(inResolution: isResolution) ?? []
    for path in paths.isEmpty ? [LocatorPath()] : paths where found.count < most {
      found.append(
        Citation(
          target: Locator(symbol, path), range: range, kind: kind, verb: governing(range)?.rawValue,
          title: title, findings: findings))
    }
    lastDocument = symbol
    if symbol.components.last(where: { !isSuffix(String($0)) })?.hasPrefix("L.") == true {
      lastDraft = symbol
    }
    if symbol.isResolution || symbol.key.contains("/DEC/") { lastResolution = symbol }
  }

  /// Gives a citation that was added without a place the places that follow behind its bracket.
  mutating func relocate(_ index: Int, to pinpoint: Pinpoint, end: Int) {
    guard found.indices.contains(index), let target = found[index].target, target.path.isEmpty
    else { return }
    let paths = pinpoint.paths(inResolution: target.symbol.isResolution)
    guard let first = paths.first else { return }
    found[index].target = Locator(target.symbol, first)
    found[index].range = found[index].range.lowerBound..<max(end, found[index].range.upperBound)
    for path in paths.dropFirst() {
      var citation = found[index]
      citation.target = Locator(target.symbol, path)
      found.append(citation)
    }
  }

  /// Adds a citation that may mean one of several documents.
  mutating func add(
    candidates: [Symbol], _ pinpoint: Pinpoint?, range: Range<Int>, kind: Citation.Kind,
    title: Range<Int>? = nil, findings: [String]
  ) {
    guard let first = candidates.first, found.count < most else { return }
    let paths = pinpoint?.paths(inResolution: first.isResolution) ?? []
    for path in paths.isEmpty ? [LocatorPath()] : paths where found.count < most {
      found.append(
        Citation(
          target: nil, candidates: candidates.map { Locator($0, path) }, range: range, kind: kind,
          verb: governing(range)?.rawValue, title: title, findings: findings))
    }
  }
}
