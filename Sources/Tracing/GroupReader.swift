import Documents
import Search
import Store

/// Says to which group of a trend a passage belongs: to exactly one.
final class GroupReader {
  private let reader: Reader
  private let grouping: TrendGrouping
  /// Where a passage's language is not its document's.
  private let languages: [ParagraphID: Language]
  private var speechesOf: DocumentID?
  private var speeches: [(passages: Range<Int64>, speech: Speech)] = []
  private var mentionsOf: DocumentID?
  private var mentions: String?

  init(_ reader: Reader, _ grouping: TrendGrouping) throws {
    self.reader = reader
    self.grouping = grouping
    languages = grouping == .language ? try reader.languagesOfPassages() : [:]
  }

  func group(of passage: ParagraphID, in document: StoredDocument) throws -> String? {
    switch grouping {
    case .session, .year, .body, .type: return try group(of: document)
    case .language: return (languages[passage] ?? document.language)?.code
    case .speaker:
      // Of a statement that is a document of its own nobody is named apart.
      return try speech(of: passage, in: document).map { $0.affiliation ?? $0.speaker }
    case .item:
      if let number = try speech(of: passage, in: document)?.item {
        return GroupReader.label(number, document)
      }
      return try itemsNamed(by: document)
    }
  }

  /// The group of all passages of a document, where they have one.
  func group(of document: StoredDocument) throws -> String? {
    switch grouping {
    case .session: GroupReader.sessionLabel(of: document)
    case .year: (document.adoptedOn ?? document.date).map { String($0.description.prefix(4)) }
    case .body: document.body
    case .type: document.type.rawValue
    case .language: document.language?.code
    case .speaker, .item: nil
    }
  }

  /// `79` for the Assembly and all that work on its agenda; for others the session behind their
  /// symbol's beginning: `A/HRC/59`, `E/2025`.
  static func sessionLabel(of document: StoredDocument) -> String? {
    guard let session = document.session else { return nil }
    guard let body = document.body, !SessionYear.isAssembly(body) else { return session }
    return body + "/" + session
  }

  /// Sessions of the Assembly by number, special ones after them, then those of others.
  static func order(_ group: String) -> (Int, String, Int) {
    if let number = Int(group) { return (0, "", number) }
    let parts = group.split(separator: "/")
    let number = parts.last.flatMap { Int($0) }
    guard let number else { return (1, group, 0) }
    return (2, parts.dropLast().joined(separator: "/"), number)
  }

  private static func label(_ items: String, _ document: StoredDocument) -> String {
    (sessionLabel(of: document).map { $0 + " " } ?? "") + "item " + items
  }

  /// The items of a masthead together: a passage is counted once.
  private func itemsNamed(by document: StoredDocument) throws -> String? {
    if mentionsOf != document.id {
      mentionsOf = document.id
      let items = try reader.mentions(of: document.id).map(\.item)
      mentions = items.isEmpty ? nil : GroupReader.label(items.joined(separator: ", "), document)
    }
    return mentions
  }

  private func speech(of passage: ParagraphID, in document: StoredDocument) throws -> Speech? {
    if speechesOf != document.id {
      speechesOf = document.id
      speeches = try reader.passages(ofSpeechesIn: document.id)
    }
    // The last speech that begins at or before the passage.
    var (low, high) = (0, speeches.count)
    while low < high {
      let middle = (low + high) / 2
      if speeches[middle].passages.lowerBound <= passage.value {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0, speeches[low - 1].passages.contains(passage.value) else { return nil }
    return speeches[low - 1].speech
  }
}
