/// Mends compounds that a line's end broke behind their hyphen, where a converter joined the lines with a
/// space: `nuclear- weapon`.
enum BrokenCompounds {
  /// Words before which a hyphen with a space is right: `short- and long-term`.
  private static let suspending: Set<String> = [
    "and", "or", "to", "nor", "but", "as", "y", "o", "u", "e", "a", "et", "ou", "и", "или", "до",
  ]

  /// The block without the space in each such place; markers and the italic prefix move with the text.
  static func mend(_ block: inout Block) {
    if let cells = block.cells {
      block.cells = cells.map { cell in
        var cell = cell
        for index in cell.blocks.indices { mend(&cell.blocks[index]) }
        return cell
      }
      return
    }
    let bytes = Array(block.text.utf8)
    let spaces = spaces(in: bytes)
    guard !spaces.isEmpty else { return }
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count)
    var next = 0
    for (at, byte) in bytes.enumerated() {
      if next < spaces.count, spaces[next] == at {
        next += 1
      } else {
        mended.append(byte)
      }
    }
    block.text = String(decoding: mended, as: UTF8.self)
    for index in block.markers.indices {
      let offset = block.markers[index].offset
      block.markers[index].offset -= spaces.prefix { $0 < offset }.count
    }
    let prefix = block.style.italicPrefix
    block.style.italicPrefix -= spaces.prefix { $0 < prefix }.count
  }

  /// Where such spaces stand, in order.
  private static func spaces(in bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var at = 2
    while at + 1 < bytes.count {
      defer { at += 1 }
      guard bytes[at] == 0x20, bytes[at - 1] == 0x2D, isLetter(bytes[at - 2]) else { continue }
      var end = at + 1
      while end < bytes.count, end - at < 16, isLetter(bytes[end]) { end += 1 }
      guard end > at + 1, bytes.scalarValue(at: at + 1).isLowercaseLetter,
        !suspending.contains(String(decoding: bytes[at + 1..<end], as: UTF8.self))
      else { continue }
      found.append(at)
    }
    return found
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
}
