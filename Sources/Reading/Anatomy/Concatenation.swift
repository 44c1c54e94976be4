import Documents

/// Files that hold one document after another.
enum Concatenation {
  /// Indexes of the pieces where documents begin, 0 first.
  ///
  /// A later document must show a whole masthead: the organisation's name, within the next lines
  /// another symbol and the distribution mark. Enclosed documents do not print theirs.
  ///
  /// A page of a volume has no mastheads: there each text opens with its own number.
  static func starts(_ pieces: [Piece]) -> [Int] {
    let starts = mastheads(pieces)
    return starts.count > 1 ? starts : VolumePage.starts(pieces)
  }

  private static func mastheads(_ pieces: [Piece]) -> [Int] {
    var starts = [0]
    var first: Symbol?
    for index in pieces.indices {
      let piece = pieces[index]
      guard piece.text.utf8.count < 200, opensMasthead(piece.whole) else { continue }
      let window = pieces[index..<min(index + 12, pieces.count)]
      var symbol: Symbol?
      var isDistributed = false
      for line in window where line.text.utf8.count < 200 {
        if symbol == nil { symbol = SymbolText.symbols(in: line.whole).first }
        let tokens = Token.tokens(of: line.whole)
        if Lexicon.distribution.first(in: tokens) != nil { isDistributed = true }
      }
      guard let symbol, isDistributed else { continue }
      if index > 12, let first, first != symbol, index - (starts.last ?? 0) > 12 {
        starts.append(index)
      }
      if first == nil || starts.last == index { first = symbol }
    }
    return starts
  }

  private static func opensMasthead(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x80 || first == 0x55 || first == 0x4E else {
      return false
    }
    let tokens = Token.tokens(of: text)
    guard let count = Lexicon.organizations.match(tokens, at: 0) else { return false }
    return count == tokens.count
      || SymbolText.isSymbols(text.bytes(tokens[count].range.lowerBound..<text.utf8.count))
  }

  /// The footnotes and findings that belong to one of several documents, by page.
  static func share(of source: Source, pieces: ArraySlice<Piece>, isFirst: Bool) -> Source {
    var share = source
    let pages = pieces.compactMap(\.page)
    guard let low = pages.min(), let high = pages.max() else {
      if !isFirst {
        share.footnotes = []
        share.findings = []
      }
      share.running = []
      return share
    }
    share.footnotes = source.footnotes.filter { note in
      note.page.map { (low...high).contains($0) } ?? isFirst
    }
    if !isFirst { share.findings = [] }
    share.running = []
    return share
  }
}

extension FileName {
  /// A name that tells the language only.
  init(languageOf name: FileName) {
    self.init("")
    language = name.language
  }
}

/// A page of a volume of resolutions, as scans of the early years show it: "14 (1946). Resolution of 16
/// December 1946", "Resolution 302 (1971)", "2758 (XXVI). Title", one after the other.
enum VolumePage {
  /// Indexes of the pieces where resolutions begin, 0 first; only 0 where there are not two.
  ///
  /// Each has the organ's name close below its number, and the numbers rise. What stands before the first
  /// goes with it, unless it is the end of a text itself.
  static func starts(_ pieces: [Piece]) -> [Int] {
    var found: [Int] = []
    var last = 0
    for index in pieces.indices {
      guard let number = number(pieces[index]), number > last, number < last + 50 || last == 0,
        pieces[(index + 1)...].prefix(8).contains(where: {
          Speaker.opens($0.whole, isCertain: false)
        })
      else { continue }
      found.append(index)
      last = number
    }
    guard found.count > 1, let first = found.first else { return [0] }
    let isTail = pieces[..<first].contains { $0.text.utf8.count > 200 }
    return isTail ? [0] + found : [0] + found.dropFirst()
  }

  /// The number of a resolution that a line opens with; `nil` for any other line.
  private static func number(_ piece: Piece) -> Int? {
    let text = piece.whole
    guard piece.row == nil, text.utf8.count < 240, text.utf8.contains(0x28) else { return nil }
    let tokens = Token.tokens(of: String(text.unicodeScalars.prefix(100)))
    let named = Lexicon.resolution.match(tokens, at: 0)
    // "Resolution 302 (1971) on the harbours" of a list is none: a date may follow, no more.
    if named != nil, tokens.count > (named ?? 0) + 9 { return nil }
    var index = named ?? 0
    guard index < tokens.count, let number = tokens[index].number, number < 10_000 else {
      return nil
    }
    index += 1
    if index < tokens.count, tokens[index].text.count == 1, tokens[index].kind == .word {
      index += 1
    }
    guard index + 2 < tokens.count, tokens[index].text == "(", tokens[index + 2].text == ")" else {
      return nil
    }
    let year = tokens[index + 1].number.map { (1946...2100).contains($0) } ?? false
    let session = RomanNumeral.value(of: SymbolText.latin(tokens[index + 1].text)) != nil
    guard year || session && named == nil else { return nil }
    // In a sentence something else would follow.
    guard named != nil || index + 3 == tokens.count || [".", ":"].contains(tokens[index + 3].text)
    else { return nil }
    return number
  }
}
