import Documents
import Store
import Text

/// A text and the passages most like it.
package struct SimilarPassages: Sendable, Equatable {
  package struct Match: Sendable, Equatable {
    package let hit: Hit
    package let likeness: Likeness
    /// The match's words as changes that lead to the text asked for.
    package let changes: [WordChange]

    package init(hit: Hit, likeness: Likeness, changes: [WordChange]) {
      self.hit = hit
      self.likeness = likeness
      self.changes = changes
    }
  }

  /// Where the text stands; `nil` for words that somebody typed.
  package let source: Locator?
  package let text: String
  /// Best first.
  package let matches: [Match]

  package init(source: Locator?, text: String, matches: [Match]) {
    self.source = source
    self.text = text
    self.matches = matches
  }
}

/// Finds the passages most like a text: candidates by its rare words, then every one aligned word by
/// word.
package struct SimilarSearch {
  package enum Aim: Sendable, Equatable {
    /// Any passage.
    case alike
    /// Operative paragraphs of resolutions and decisions, earlier than the text where its day is known.
    case agreed
  }

  /// Passages that are aligned, at most.
  static let mostAligned = 300
  /// What is less alike is nothing to show.
  package static let leastScore = 0.3

  private let reader: Reader
  private let options: SearchOptions
  private let aim: Aim
  private let memory: SimilarMemory

  package init(_ catalogue: Catalogue, _ aim: Aim, _ options: SearchOptions) {
    reader = catalogue.reader
    self.options = options
    self.aim = aim
    memory = SimilarMemory(reader)
  }

  /// The passages most like some words.
  package func passages(like text: String) throws -> SimilarPassages {
    SimilarPassages(source: nil, text: text, matches: try matches(text, of: nil, except: []))
  }

  /// The passages most like the paragraphs at a place: of a whole document, like each of its
  /// paragraphs of a resolution's or report's body.
  package func passages(
    like locator: Locator, in document: StoredDocument
  ) throws -> [SimilarPassages] {
    let inside = try reader.paragraphs(of: document.id, within: locator.path)
    let wanted = inside.filter { stored in
      switch stored.paragraph.kind {
      case .op: true
      case .pp, .p, .speech: aim == .alike || !locator.path.isEmpty
      default: !locator.path.isEmpty
      }
    }
    let own = Set(inside.map(\.id))
    return try wanted.map { stored in
      SimilarPassages(
        source: Locator(document.symbol, stored.paragraph.path), text: stored.paragraph.text,
        matches: try matches(
          stored.paragraph.text, of: document, except: locator.path.isEmpty ? own : [stored.id]))
    }
  }

  private func filter(before day: CalendarDay?) -> SearchFilter {
    var filter = SearchFilter()
    filter.types = options.types
    filter.bodies = options.bodies
    filter.sessions = options.sessions
    filter.languages = options.languages
    filter.since = options.since
    filter.until = options.until
    // A title is no passage that says something.
    filter.kinds = PassageKind.allCases.filter { $0 != .title && $0 != .none }
    guard aim == .agreed else { return filter }
    filter.kinds = [.op]
    if filter.types.isEmpty { filter.types = [.resolution, .decision] }
    if let day, filter.until.map({ day < $0 }) ?? true { filter.until = day }
    return filter
  }

  private func matches(
    _ text: String, of document: StoredDocument?, except own: Set<ParagraphID>
  ) throws -> [SimilarPassages.Match] {
    let day = document.flatMap { $0.adoptedOn ?? $0.date }
    let filter = filter(before: aim == .agreed ? day : nil)
    let alignment = WordAlignment(memory.words(of: text))
    var likenesses: [ParagraphID: Likeness] = [:]
    var entries: [Ranked.Entry] = []
    for candidate in try candidates(text, filter) where !own.contains(candidate.paragraph) {
      guard try isWanted(candidate.document, for: document, day),
        let words = try memory.words(of: candidate.paragraph)
      else { continue }
      let likeness = alignment.likeness(to: words)
      guard likeness.score >= SimilarSearch.leastScore else { continue }
      likenesses[candidate.paragraph] = likeness
      entries.append(
        Ranked.Entry(
          hit: SearchHit(
            paragraph: candidate.paragraph, document: candidate.document, score: likeness.score,
            standing: candidate.standing)))
    }
    entries.sort { $0.isBetter(than: $1) }
    return try shown(entries, filter, likenesses, text)
  }

  /// The same text is not an earlier one: neither the document itself nor another state of it.
  private func isWanted(
    _ id: DocumentID, for document: StoredDocument?, _ day: CalendarDay?
  ) throws -> Bool {
    guard aim == .agreed, let document else { return true }
    guard let other = try memory.document(id), other.symbol.base != document.symbol.base else {
      return false
    }
    guard let day, let its = other.adoptedOn ?? other.date else { return true }
    return its < day
  }

  private func shown(
    _ entries: [Ranked.Entry], _ filter: SearchFilter, _ likenesses: [ParagraphID: Likeness],
    _ text: String
  ) throws -> [SimilarPassages.Match] {
    var copies = Copies(reader)
    let groups: [Copies.Group] =
      options.foldsCopies
      ? try copies.groups(of: entries, atMost: options.offset + options.limit)
      : entries.map { Copies.Group(first: $0, others: []) }
    let page = Array(groups.dropFirst(options.offset).prefix(options.limit))
    var maker = HitMaker(reader, marking: [], options)
    var matches: [SimilarPassages.Match] = []
    for (shown, group) in try copies.settle(page, filter) {
      guard var hit = try maker.hit(shown, .match),
        let likeness = likenesses[group.first.hit.paragraph]
      else { continue }
      hit.score = likeness.score
      hit.duplicates = try group.others.compactMap { try copies.locator(of: $0) }
      matches.append(
        SimilarPassages.Match(
          hit: hit, likeness: likeness, changes: WordChange.between(hit.text, text, reader.words)))
    }
    return matches
  }

  /// Passages with the rare words of the text, the more and the rarer the better.
  private func candidates(_ text: String, _ filter: SearchFilter) throws -> [SearchHit] {
    var words: Set<String> = []
    var count = 0
    reader.words.forEachToken(of: String(text.prefix(100_000)), language: nil) { token in
      count += 1
      if !token.isColocated, count < WordAlignment<Int32>.most {
        words.insert(String(decoding: token.bytes, as: UTF8.self))
      }
    }
    let rarest = try reader.rarest(of: words, atMost: 32, pages: 400)
    var request = SearchRequest(
      .or(
        rarest.map { word in
          .phrase([
            QueryPosition(
              range: 0..<word.utf8.count, exact: word, alternatives: [word], kind: .word)
          ])
        }))
    request.filter = filter
    request.limit = SimilarSearch.mostAligned
    request.seconds = options.seconds
    return try reader.search(request).hits
  }
}
