import Documents

/// Takes markers out of the text that stand on its line in its own size: stars, and numbers with a
/// slash as typewriters wrote them (`members 2/`). Only those are markers that a footnote or a line
/// of the text explains.
struct PDFInlineMarkers {
  private let stars: Set<Int>
  private let slashed: Set<String>

  init(footnotes: [Footnote], slashed: Set<String>, blocks: [Block]) {
    var stars: Set<Int> = []
    for note in footnotes where note.label.utf8.first == 0x2A {
      stars.insert(note.label.utf8.count)
    }
    for block in blocks {
      let count = block.text.utf8.prefix { $0 == 0x2A }.count
      if count > 0, count < 6, block.text.utf8.dropFirst(count).first == 0x20 {
        stars.insert(count)
      }
    }
    self.stars = stars
    self.slashed = slashed
  }

  func strip(_ blocks: inout [Block]) {
    guard !stars.isEmpty || !slashed.isEmpty else { return }
    for at in blocks.indices {
      strip(&blocks[at])
      guard var cells = blocks[at].cells else { continue }
      for cell in cells.indices {
        for inner in cells[cell].blocks.indices { strip(&cells[cell].blocks[inner]) }
      }
      blocks[at].cells = cells
    }
  }

  private func strip(_ block: inout Block) {
    let old = Array(block.text.utf8)
    var new: [UInt8] = []
    /// What was cut, by its place in the old text.
    var cuts: [Range<Int>] = []
    var found: [FootnoteMarker] = []
    var at = 0
    while at < old.count {
      if let (cut, label) = marker(at: at, in: old) {
        found.append(FootnoteMarker(label: label, offset: new.count))
        cuts.append(cut)
        at = cut.upperBound
      } else if old[at] == 0x2A {
        // Stars that mark nothing stay together.
        let count = old[at...].prefix { $0 == 0x2A }.count
        new += old[at..<at + count]
        at += count
      } else {
        new.append(old[at])
        at += 1
      }
    }
    guard !cuts.isEmpty else { return }
    func moved(_ offset: Int) -> Int {
      offset
        - cuts.lazy.filter { $0.lowerBound < offset }.reduce(0) {
          $0 + min($1.count, offset - $1.lowerBound)
        }
    }
    for marker in block.markers.indices {
      block.markers[marker].offset = moved(block.markers[marker].offset)
    }
    block.markers = (block.markers + found).sorted { $0.offset < $1.offset }
    block.style.italicPrefix = moved(block.style.italicPrefix)
    block.text = String(decoding: new, as: UTF8.self)
  }

  /// The marker that begins at `at`, a slashed one with the space before it.
  private func marker(at: Int, in text: [UInt8]) -> (cut: Range<Int>, label: String)? {
    guard at > 0 else { return nil }
    if text[at] == 0x2A, text[at - 1] != 0x20, text[at - 1] != 0x2A {
      let count = text[at...].prefix { $0 == 0x2A }.count
      let end = at + count
      guard stars.contains(count), end == text.count || !isWord(text[end]) else { return nil }
      return (at..<end, String(repeating: "*", count: count))
    }
    if text[at] == 0x20, !slashed.isEmpty {
      let digits = text[(at + 1)...].prefix { (0x30...0x39).contains($0) }
      let end = digits.endIndex
      guard (1...3).contains(digits.count), end < text.count, text[end] == 0x2F,
        end + 1 == text.count || !isWord(text[end + 1])
      else { return nil }
      let label = String(decoding: digits, as: UTF8.self)
      return slashed.contains(label) ? (at..<end + 1, label) : nil
    }
    return nil
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}
