import Documents
import Store

/// Folds passages that say the same into one: the same words in a draft and the resolution it became,
/// in a revision or re-issue, in the report that reprints them.
///
/// Copies are passages of the very same letters and digits, case and punctuation aside, in documents
/// that ``Reader/relatives(of:)`` takes for states of one text. Formulas that two resolutions share
/// are no copies, and titles stand by themselves. Costs about half a millisecond a passage, and next
/// to nothing where a document has no relatives.
struct Copies {
  /// A passage with its copies, in the order of the index.
  struct Group {
    /// The best of them by rank.
    let first: Ranked.Entry
    var others: [ParagraphID]
  }

  /// Beyond so many groups every passage stands by itself.
  static let mostGroups = 1000

  private let reader: Reader
  private var documents: [DocumentID: StoredDocument?] = [:]
  private var relatives: [DocumentID: [StoredDocument]] = [:]

  init(_ reader: Reader) { self.reader = reader }

  /// The groups of a list in the order of their first passages, at most `count`.
  ///
  /// A group depends on nothing but what stands before it in the list, so that pages agree.
  mutating func groups(of entries: [Ranked.Entry], atMost count: Int) throws -> [Group] {
    var groups: [Group] = []
    var taken: Set<ParagraphID> = []
    for entry in entries where groups.count < count {
      guard taken.insert(entry.hit.paragraph).inserted else { continue }
      var others: [ParagraphID] = []
      if groups.count < Copies.mostGroups {
        others = try copies(of: entry.hit).filter { !taken.contains($0) }
        taken.formUnion(others)
      }
      groups.append(Group(first: entry, others: others))
    }
    return groups
  }

  /// Leaves out of the groups what the search did not let through, and puts an adopted text before
  /// its drafts and reports.
  mutating func settle(_ groups: [Group], _ filter: SearchFilter) throws -> [(
    shown: ParagraphID, group: Group
  )] {
    let all = Set(groups.flatMap(\.others))
    guard !all.isEmpty else { return groups.map { ($0.first.hit.paragraph, $0) } }
    var allowed = all
    if filter != SearchFilter() {
      var request = SearchRequest(nil)
      request.filter = filter
      let set = PassageSet(all)
      request.filter.paragraphs = filter.paragraphs?.intersection(set) ?? set
      request.limit = all.count
      allowed = Set(try reader.search(request).hits.map(\.paragraph))
    }
    return try groups.map { group in
      let members = [group.first.hit.paragraph] + group.others.filter(allowed.contains)
      let adopted = try members.first { try isAdopted($0) }
      let shown = adopted ?? members[0]
      var settled = group
      settled.others = members.filter { $0 != shown }
      return (shown, settled)
    }
  }

  private mutating func isAdopted(_ paragraph: ParagraphID) throws -> Bool {
    guard let stored = try reader.paragraph(paragraph),
      let document = try document(stored.document)
    else { return false }
    return document.type == .resolution || document.type == .decision
  }

  private mutating func document(_ id: DocumentID) throws -> StoredDocument? {
    if let known = documents[id] { return known }
    let document = try reader.document(id)
    documents[id] = document
    return document
  }

  private mutating func relatives(of id: DocumentID) throws -> [StoredDocument] {
    if let known = relatives[id] { return known }
    var found: [StoredDocument] = []
    if let document = try document(id) {
      for relative in try reader.relatives(of: document) {
        if let document = try self.document(relative) { found.append(document) }
      }
    }
    relatives[id] = found
    return found
  }

  private mutating func copies(of hit: SearchHit) throws -> [ParagraphID] {
    let others = try relatives(of: hit.document)
    guard !others.isEmpty, let stored = try reader.paragraph(hit.paragraph), !stored.isTitle else {
      return []
    }
    let words = Comparison.words(stored.paragraph.text)
    guard !words.isEmpty else { return [] }
    return try others.flatMap { document in
      try reader.paragraphs(of: document, asLongAs: hit.paragraph).filter {
        Comparison.words($0.paragraph.text) == words
      }.map(\.id)
    }
  }

  /// Where a passage stands.
  mutating func locator(of paragraph: ParagraphID) throws -> Locator? {
    guard let stored = try reader.paragraph(paragraph),
      let document = try document(stored.document)
    else { return nil }
    return Locator(document.symbol, stored.paragraph.path)
  }
}
