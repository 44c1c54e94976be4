/// Text set in lines of a given width, with its highlighted ranges painted.
package struct Wrapping {
  private let page: Page
  private let indent: Int
  private var lines: [String] = []
  private var line = ""
  private var column: Int
  private let room: Int

  /// The text in lines, each after `indent` spaces. `highlights` are half-open ranges of UTF-8 bytes of
  /// `text`, in order and apart. Breaks at spaces and between East Asian characters; a word wider
  /// than the line is cut. Linear in the text.
  package static func lines(
    _ text: String, highlights: [Range<Int>] = [], indent: Int, page: Page
  ) -> [String] {
    var wrapping = Wrapping(page: page, indent: indent)
    for piece in pieces(of: text, highlights: highlights) { wrapping.add(piece) }
    return wrapping.finish()
  }

  private init(page: Page, indent: Int) {
    self.page = page
    self.indent = indent
    column = 0
    room = max(page.width - indent, 10)
  }

  /// A run of characters that no line break parts, all highlighted or none.
  private struct Piece {
    var text: String
    var isMatch: Bool
    var isSpace: Bool
    /// A line may begin with this piece.
    var mayBegin: Bool
  }

  private static func pieces(of text: String, highlights: [Range<Int>]) -> [Piece] {
    var pieces: [Piece] = []
    var offset = 0
    var next = 0
    var wideBefore = false
    for scalar in text.unicodeScalars {
      while next < highlights.count, highlights[next].upperBound <= offset { next += 1 }
      let isMatch = next < highlights.count && highlights[next].lowerBound <= offset
      offset += UTF8.width(scalar)
      let isSpace = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
      let wide = TerminalText.isWide(scalar.value)
      let shown: Unicode.Scalar =
        isSpace ? " " : TerminalText.isControl(scalar) ? "\u{FFFD}" : scalar
      if !isSpace, let last = pieces.last, !last.isSpace, last.isMatch == isMatch, !wide,
        !wideBefore
      {
        pieces[pieces.count - 1].text.unicodeScalars.append(shown)
      } else {
        let begins = wide || wideBefore || (pieces.last?.isSpace ?? true)
        pieces.append(
          Piece(text: String(shown), isMatch: isMatch, isSpace: isSpace, mayBegin: begins))
      }
      wideBefore = wide
    }
    return pieces
  }

  private var pending: [Piece] = []
  private var pendingWidth = 0

  private mutating func add(_ piece: Piece) {
    if piece.isSpace || piece.mayBegin { settle() }
    if piece.isSpace {
      if column > 0, column < room {
        line += page.paint.isOn && piece.isMatch ? page.paint(.match, " ") : " "
        column += 1
      }
      return
    }
    pending.append(piece)
    pendingWidth += TerminalText.width(piece.text)
  }

  /// Sets the pieces that wait for the end of their word.
  private mutating func settle() {
    guard !pending.isEmpty else { return }
    if column + pendingWidth > room, column > 0 { breakLine() }
    for piece in pending {
      var rest = piece.text
      while column + TerminalText.width(rest) > room, column < room {
        let head = TerminalText.prefix(of: rest, columns: room - column)
        guard !head.isEmpty else { break }
        let shown = String(head)
        put(shown, piece.isMatch)
        rest.removeSubrange(rest.startIndex..<rest.index(rest.startIndex, offsetBy: shown.count))
        breakLine()
      }
      put(rest, piece.isMatch)
    }
    pending.removeAll(keepingCapacity: true)
    pendingWidth = 0
  }

  private mutating func put(_ text: String, _ isMatch: Bool) {
    guard !text.isEmpty else { return }
    line += isMatch ? page.paint(.match, text) : text
    column += TerminalText.width(text)
  }

  private mutating func breakLine() {
    while line.last == " " { line.removeLast() }
    lines.append(String(repeating: " ", count: indent) + line)
    line = ""
    column = 0
  }

  private mutating func finish() -> [String] {
    settle()
    if column > 0 { breakLine() }
    return lines
  }
}
