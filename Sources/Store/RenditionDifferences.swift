import Documents
import Text

/// How two files of one document differ in words and in numbering.
///
/// Words are compared as they are searched, so capitals, accents, hyphens at a line's end and
/// punctuation make no difference.
struct RenditionDifferences {
  /// More words in or out than this, and the texts are only said to differ much.
  static let most = 600
  /// Places named of one pair of files, at most.
  static let mostPlaces = 20

  /// A text's words in order, each with where it stands.
  private struct Words {
    var hashes: [UInt64] = []
    var places: [(paragraph: Int, range: Range<Int>)] = []
    let paragraphs: [Paragraph]

    init(_ paragraphs: [Paragraph], _ tokenizer: PassageTokenizer) {
      self.paragraphs = paragraphs
      for (index, paragraph) in paragraphs.enumerated() {
        tokenizer.forEachToken(of: paragraph.text, language: nil) { token in
          guard !token.isColocated else { return }
          // Ideographs come in pairs that overlap; the first of the two is the word here.
          let length =
            token.kind == .ideographs
            ? String(decoding: token.bytes, as: UTF8.self).unicodeScalars.first
              .map { UTF8.width($0) } ?? 0 : token.bytes.count
          hashes.append(StableHash.of(UnsafeBufferPointer(rebasing: token.bytes.prefix(length))))
          let end = token.kind == .ideographs ? token.start + length : token.end
          places.append((index, token.start..<end))
        }
      }
    }

    /// The words of a range as printed, of its first paragraph, clipped.
    func text(_ range: Range<Int>) -> String {
      guard let first = range.first else { return "" }
      let paragraph = places[first].paragraph
      let last = range.last { places[$0].paragraph == paragraph } ?? first
      let bytes = Array(paragraphs[paragraph].text.utf8)
      let start = places[first].range.lowerBound
      let end = min(places[last].range.upperBound, bytes.count)
      guard start < end else { return "" }
      var words = Substring(String(decoding: bytes[start..<end], as: UTF8.self))
      let isWhole = last == range.last && words.utf8.count <= 90
      while words.utf8.count > 80 { words.removeLast() }
      return "“\(words)\(isWhole ? "" : "…")”"
    }

    func path(of word: Int) -> LocatorPath? {
      places.indices.contains(word) ? paragraphs[places[word].paragraph].path : nil
    }

    func isFirst(_ word: Int) -> Bool {
      word == 0 || places[word - 1].paragraph != places[word].paragraph
    }
  }

  /// The differences as findings about the first text, in its order.
  ///
  /// - Parameter file: the other rendition's, as messages name it.
  static func findings(
    _ shown: [Paragraph], _ other: [Paragraph], file: String, _ tokenizer: PassageTokenizer
  ) -> [Finding] {
    func finding(_ path: LocatorPath?, _ message: String) -> Finding {
      let place = path.map(\.description) ?? ""
      return Finding(
        kind: "rendition-differs", place: place.isEmpty ? file : place, message: message)
    }
    let old = Words(shown, tokenizer)
    let new = Words(other, tokenizer)
    guard let changes = SequenceDifference.changes(from: old.hashes, to: new.hashes, most: most)
    else {
      return [finding(nil, "the text differs from that of \(file) in over \(most) words")]
    }
    var findings: [(at: Int, finding: Finding)] = []
    for change in changes {
      let message: String
      if change.new.isEmpty {
        message = "\(old.text(change.old)) is not in \(file)"
      } else if change.old.isEmpty {
        message = "\(file) has \(new.text(change.new)) besides"
      } else {
        message = "\(old.text(change.old)) is \(new.text(change.new)) in \(file)"
      }
      let at = change.old.isEmpty ? max(0, change.old.lowerBound - 1) : change.old.lowerBound
      findings.append((at, finding(old.path(of: at), message)))
    }
    findings += renumbered(old, new, changes).map { at, its in
      let path = old.path(of: at)
      return (at, finding(path, "\(path?.description ?? "") is \(its) in \(file)"))
    }
    findings.sort { $0.at < $1.at }
    let rest = findings.count - mostPlaces
    var named = findings.prefix(mostPlaces).map(\.finding)
    if rest > 0 {
      named.append(finding(nil, "\(rest) more places differ from \(file)"))
    }
    return named
  }

  /// Paragraphs that begin with the same words and have other numbers: the word and the other's path.
  private static func renumbered(
    _ old: Words, _ new: Words, _ changes: [SequenceDifference.Change]
  ) -> [(Int, LocatorPath)] {
    var renumbered: [(Int, LocatorPath)] = []
    var at = 0
    var its = 0
    for change in changes + [.init(old: old.hashes.endIndex..<old.hashes.endIndex, new: 0..<0)] {
      while at < change.old.lowerBound {
        if old.isFirst(at), new.isFirst(its), let mine = old.path(of: at),
          let other = new.path(of: its), mine != other,
          !old.paragraphs[old.places[at].paragraph].label.isEmpty
            || !new.paragraphs[new.places[its].paragraph].label.isEmpty
        {
          renumbered.append((at, other))
        }
        at += 1
        its += 1
      }
      at = change.old.upperBound
      its = change.new.upperBound
    }
    return renumbered
  }
}
