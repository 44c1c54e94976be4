/// A step of a locator's path: `op7(a)(ii)`, `sec.III`, `annex`, `p16.2`, `slot.2021-12-14T15:00`.
package struct LocatorStep: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Sendable, CaseIterable {
    /// Operative, preambular and numbered paragraphs; number directly after: `op7`, `pp10`, `p16`.
    case op, pp, p
    /// Section, part, annex, chapter: a dot before the name, `sec.III`; `annex` may stand alone.
    case sec, part, annex, ch
    /// Footnote, agenda item, speech: number directly after, `fn4`, `item5(d)`, `speech12`.
    case fn, item, speech
    /// Programme slot: `slot.2021-12-14T15:00`.
    case slot
    /// Entry of a slot or row of a table, counted from 1: `entry3`.
    case entry
    /// Heading, counted from 1 through the document: `h2`.
    case h

    var hasDot: Bool {
      switch self {
      case .sec, .part, .annex, .ch, .slot: true
      default: false
      }
    }
  }

  package let kind: Kind
  /// Number or name: `7`, `1bis`, `III`, `II.C`, `2021-12-14T15:00`; empty for a bare `annex` or `pp`.
  package let value: String
  /// What stands below the number, outermost first: `(a)`, `(ii)` in `op7(a)(ii)`, 2 and `(a)` in
  /// `p16.2(a)`.
  package let tail: [Element]

  /// A step below the number of a paragraph.
  package enum Element: Hashable, Sendable {
    case letter(String)
    /// An unnumbered paragraph, counted from 1 behind the one before it (2 in `p16.2`, the second
    /// after 16), or the number that is printed behind a dot (`121.8`).
    case count(Int)
  }

  /// The letters below it, outermost first: `["a", "ii"]`.
  package var letters: [String] {
    tail.compactMap { if case .letter(let letter) = $0 { letter } else { nil } }
  }

  /// The count that ends the step: 2 in `p16.2`; `nil` for the numbered one itself and for letters.
  package var count: Int? { if case .count(let count) = tail.last { count } else { nil } }

  package init(_ kind: Kind, _ value: String = "", tail: [Element]) {
    self.kind = kind
    self.value = value
    self.tail = tail
  }

  package init(_ kind: Kind, _ value: String = "", letters: [String] = [], count: Int? = nil) {
    self.init(
      kind, value, tail: letters.map(Element.letter) + (count.map { [Element.count($0)] } ?? []))
  }

  package init(_ kind: Kind, _ number: Int, letters: [String] = [], count: Int? = nil) {
    self.init(kind, String(number), letters: letters, count: count)
  }

  package var description: String {
    var text = kind.rawValue
    if !value.isEmpty { text += kind.hasDot ? "." + value : value }
    for element in tail {
      switch element {
      case .letter(let letter): text += "(\(letter))"
      case .count(let count): text += ".\(count)"
      }
    }
    return text
  }

  /// Reads what `description` prints, letters in either case; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    if let step = LocatorStep.plain(text) {
      self = step
      return
    }
    var head = Substring(text)
    var tail: [Element] = []
    guard !head.isEmpty else { return nil }
    let named = Kind.allCases.filter {
      head.lowercased().hasPrefix($0.rawValue)
    }.max { $0.rawValue.count < $1.rawValue.count }
    guard let kind = named else { return nil }
    head.removeFirst(kind.rawValue.count)
    while true {
      if head.last == ")", let open = head.lastIndex(of: "(") {
        let letter = head[head.index(after: open)...].dropLast()
        guard !letter.isEmpty, letter.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
        tail.append(.letter(letter.lowercased()))
        head = head[..<open]
      } else if !kind.hasDot, let dot = head.lastIndex(of: "."),
        let number = Int(head[head.index(after: dot)...]), number >= 1
      {
        tail.append(.count(number))
        head = head[..<dot]
      } else {
        break
      }
    }
    tail.reverse()
    if kind.hasDot {
      if head.isEmpty {
        guard kind == .annex else { return nil }
      } else {
        guard head.first == ".", head.count > 1 else { return nil }
        head.removeFirst()
      }
      guard
        !head.contains(where: {
          $0 == "/" || $0 == "#" || $0.isWhitespace || $0 == "(" || $0 == ")"
        })
      else { return nil }
    } else {
      let digits = head.prefix { $0.isASCII && $0.isNumber }
      let rest = head.dropFirst(digits.count)
      guard !digits.isEmpty || (kind == .pp && rest.isEmpty) else { return nil }
      if kind == .p, case .count = tail.first, rest.count == 1, let letter = rest.first,
        letter.isASCII, letter.isLetter
      {
        // `p29C.1`, a paragraph of a budget's section 29C.
        self.init(kind, digits + letter.uppercased(), tail: tail)
        return
      }
      guard ["", "bis", "ter", "quater", "alt"].contains(rest.lowercased()) else { return nil }
    }
    self.init(kind, String(head), tail: tail)
  }
}

