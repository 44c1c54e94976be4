/// A line of a text that is not blank, by offsets into the text's bytes.
struct Line: Sendable, Equatable {
  /// Where the line begins, its white space included.
  var start: Int32
  /// Where its first visible byte lies.
  var first: Int32
  /// Behind its last visible byte.
  var last: Int32
  /// Behind its last byte, the line end left out.
  var end: Int32
  /// Scalars from `first` to `last`.
  var width: Int32
  /// Columns of white space before `first`, tabs to every fourth column.
  var indent: UInt16
  /// Blank lines above it, 65,535 at most.
  var blanksBefore: UInt16
  /// From 1, counted by form feeds.
  var page: Int32
  /// A tab stands behind the first visible byte, the white space at the line's end included.
  var hasInnerTab: Bool
  /// A tab is the line's first byte.
  var hasLeadingTab: Bool

  var text: Range<Int> { Int(first)..<Int(last) }
}

/// The lines of a text, blank ones left out.
struct LineTable: Sendable {
  let bytes: [UInt8]
  var lines: [Line] = []
  private(set) var hasFormFeeds = false
  private(set) var pages = 1
  /// Where reading stopped because there were too many lines; `nil` when all were read.
  private(set) var cutAt: Int?

  /// Splits valid UTF-8 of less than 2 GB at LF, CR, CRLF, FF, NEL and the two Unicode separators.
  ///
  /// - Parameter start: the offset at which to begin, for texts with a head of their own.
  init(_ bytes: [UInt8], from start: Int = 0, limit: Int) {
    self.bytes = bytes
    split(from: start, limit: limit)
  }

  private mutating func split(from offset: Int, limit: Int) {
    lines.reserveCapacity(min(limit, (bytes.count - offset) / 48 + 8))
    let bytes = self.bytes
    let end = min(bytes.count, Int(Int32.max))
    var at = offset
    var blanks = 0
    var page = 1
    while at < end {
      if lines.count >= limit {
        cutAt = at
        break
      }
      let start = at
      var indent = 0
      var leadingTab = false
      // White space before the first visible byte.
      while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 {
        if bytes[at] == 0x09 {
          indent = (indent / 4 + 1) * 4
          if at == start { leadingTab = true }
        } else {
          indent += 1
        }
        at += 1
      }
      let first = at
      var last = at
      var width = 0
      var pending = 0
      var innerTab = false
      var breakLength = 0
      var isFormFeed = false
      scan: while at < end {
        let byte = bytes[at]
        if byte > 0x20 && byte < 0x80 {
          width += pending + 1
          pending = 0
          at += 1
          last = at
          continue
        }
        switch byte {
        case 0x20: pending += 1
        case 0x09:
          pending += 1
          innerTab = true
        case 0x0A:
          breakLength = 1
          break scan
        case 0x0D:
          breakLength = at + 1 < end && bytes[at + 1] == 0x0A ? 2 : 1
          break scan
        case 0x0C:
          breakLength = 1
          isFormFeed = true
          break scan
        case 0xC2 where at + 1 < end && bytes[at + 1] == 0x85:
          breakLength = 2
          break scan
        case 0xC2 where at + 1 < end && bytes[at + 1] == 0xA0:
          // A no-break space is white space at a line's end.
          pending += 1
          at += 1
        case 0xE2
        where at + 2 < end && bytes[at + 1] == 0x80
          && (bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9):
          breakLength = 3
          break scan
        case 0x80...0xBF: last = at + 1
        case 0xC0...0xFF:
          width += pending + 1
          pending = 0
          last = at + 1
        default: break
        }
        at += 1
      }
      if width > 0 {
        lines.append(
          Line(
            start: Int32(start), first: Int32(first), last: Int32(last), end: Int32(at),
            width: Int32(width), indent: UInt16(clamping: indent),
            blanksBefore: UInt16(clamping: blanks), page: Int32(clamping: page),
            hasInnerTab: innerTab, hasLeadingTab: leadingTab))
        blanks = 0
      } else {
        blanks += 1
      }
      if isFormFeed {
        hasFormFeeds = true
        page += 1
      }
      at += breakLength
    }
    // A form feed at the very end closes the last page and opens none.
    pages = max(1, lines.last.map { Int($0.page) } ?? 1)
  }

  subscript(index: Int) -> Line { lines[index] }
  var count: Int { lines.count }

  func starts(_ line: Line, with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard Int(line.last - line.first) >= length else { return false }
    for index in 0..<length where bytes[Int(line.first) + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// The scalar at `offset`, which must begin one.
  func scalarValue(at offset: Int) -> Unicode.Scalar {
    bytes.scalarValue(at: offset)
  }

  func firstScalar(_ line: Line) -> Unicode.Scalar { bytes.scalarValue(at: Int(line.first)) }

  func lastScalar(_ line: Line) -> Unicode.Scalar {
    var at = Int(line.last) - 1
    while at > Int(line.first), bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return bytes.scalarValue(at: at)
  }

  /// The last word has one to three small letters (`the`, `of`, `de`, `по`): no sentence ends so.
  func endsWithParticle(_ line: Line) -> Bool {
    var at = Int(line.last)
    var letters = 0
    while at > Int(line.first), bytes[at - 1] != 0x20 {
      at -= 1
      if bytes[at] & 0xC0 == 0x80 { continue }
      guard bytes.scalarValue(at: at).isLowercaseLetter, letters < 3 else { return false }
      letters += 1
    }
    return letters > 0 && at > Int(line.first)
  }
}

extension [UInt8] {
  /// The scalar of valid UTF-8 that begins at `offset`; U+FFFD where none does.
  func scalarValue(at offset: Int) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard offset >= 0, offset < count else { return replacement }
    let byte = UInt32(self[offset])
    if byte < 0x80 { return Unicode.Scalar(byte) ?? replacement }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
    guard length > 1, offset + length <= count else { return replacement }
    var value = byte & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return Unicode.Scalar(value) ?? replacement
  }
}
