import Documents

/// Places inside a document as a citation names them: one group for each "section III, paragraphs 3
/// and 5" that stands by itself.
struct Pinpoint: Sendable, Equatable {
  /// A number or letter with the letters below it: `7(a)(ii)`.
  struct Value: Sendable, Equatable {
    var number: String
    var letters: [String] = []
    /// The second figure of `5.1`.
    var count: Int?

    func step(_ kind: LocatorStep.Kind, below: [String]) -> LocatorStep {
      let figure = count.map { [LocatorStep.Element.count($0)] } ?? []
      return LocatorStep(kind, number, tail: figure + (letters + below).map { .letter($0) })
    }
  }

  struct Group: Sendable, Equatable {
    var annexes: [String] = []
    /// Appendices and enclosures, of an annex or of the document.
    var appendices: [String] = []
    var parts: [String] = []
    var sections: [String] = []
    var chapters: [String] = []
    var paragraphs: [Value] = []
    var letters: [[String]] = []
    /// Paragraphs of the preamble.
    var isPreambular = false
    /// "Operative" was said.
    var isOperative = false
    /// The preamble, or the operative part, without a paragraph.
    var isWholePreamble = false

    var isEmpty: Bool { self == Group() }
  }

  var groups: [Group] = []
  /// Paragraphs of a charter, a treaty, rules of procedure: never a document's.
  var isExternal = false

  /// The most paths one phrase can stand for; more is no citation but noise.
  static let most = 200

  /// Every path, in the order of the text. A numbered paragraph is operative in a resolution's body
  /// and in its sections, and plain in an annex and in any other document.
  func paths(inResolution: Bool) -> [LocatorPath] {
    var paths: [LocatorPath] = []
    for group in groups {
      paths += group.paths(inResolution: inResolution)
      if paths.count > Self.most { return Array(paths.prefix(Self.most)) }
    }
    return paths
  }

  /// This pinpoint inside that one: an annex named before, its paragraph after.
  func within(_ outer: Pinpoint) -> Pinpoint {
    guard let first = outer.groups.first, outer.groups.count == 1 else { return self }
    var made = self
    for index in made.groups.indices {
      if made.groups[index].annexes.isEmpty { made.groups[index].annexes = first.annexes }
      if made.groups[index].appendices.isEmpty {
        made.groups[index].appendices = first.appendices
      }
      if made.groups[index].parts.isEmpty { made.groups[index].parts = first.parts }
      if made.groups[index].sections.isEmpty { made.groups[index].sections = first.sections }
      if made.groups[index].chapters.isEmpty { made.groups[index].chapters = first.chapters }
      if made.groups[index].paragraphs.isEmpty { made.groups[index].paragraphs = first.paragraphs }
    }
    return made
  }
}

extension Pinpoint.Group {
  func paths(inResolution: Bool) -> [LocatorPath] {
    var bases: [LocatorPath] = [LocatorPath()]
    // Every step multiplies the paths: no more are made than are asked for.
    func extend(_ kind: LocatorStep.Kind, _ values: [String]) {
      guard !values.isEmpty else { return }
      let made = bases.lazy.flatMap { base in values.lazy.map { base / LocatorStep(kind, $0) } }
      bases = Array(made.prefix(Pinpoint.most))
    }
    extend(.part, annexes.isEmpty ? parts : [])
    extend(.annex, annexes)
    extend(.annex, appendices)
    extend(.part, annexes.isEmpty ? [] : parts)
    if chapters.isEmpty {
      extend(.sec, sections)
    } else if sections.isEmpty {
      extend(.ch, chapters)
    } else {
      extend(.ch, chapters.flatMap { chapter in sections.map { "\(chapter).\($0)" } })
    }
    if paragraphs.isEmpty {
      if isWholePreamble { return bases.map { $0 / LocatorStep(.pp) } }
      return bases.filter { !$0.isEmpty }
    }
    let kind: LocatorStep.Kind =
      isPreambular
      ? .pp : (inResolution || isOperative) && annexes.isEmpty && appendices.isEmpty ? .op : .p
    let lists = letters.isEmpty ? [[]] : letters
    let paths = bases.lazy.flatMap { base in
      paragraphs.lazy.flatMap { value in
        lists.lazy.map { base / value.step(kind, below: $0) }
      }
    }
    return Array(paths.prefix(Pinpoint.most + 1))
  }

  /// Takes one element of a chain; `false` when its place is taken already.
  mutating func take(_ unit: Unit, _ values: [Pinpoint.Value]) -> Bool {
    let names = values.map(\.number)
    switch unit {
    case .annex:
      guard annexes.isEmpty else { return false }
      annexes = names.isEmpty ? [""] : names
    case .appendix:
      guard appendices.isEmpty else { return false }
      appendices = names.isEmpty ? ["appendix"] : names.map { "appendix-\($0)" }
    case .part:
      guard parts.isEmpty, !names.isEmpty else { return false }
      parts = names
    case .section:
      guard sections.isEmpty, !names.isEmpty else { return false }
      sections = names
    case .chapter:
      guard chapters.isEmpty, !names.isEmpty else { return false }
      chapters = names
    case .subparagraph:
      if values.contains(where: { !$0.number.isEmpty }) {
        guard paragraphs.isEmpty else { return false }
        paragraphs = values
      } else {
        guard letters.isEmpty else { return false }
        letters = values.map(\.letters)
      }
    case .paragraph, .operative, .preambular:
      guard paragraphs.isEmpty else { return false }
      paragraphs = values
      if unit == .operative { isOperative = true }
      if unit == .preambular { isPreambular = true }
    case .preamble:
      if paragraphs.isEmpty { isWholePreamble = true }
      isPreambular = true
    case .body: isOperative = true
    case .other: return true
    }
    return true
  }
}
