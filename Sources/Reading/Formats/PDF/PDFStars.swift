import Documents

/// Takes the stars out of the text that stand for a footnote: they are not small and raised like
/// numbers, their shape alone is. Only a star that some footnote or line explains is a marker.
struct PDFStars {
  private let labels: Set<String>

  init(footnotes: [Footnote], blocks: [Block]) {
    var labels: Set<String> = []
    for note in footnotes where note.label.utf8.first == 0x2A { labels.insert(note.label) }
    for block in blocks {
      let count = block.text.utf8.prefix { $0 == 0x2A }.count
      if count > 0, count < 6, block.text.utf8.dropFirst(count).first == 0x20 {
        labels.insert(String(repeating: "*", count: count))
      }
    }
    self.labels = labels
  }

  func strip(_ blocks: inout [Block]) {
    guard !labels.isEmpty else { return }
    for at in blocks.indices {
      strip(&blocks[at])
      for cell in (blocks[at].cells ?? []).indices {
        for inner in (blocks[at].cells?[cell].blocks ?? []).indices {
          if var block = blocks[at].cells?[cell].blocks[inner] {
            strip(&block)
            blocks[at].cells?[cell].blocks[inner] = block
          }
        }
      }
    }
  }

  private func strip(_ block: inout Block) {
    guard block.text.utf8.contains(0x2A) else { return }
    let old = Array(block.text.utf8)
    var new: [UInt8] = []
    var cuts: [(offset: Int, count: Int)] = []
    var at = 0
    while at < old.count {
      let count = old[at...].prefix { $0 == 0x2A }.count
      let end = at + count
      if count > 0, let before = new.last, before != 0x20, before != 0x2A,
        end == old.count || !PDFStars.isWord(old[end]),
        labels.contains(String(repeating: "*", count: count))
      {
        block.markers.append(
          FootnoteMarker(label: String(repeating: "*", count: count), offset: new.count))
        cuts.append((at, count))
        at = end
      } else if count > 0 {
        new += old[at..<end]
        at = end
      } else {
        new.append(old[at])
        at += 1
      }
    }
    guard !cuts.isEmpty else { return }
    let known = block.markers.count - cuts.count
    for marker in 0..<known {
      let offset = block.markers[marker].offset
      let gone = cuts.lazy.filter { $0.offset < offset }.reduce(0) { $0 + $1.count }
      block.markers[marker].offset = offset - gone
    }
    block.markers.sort { $0.offset < $1.offset }
    let prefix = block.style.italicPrefix
    block.style.italicPrefix -= cuts.lazy.filter { $0.offset < prefix }.reduce(0) { $0 + $1.count }
    block.text = String(decoding: new, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}
