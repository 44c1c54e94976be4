import Documents

/// Lines that open an annex or an appendix.
enum AnnexHeading {
  /// The annex that begins at `index`. Before a line that leads by dots to its page stands an entry of
  /// the contents, which name annexes and begin none.
  static func step(at index: Int, in pieces: ArraySlice<Piece>) -> LocatorStep? {
    guard let step = step(pieces[index]) else { return nil }
    let next = index + 1
    if next < pieces.endIndex, pieces[next].text.contains(".....") { return nil }
    return step
  }

  static func step(_ piece: Piece) -> LocatorStep? {
    guard piece.row == nil, piece.text.utf8.count < 400, piece.label == nil,
      let first = piece.text.unicodeScalars.first,
      first.properties.isUppercase || first.value > 0x500
    else { return nil }
    let tokens = Token.tokens(of: String(piece.text.unicodeScalars.prefix(60)))
    guard let (step, count) = HeadingWords.annex(tokens) else { return nil }
    // "Annex" alone or with its number, or "Annex to the letter dated …".
    let words = tokens.prefix { $0.text != "*" }
    if words.count <= count || words.count == count + 1 && words.last?.kind == .sign { return step }
    let joins: Set<String> = ["to", "à", "au", "de", "del", "к", "لرسالة", "的"]
    guard words.count > count + 1, words.count > 3, joins.contains(words[count].text),
      !HeadingShape.endsInStop(piece)
    else { return nil }
    return step
  }
}