extension LocatorStep {
  /// A kind, a number and no more than a count behind it, which nearly all steps are; `nil` for any
  /// other text.
  private static func plain(_ text: some StringProtocol) -> LocatorStep? {
    let bytes = text.utf8
    var index = bytes.startIndex
    var name: UInt64 = 0
    while index < bytes.endIndex, case let byte = bytes[index], byte.isASCIILetter {
      guard name >> 48 == 0 else { return nil }
      name = name << 8 | UInt64(byte | 0x20)
      bytes.formIndex(after: &index)
    }
    guard let kind = numbered.first(where: { $0.name == name })?.kind else { return nil }
    let start = index
    while index < bytes.endIndex, bytes[index].isASCIIDigit { bytes.formIndex(after: &index) }
    guard start < index else { return nil }
    let value = String(text[start..<index])
    guard index < bytes.endIndex else { return LocatorStep(kind, value) }
    guard bytes[index] == UInt8(ascii: ".") else { return nil }
    bytes.formIndex(after: &index)
    var count = 0
    let digits = bytes[index...]
    guard (1...9).contains(digits.count) else { return nil }
    for byte in digits {
      guard byte.isASCIIDigit else { return nil }
      count = count * 10 + Int(byte - 48)
    }
    return count == 0 ? nil : LocatorStep(kind, value, count: count)
  }

  /// The kinds that a number follows directly, by their letters as one integer.
  private static let numbered: [(name: UInt64, kind: Kind)] =
    Kind.allCases.filter { !$0.hasDot }
    .map { ($0.rawValue.utf8.reduce(0) { $0 << 8 | UInt64($1) }, $0) }
}

/// A place inside a document: steps from the outermost in. Empty means the document itself.
package struct LocatorPath: Hashable, Sendable, CustomStringConvertible {
  package var steps: [LocatorStep]

  package init(_ steps: [LocatorStep] = []) { self.steps = steps }

  package var description: String { steps.map(\.description).joined(separator: "/") }
  package var isEmpty: Bool { steps.isEmpty }

  /// Reads what `description` prints; `nil` for anything else. An empty text is the empty path.
  package init?(_ text: some StringProtocol) {
    var steps: [LocatorStep] = []
    if !text.isEmpty, !text.utf8.contains(UInt8(ascii: "/")) {
      guard let step = LocatorStep(text) else { return nil }
      steps.append(step)
    } else if !text.isEmpty {
      for part in text.split(separator: "/", omittingEmptySubsequences: false) {
        guard let step = LocatorStep(part) else { return nil }
        steps.append(step)
      }
    }
    self.steps = steps
  }

  /// Whether this is `other` or a place inside it: `op7(a)` is within `op7`.
  package func isWithin(_ other: LocatorPath) -> Bool {
    guard steps.count >= other.steps.count else { return false }
    for (mine, its) in zip(steps, other.steps).dropLast() where mine != its { return false }
    guard let its = other.steps.last else { return true }
    let mine = steps[other.steps.count - 1]
    return mine.kind == its.kind && mine.value == its.value && mine.tail.starts(with: its.tail)
  }

  package static func / (path: LocatorPath, step: LocatorStep) -> LocatorPath {
    LocatorPath(path.steps + [step])
  }
}

/// A place: a symbol and a path inside its document. Prints as `A/RES/75/240#op1`.
package struct Locator: Hashable, Sendable, CustomStringConvertible {
  package let symbol: Symbol
  package let path: LocatorPath

  package init(_ symbol: Symbol, _ path: LocatorPath = LocatorPath()) {
    self.symbol = symbol
    self.path = path
  }

  package var description: String {
    path.isEmpty ? symbol.display : "\(symbol.display)#\(path)"
  }

  /// Reads what `description` prints, and any spelling of a symbol that ``Symbol/init(_:)`` takes.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first, let symbol = Symbol(String(head)) else { return nil }
    guard parts.count == 2 else {
      self.init(symbol)
      return
    }
    guard let path = LocatorPath(parts[1]), !path.isEmpty else { return nil }
    self.init(symbol, path)
  }
}
