/// Builds the text of a block: white space becomes single spaces and none at the ends, controls and
/// invisible format characters go, all else stays as it was printed.
struct CleanText {
  private(set) var bytes: [UInt8] = []
  private var owesSpace = false

  init() {}

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var isEmpty: Bool { bytes.isEmpty }
  /// The offset at which the next visible byte will stand.
  var nextOffset: Int { bytes.count + (owesSpace && !bytes.isEmpty ? 1 : 0) }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func space() { owesSpace = true }

  mutating func append(_ text: String) { append(Array(text.utf8), 0..<text.utf8.count) }

  /// Appends `range` of `source`, which must hold whole scalars of valid UTF-8.
  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      let byte = source[at]
      if byte > 0x20 && byte < 0x7F {
        // A run of plain ASCII words with single spaces between is copied whole.
        let start = at
        at += 1
        while at < end {
          let next = source[at]
          if next > 0x20 && next < 0x7F {
            at += 1
          } else if next == 0x20, at + 1 < end, source[at + 1] > 0x20, source[at + 1] < 0x7F {
            at += 2
          } else {
            break
          }
        }
        flush()
        bytes.append(contentsOf: source[start..<at])
        continue
      }
      if byte <= 0x20 {
        if byte == 0x20 || (0x09...0x0D).contains(byte) { owesSpace = true }
        at += 1
        continue
      }
      let length = byte == 0x7F ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
      let stop = min(end, at + length)
      switch Self.part(source, at, stop) {
      case .visible:
        flush()
        for index in at..<stop { bytes.append(source[index]) }
      case .space: owesSpace = true
      case .nothing: break
      }
      at = stop
    }
  }

  /// Takes the bytes out and begins anew.
  mutating func take() -> [UInt8] {
    defer {
      bytes = []
      owesSpace = false
    }
    return bytes
  }

  /// Takes a hyphen off the end, for a word that goes on in the next line.
  mutating func dropLastByte() { if !bytes.isEmpty { bytes.removeLast() } }

  private mutating func flush() {
    if owesSpace {
      owesSpace = false
      if !bytes.isEmpty { bytes.append(0x20) }
    }
  }

  private enum Part { case visible, space, nothing }

  private static func part(_ source: [UInt8], _ at: Int, _ stop: Int) -> Part {
    let length = stop - at
    if length == 1 { return source[at] < 0x80 ? .nothing : .visible }
    let second = source[at + 1]
    switch source[at] {
    case 0xC2:
      if second == 0xA0 || second == 0x85 { return .space }
      // C1 controls and the soft hyphen.
      return second < 0xA0 || second == 0xAD ? .nothing : .visible
    case 0xE1:
      return second == 0x9A && length == 3 && source[at + 2] == 0x80 ? .space : .visible
    case 0xE2 where length == 3:
      let third = source[at + 2]
      if second == 0x80 {
        switch third {
        // U+2000 to U+200A, the separators, the narrow no-break space.
        case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return .space
        // Zero width space, direction marks and embeddings; joiners are letters' business.
        case 0x8B, 0x8E, 0x8F, 0xAA...0xAE: return .nothing
        default: return .visible
        }
      }
      if second == 0x81 {
        if third == 0x9F { return .space }
        // Word joiner and isolates.
        return third >= 0xA0 && third <= 0xA9 ? .nothing : .visible
      }
      return .visible
    case 0xE3:
      return second == 0x80 && length == 3 && source[at + 2] == 0x80 ? .space : .visible
    case 0xEF:
      return second == 0xBB && length == 3 && source[at + 2] == 0xBF ? .nothing : .visible
    default: return .visible
    }
  }
}

/// `range` of `source` as the text of a block.
func cleaned(_ source: [UInt8], _ range: Range<Int>) -> String {
  var text = CleanText(capacity: range.count)
  text.append(source, range)
  return text.string
}
