import Documents

/// Finds the entries of a table of contents: lines that name places and are none.
enum Contents {
  /// Indexes of the entries in `pieces`: every line that leads by dots to a page, and below the word
  /// "Contents" the lines that end in a number, with the short ones between them.
  static func entries(_ pieces: ArraySlice<Piece>) -> Set<Int> {
    var entries: Set<Int> = []
    var index = pieces.startIndex
    while index < pieces.endIndex {
      if isLeader(pieces[index].text) { entries.insert(index) }
      if isHeading(pieces[index]) {
        let end = self.end(after: index, in: pieces)
        entries.formUnion(index + 1..<end)
        index = max(index + 1, end)
      } else {
        index += 1
      }
    }
    return entries.union(annexes(among: entries, in: pieces))
  }

  /// "Annex" beside an entry, above the entry of its title: the annex itself comes later.
  private static func annexes(among entries: Set<Int>, in pieces: ArraySlice<Piece>) -> [Int] {
    guard !entries.isEmpty else { return [] }
    let named = pieces.indices.compactMap { index in
      AnnexHeading.step(pieces[index]).map { (index: index, step: $0) }
    }
    var last: [LocatorStep: Int] = [:]
    for (index, step) in named { last[step] = index }
    return named.filter { index, step in
      (entries.contains(index - 1) || entries.contains(index + 1)) && last[step] != index
    }.map(\.index)
  }

  /// Whether there are five dots in it with nothing but spaces between, or signs that may stand for
  /// three each: most texts are done with here, at a byte a step.
  private static func mayHoldDots(_ text: String) -> Bool {
    func mayHold(_ bytes: some Sequence<UInt8>) -> Bool {
      var dots = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "."): dots += 1
        // The bytes of "…".
        case 0xE2: dots += 3
        case 0x80, 0xA6, UInt8(ascii: " "): continue
        default: dots = 0
        }
        if dots >= 5 { return true }
      }
      return false
    }
    return text.utf8.withContiguousStorageIfAvailable { mayHold($0) } ?? mayHold(text.utf8)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? UInt8(truncatingIfNeeded: scalar.value).isASCIILetter : scalar.properties.isAlphabetic
  }

  /// Whether dots lead to a page at the end of the line, or to its end: at least five of them, with
  /// spaces between or without, and behind them no word.
  static func isLeader(_ text: String) -> Bool {
    guard text.utf8.count < 1_000, mayHoldDots(text) else { return false }
    var dots = 0
    var isOpen = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case ".":
        dots += 1
        if dots >= 5 { isOpen = true }
      case "…":
        dots += 3
        if dots >= 5 { isOpen = true }
      case " ": break
      case "i", "v", "x", "I", "V", "X": dots = 0
      default:
        dots = 0
        if isLetter(scalar) || scalar == "(" { isOpen = false }
      }
    }
    return isOpen
  }

  private static let words: [Phrase] = [
    "Contents", "Table of contents", "Table des matières", "Sommaire", "Índice", "Indice",
    "Содержание", "Оглавление", "المحتويات", "目录",
  ]

  private static func isHeading(_ piece: Piece) -> Bool {
    guard piece.row == nil, piece.label == nil, piece.text.utf8.count < 60 else { return false }
    let tokens = Token.tokens(of: piece.text)
    return words.match(tokens, at: 0) == tokens.count && !tokens.isEmpty
  }

  /// The end of the entries below `heading`: behind the last line that ends in a page's number, or in
  /// dots, before the first long one.
  private static func end(after heading: Int, in pieces: ArraySlice<Piece>) -> Int {
    var end = heading + 1
    var index = heading + 1
    // Short lines without a number stand between entries: "Page", "Annex", an entry's first line.
    while index < pieces.endIndex, index - end < 4 {
      let piece = pieces[index]
      if piece.text.utf8.count > 400 { break }
      if isLeader(piece.text) || isEntry(piece) { end = index + 1 }
      index += 1
    }
    return end
  }

  private static func isEntry(_ piece: Piece) -> Bool {
    guard piece.text.utf8.count < 300, !HeadingShape.endsInStop(piece),
      ItemHeading.item(piece.text) == nil,
      let last = Token.tokens(of: String(piece.text.suffix(12))).last, let page = last.number
    else { return false }
    // "… in 2099" is a title's end.
    return page < 1_000 && piece.text.utf8.count > last.text.utf8.count
  }
}
