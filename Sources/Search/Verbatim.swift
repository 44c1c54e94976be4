import Documents
import Store

/// A run of words as somebody copied it, capitals and all: what stands so in a passage is what they
/// meant rather than the same words as a name.
struct Verbatim {
  /// Passages that are looked at for it, at most.
  static let mostLooked = 200
  /// Shorter runs are words of somebody's own.
  private static let fewest = 4

  private let words: [Substring.UnicodeScalarView]

  init?(_ text: String) {
    words = Verbatim.words(text[...])
    guard words.count >= Verbatim.fewest else { return nil }
  }

  private static func words(_ text: Substring) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
  }

  /// How much of a text the words are.
  enum Share { case none, part, whole }

  func share(of text: String) -> Share {
    let all = Verbatim.words(text[...])
    guard all.count >= words.count else { return .none }
    let stands = (0...(all.count - words.count)).contains { start in
      words.indices.allSatisfy { all[start + $0].elementsEqual(words[$0]) }
    }
    return !stands ? .none : all.count == words.count ? .whole : .part
  }

  /// The standing of those passages that hold the words.
  func standings(of hits: [SearchHit], _ reader: Reader) throws -> [ParagraphID: Standing] {
    var types: [DocumentID: DocumentType] = [:]
    var standings: [ParagraphID: Standing] = [:]
    for hit in hits {
      if types[hit.document] == nil {
        types[hit.document] = try reader.document(hit.document)?.type
      }
      guard let type = types[hit.document], let stored = try reader.paragraph(hit.paragraph)
      else { continue }
      standings[hit.paragraph] = Standing(self, in: stored, of: type)
    }
    return standings
  }

  /// Whether a title is the words, capitals aside.
  func isAll(of title: String) -> Bool {
    Verbatim.words(title.lowercased()[...]).elementsEqual(
      words.map { Array(String($0).lowercased().unicodeScalars) }, by: { $0.elementsEqual($1) })
  }
}

/// What a passage that holds a quotation has before others that hold it too. The words are all there,
/// so how often and in how long a passage says nothing: who quotes looks for the place to cite.
struct Standing: Comparable, Hashable, CustomStringConvertible {
  /// The passage is nothing but the words.
  let isWhole: Bool
  /// 2 for titles, and for what an adopted text decides; 1 for the rest of it, which leads up to that or
  /// is annexed, and for titles of drafts; 0 for drafts, reports and all else, which such words come from
  /// or are repeated in.
  let authority: Int

  /// `nil` for a passage that has not the words. Titles are not held to their capitals.
  init?(_ quote: Verbatim, in passage: StoredParagraph, of type: DocumentType) {
    let isAdopted = type == .resolution || type == .decision
    let text = passage.paragraph.text
    if passage.isTitle {
      isWhole = quote.isAll(of: text)
      authority = type == .draft ? 1 : 2
      return
    }
    let share = quote.share(of: text)
    guard share != .none else { return nil }
    isWhole = share == .whole
    authority = !isAdopted ? 0 : passage.paragraph.kind == .op ? 2 : 1
  }

  static func < (one: Standing, other: Standing) -> Bool {
    (one.isWhole ? 1 : 0, one.authority) < (other.isWhole ? 1 : 0, other.authority)
  }

  /// For people.
  var description: String {
    let place =
      switch authority {
      case 2: "a title, or operative words of an adopted text"
      case 1: "in an adopted text"
      default: "in another text"
      }
    return "word for word, " + (isWhole ? "and nothing else, " : "") + place
  }
}
