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

    /// A word as printed; "" behind the last.
    func word(_ index: Int) -> String {
      guard places.indices.contains(index) else { return "" }
      let bytes = Array(paragraphs[places[index].paragraph].text.utf8)
      let range = places[index].range.clamped(to: 0..<bytes.count)
      return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The footnotes marked between the word before `index` and that word, and the number of the paragraph
    /// that the word begins: what stands on the page there and is no text.
    func signs(before index: Int) -> [String] {
      var signs: [String] = []
      if index > 0, index <= places.count {
        let (paragraph, range) = places[index - 1]
        let goesOn = index < places.count && places[index].paragraph == paragraph
        let end = goesOn ? places[index].range.lowerBound : Int.max
        signs = paragraphs[paragraph].markers.filter {
          (range.upperBound...end).contains($0.offset)
        }
        .map(\.label)
      }
      if index < places.count, isFirst(index) {
        signs.append(
          paragraphs[places[index].paragraph].label.filter { $0.isLetter || $0.isNumber })
      }
      return signs
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
    for change in changes.compactMap({ unexplained($0, old, new) }) {
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
    // A file without numbers is one fact, not one a paragraph.
    let renumbered = renumbered(old, new, changes)
    let groups = [
      renumbered.filter { $0.isNumbered && !$0.isOtherNumbered },
      renumbered.filter { !$0.isNumbered && $0.isOtherNumbered },
      renumbered.filter { $0.isNumbered && $0.isOtherNumbered },
    ]
    for (group, most) in zip(groups, [3, 3, .max]) where !group.isEmpty {
      guard group.count > most, let first = group.first else {
        findings += group.map { each in
          let path = old.path(of: each.at)
          return (each.at, finding(path, "\(path?.description ?? "") is \(each.other) in \(file)"))
        }
        continue
      }
      let what =
        first.isNumbered
        ? "numbered paragraphs from here on have no number"
        : "paragraphs without a number from here on have one"
      findings.append(
        (first.at, finding(old.path(of: first.at), "\(group.count) \(what) in \(file)")))
    }
    findings.sort { $0.at < $1.at }
    let rest = findings.count - mostPlaces
    var named = findings.prefix(mostPlaces).map(\.finding)
    if rest > 0 {
      named.append(finding(nil, "\(rest) more places differ from \(file)"))
    }
    return named
  }

  /// What is left of a change behind signs that one text has apart and the other in its sentences: footnotes'
  /// numbers that plain text leaves there, alone or glued to the word before. `nil` when that is all.
  private static func unexplained(
    _ change: SequenceDifference.Change, _ old: Words, _ new: Words
  ) -> SequenceDifference.Change? {
    var mine = change.old.lowerBound
    var its = change.new.lowerBound
    while mine < change.old.upperBound || its < change.new.upperBound {
      let (word, other) = (old.word(mine), new.word(its))
      if mine < change.old.upperBound, its < change.new.upperBound,
        isGlued(word, to: other, old.signs(before: mine + 1))
          || isGlued(other, to: word, new.signs(before: its + 1))
      {
        mine += 1
        its += 1
      } else if its < change.new.upperBound, old.signs(before: mine).contains(other) {
        its += 1
      } else if mine < change.old.upperBound, new.signs(before: its).contains(word) {
        mine += 1
      } else {
        return .init(old: mine..<change.old.upperBound, new: its..<change.new.upperBound)
      }
    }
    return nil
  }

  /// Whether `marked` is `word`, with one of `signs` behind it or nothing.
  private static func isGlued(_ word: String, to marked: String, _ signs: [String]) -> Bool {
    guard marked.hasPrefix(word) else { return false }
    return marked == word || signs.contains(String(marked.dropFirst(word.count)))
  }

  /// A paragraph that begins with the same words in both texts and has another place.
  private struct Renumbered {
    /// Its first word here.
    let at: Int
    let other: LocatorPath
    let isNumbered: Bool
    let isOtherNumbered: Bool
  }

  private static func renumbered(
    _ old: Words, _ new: Words, _ changes: [SequenceDifference.Change]
  ) -> [Renumbered] {
    var renumbered: [Renumbered] = []
    var at = 0
    var its = 0
    for change in changes + [.init(old: old.hashes.endIndex..<old.hashes.endIndex, new: 0..<0)] {
      while at < change.old.lowerBound {
        if old.isFirst(at), new.isFirst(its), let mine = old.path(of: at),
          let other = new.path(of: its), mine != other
        {
          let numbered = !old.paragraphs[old.places[at].paragraph].label.isEmpty
          let otherNumbered = !new.paragraphs[new.places[its].paragraph].label.isEmpty
          if numbered || otherNumbered {
            renumbered.append(
              Renumbered(
                at: at, other: other, isNumbered: numbered, isOtherNumbered: otherNumbered))
          }
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
