import Documents

/// Settles hyphens at which lines were joined: part of the word, or set by the typesetter to break it.
///
/// The file itself is the evidence: `devel-` and `opment` are one word where "development" stands elsewhere
/// in it and "devel-opment" does not. Without that the hyphen stays.
enum PDFHyphens {
  /// Stands for such a hyphen until ``settle(_:_:)``: a control sign, which no text holds.
  private static let mark: Unicode.Scalar = "\u{1F}"

  /// Makes `text` ready to be joined with `next` without a space between.
  static func join(_ text: inout [UInt8], with next: [UInt8]) {
    if text.suffix(2).elementsEqual([0xC2, 0xAD]) {
      // U+00AD is never a part of the word.
      text.removeLast(2)
      return
    }
    guard text.last == 0x2D, text.count > 2, let before = text.dropLast().last,
      let first = next.first,
      isLetter(before), isLetter(first), !(0x41...0x5A).contains(first)
    else { return }
    text.removeLast()
    text += Array(mark.utf8)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Makes every such hyphen one or takes it out.
  static func settle(_ blocks: inout [Block], _ notes: inout [Footnote]) {
    let isMarked = { (text: String) in text.unicodeScalars.contains(mark) }
    guard
      notes.contains(where: { isMarked($0.text) })
        || blocks.contains(where: { block in
          isMarked(block.text)
            || (block.cells ?? []).contains { $0.blocks.contains { isMarked($0.text) } }
        })
    else { return }
    var words = Words()
    for note in notes { words.take(note.text) }
    for block in blocks {
      words.take(block.text)
      for cell in block.cells ?? [] { for inner in cell.blocks { words.take(inner.text) } }
    }
    for index in notes.indices where isMarked(notes[index].text) {
      var block = Block(notes[index].text)
      settle(&block, words)
      notes[index].text = block.text
    }
    for index in blocks.indices {
      settle(&blocks[index], words)
      guard var cells = blocks[index].cells else { continue }
      for cell in cells.indices {
        for inner in cells[cell].blocks.indices { settle(&cells[cell].blocks[inner], words) }
      }
      blocks[index].cells = cells
    }
  }

  private static func settle(_ block: inout Block, _ words: Words) {
    let old = Array(block.text.unicodeScalars)
    guard old.contains(mark) else { return }
    var text = String.UnicodeScalarView()
    /// Where the old text loses bytes: the offset behind the mark and how many.
    var cuts: [(offset: Int, count: Int)] = []
    var offset = 0
    for (index, scalar) in old.enumerated() {
      offset += UTF8.width(scalar)
      guard scalar == mark else {
        text.append(scalar)
        continue
      }
      let left = old[..<index].reversed().prefix { $0.properties.isAlphabetic }.reversed()
      let right = old[(index + 1)...].prefix { $0.properties.isAlphabetic }
      if words.areOne(word(left), word(right)) {
        cuts.append((offset, UTF8.width(scalar)))
      } else {
        text.append("-")
        cuts.append((offset, UTF8.width(scalar) - 1))
      }
    }
    func moved(_ place: Int) -> Int {
      place - cuts.reduce(0) { $0 + ($1.offset <= place ? $1.count : 0) }
    }
    block.text = String(text)
    for index in block.markers.indices {
      block.markers[index].offset = moved(block.markers[index].offset)
    }
    block.style.italicPrefix = moved(block.style.italicPrefix)
  }

  private static func word(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).lowercased()
  }

  /// The words of a file that no line breaks, and those that a hyphen joins within a line.
  private struct Words {
    private var whole: Set<String> = []
    private var pairs: Set<String> = []

    mutating func take(_ text: String) {
      var parts: [(text: String, isBroken: Bool)] = []
      var current = String.UnicodeScalarView()
      var isBroken = false
      func lowered() -> String { String(current).lowercased() }
      for scalar in text.unicodeScalars {
        if scalar.properties.isAlphabetic {
          current.append(scalar)
        } else if scalar == PDFHyphens.mark {
          parts.append((lowered(), true))
          current = String.UnicodeScalarView()
          isBroken = true
        } else if scalar == "-" || scalar == "\u{2011}" || scalar == "\u{2010}" {
          parts.append((lowered(), isBroken))
          current = String.UnicodeScalarView()
          isBroken = false
        } else {
          parts.append((lowered(), isBroken))
          end(&parts)
          current = String.UnicodeScalarView()
          isBroken = false
        }
      }
      parts.append((lowered(), isBroken))
      end(&parts)
    }

    private mutating func end(_ parts: inout [(text: String, isBroken: Bool)]) {
      for (index, part) in parts.enumerated() where !part.isBroken && !part.text.isEmpty {
        whole.insert(part.text)
        if index > 0, !parts[index - 1].isBroken {
          pairs.insert(parts[index - 1].text + "-" + part.text)
        }
      }
      parts.removeAll()
    }

    /// Whether two parts are one word elsewhere in the file, and nowhere two with a hyphen.
    func areOne(_ left: String, _ right: String) -> Bool {
      !left.isEmpty && !right.isEmpty && whole.contains(left + right)
        && !pairs.contains(left + "-" + right)
    }
  }
}
