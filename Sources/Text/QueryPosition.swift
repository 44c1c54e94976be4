import Documents

/// One position of a phrase that is looked for, and the tokens that satisfy it.
package struct QueryPosition: Sendable, Equatable {
  /// Half-open range of UTF-8 bytes of what was typed.
  package let range: Range<Int>
  /// The folded word as typed.
  package let exact: String
  /// Any of these satisfies it: the word, and its stems as words and marked. Contains `exact`.
  package let alternatives: [String]
  package let kind: Token.Kind
  /// Any token that begins with `exact` will do: a lone ideograph stands in pairs.
  package let isPrefix: Bool

  package init(
    range: Range<Int>, exact: String, alternatives: [String], kind: Token.Kind,
    isPrefix: Bool = false
  ) {
    self.range = range
    self.exact = exact
    self.alternatives = alternatives
    self.kind = kind
    self.isPrefix = isPrefix
  }

  /// The same without stems.
  package var asTyped: QueryPosition {
    QueryPosition(
      range: range, exact: exact, alternatives: [exact], kind: kind, isPrefix: isPrefix)
  }
}

extension PassageTokenizer {
  /// The positions that `text` asks for, in order; together they are a phrase. Empty when it holds
  /// no word.
  ///
  /// - Parameter languages: whose stems are tried; at least those of the index.
  package func positions(of text: String, languages: [Language]) -> [QueryPosition] {
    var found: [QueryPosition] = []
    let stems = Set(languages.map { StemLanguage.latin(in: $0) }).sorted {
      $0.rawValue < $1.rawValue
    }
    for (turn, stem) in (stems.isEmpty ? [.english] : stems).enumerated() {
      var index = -1
      // A word that is its own stem is the stem of other words too.
      var ownStem: String?
      forEachToken(of: text, language: stem.language) { token in
        let word = String(decoding: token.bytes, as: UTF8.self)
        if !token.isColocated {
          if let ownStem { add("\u{1}" + ownStem, to: &found, at: index) }
          ownStem = token.kind == .word ? word : nil
          index += 1
          if turn == 0 {
            found.append(
              QueryPosition(
                range: token.start..<token.end, exact: word, alternatives: [word],
                kind: token.kind))
          }
        } else if token.kind == .stem {
          ownStem = nil
          add(String(word.dropFirst()), to: &found, at: index)
          add(word, to: &found, at: index)
        } else if token.kind == .part, found.indices.contains(index), found[index].kind != .compound
        {
          add(word, to: &found, at: index)
        }
      }
      if let ownStem { add("\u{1}" + ownStem, to: &found, at: index) }
    }
    return withoutOpenEnd(found, text)
  }

  /// The words of ICU's dictionary in `text`, as ranges of its bytes: how a run of ideographs is cut
  /// when it is nowhere as a whole. Empty for other scripts.
  package func dictionaryWords(of text: String) -> [Range<Int>] {
    var text = text
    return text.withUTF8 { buffer in
      guard let bytes = buffer.baseAddress else { return [] }
      var words: [Range<Int>] = []
      var offset = 0
      let classes = WordBreaker.asciiClass
      while let word = breaker.nextWord(bytes, from: offset, count: buffer.count, classes: classes)
      {
        offset = word.end
        guard word.kind != .alphabetic else { continue }
        words += dictionary.segments(of: bytes, in: word.start..<word.end)
          .filter(\.isWord).map(\.range)
      }
      return words
    }
  }

  package func forEachToken(of text: String, language: Language?, _ body: (Token) -> Void) {
    var text = text
    text.withUTF8 { buffer in
      _ = tokenize(buffer, language: language) { token in
        body(token)
        return 0
      }
    }
  }

  /// The words of a text as half-open ranges of its UTF-8 bytes, in order and apart: those of UAX #29,
  /// and ICU's dictionary's where a script is written without spaces. A symbol is one word.
  package func words(of text: String) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var covered = 0
    forEachToken(of: text, language: nil) { token in
      if token.isColocated {
        // The dictionary's word reaches beyond the ideograph it begins with.
        guard token.kind == .dictionaryWord, let last = words.last, last.lowerBound == token.start
        else { return }
        words[words.count - 1] = last.lowerBound..<max(last.upperBound, token.end)
        covered = max(covered, token.end)
      } else if token.start >= covered {
        words.append(token.start..<token.end)
        // Of a pair of ideographs the second begins the next pair.
        covered = token.kind == .ideographs ? token.start + 1 : token.end
      }
    }
    for index in words.indices.dropLast() {
      let end = min(words[index].upperBound, words[index + 1].lowerBound)
      words[index] = words[index].lowerBound..<max(words[index].lowerBound, end)
    }
    return words
  }

  private func add(_ word: String, to positions: inout [QueryPosition], at index: Int) {
    guard positions.indices.contains(index), !positions[index].alternatives.contains(word) else {
      return
    }
    let old = positions[index]
    positions[index] = QueryPosition(
      range: old.range, exact: old.exact, alternatives: old.alternatives + [word],
      kind: old.kind)
  }

  /// Without the lone last ideograph of a run, which stands alone in a text only where a run ends
  /// there; a run of one is a prefix.
  private func withoutOpenEnd(_ positions: [QueryPosition], _ text: String) -> [QueryPosition] {
    guard let last = positions.last, last.kind == .ideographs,
      last.exact.unicodeScalars.count == 1
    else { return positions }
    if positions.count > 1, positions[positions.count - 2].kind == .ideographs,
      positions[positions.count - 2].range.upperBound == last.range.upperBound
    {
      return Array(positions.dropLast())
    }
    return positions.dropLast() + [
      QueryPosition(
        range: last.range, exact: last.exact, alternatives: [last.exact], kind: .ideographs,
        isPrefix: true)
    ]
  }
}

extension StemLanguage {
  var language: Language {
    switch self {
    case .english: .english
    case .french: .french
    case .spanish: .spanish
    case .russian: .russian
    case .arabic: .arabic
    }
  }
}
