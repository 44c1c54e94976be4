import Documents

/// Files that hold one document after another.
enum Concatenation {
  /// Indexes of the pieces where documents begin, 0 first.
  ///
  /// A later document must show a whole masthead: the organisation's name, within the next lines
  /// another symbol and the distribution mark. Enclosed documents do not print theirs.
  static func starts(_ pieces: [Piece]) -> [Int] {
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
