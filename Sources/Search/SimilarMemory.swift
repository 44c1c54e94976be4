import Documents
import Store

/// What the paragraphs of one text share when each is looked for: candidates' words, which are numbers
/// so that texts are compared without reading letters, and their documents.
final class SimilarMemory {
  /// Words that are kept, at most.
  private static let mostKept = 4_000_000

  private let reader: Reader
  private var numbers: [String: Int32] = [:]
  private var passages: [ParagraphID: [Int32]] = [:]
  private var kept = 0
  private var documents: [DocumentID: StoredDocument?] = [:]

  init(_ reader: Reader) { self.reader = reader }

  /// The words of a text as ``Comparison/words(_:)`` cuts it; equal words have equal numbers.
  func words(of text: String) -> [Int32] {
    Comparison.words(text).map { word in
      if let number = numbers[word] { return number }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[word] = number
      return number
    }
  }

  /// The words of a passage of the index; `nil` when it has none such any more.
  func words(of paragraph: ParagraphID) throws -> [Int32]? {
    if let known = passages[paragraph] { return known }
    guard let stored = try reader.paragraph(paragraph) else { return nil }
    let words = words(of: stored.paragraph.text)
    if kept + words.count > Self.mostKept {
      passages.removeAll()
      kept = 0
    }
    kept += words.count
    passages[paragraph] = words
    return words
  }

  func document(_ id: DocumentID) throws -> StoredDocument? {
    if let known = documents[id] { return known }
    let document = try reader.document(id)
    documents[id] = document
    return document
  }
}
