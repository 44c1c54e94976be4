/// Whether a line looks like a heading.
enum HeadingShape {
  /// By the format's word, by its type, and where there is no type by its shape: short, no stop at
  /// its end, and the line before it complete.
  static func isHeading(_ piece: Piece, after previous: Piece?) -> Bool {
    if piece.row != nil || piece.text.isEmpty { return false }
    if piece.headingLevel != nil { return true }
    let length = piece.text.utf8.count
    guard length <= 300, !endsInStop(piece) else { return false }
    let isItalicThroughout =
      piece.style.isItalic || (piece.style.italicPrefix > 0 && piece.style.italicPrefix >= length)
    if piece.style.isBold || isItalicThroughout || piece.style.isCentred { return true }
    guard piece.style.size == 0 else { return false }
    guard length <= 160 else { return false }
    if let previous, previous.row == nil, let ending = previous.ending, ":,—–".contains(ending) {
      return false
    }
    // With its bullet, which a format may show of its own.
    guard let opening = piece.whole.unicodeScalars.first, !"•-–".unicodeScalars.contains(opening),
      let first = piece.text.unicodeScalars.first
    else { return false }
    return !first.properties.isLowercase
  }

  static func endsInStop(_ piece: Piece) -> Bool {
    guard let ending = piece.ending else { return false }
    return ".;:,。；：，؛،".contains(ending)
  }
}
