/// Decides whether the hyphen at a line's end is part of the word: `consulta-` `tions` against
/// `non-` `proliferation`.
///
/// The text itself is the witness: if it has the word in one piece elsewhere the hyphen goes, if it
/// has it with the hyphen it stays. Without a witness the hyphen stays behind the few prefixes that
/// official English, French and Spanish always write with one.
struct Hyphenation: Sendable {
  private var joined: [String: Int] = [:]
  private var hyphenated: [String: Int] = [:]

  /// - Parameter breaks: the halves of each word broken at a line's end, in any case.
  init(_ breaks: [(head: String, tail: String)], in text: [UInt8]) {
    for (head, tail) in breaks {
      joined[(head + tail).lowercased()] = 0
      hyphenated[(head + "-" + tail).lowercased()] = 0
    }
    guard !breaks.isEmpty else { return }
    // Most words are told apart by length and first letters, without making a string of them.
    var wanted = [Bool](repeating: false, count: 1 << 14)
    for key in Array(joined.keys) + Array(hyphenated.keys) {
      let bytes = Array(key.utf8)
      if !bytes.isEmpty { wanted[Self.sieve(bytes, 0..<bytes.count)] = true }
    }
    Self.words(in: text, wanted) { word, hasHyphen in
      if hasHyphen {
        if let seen = hyphenated[word] { hyphenated[word] = seen + 1 }
      } else if let seen = joined[word] {
        joined[word] = seen + 1
      }
    }
  }

  func keepsHyphen(head: String, tail: String) -> Bool {
    let whole = joined[(head + tail).lowercased()] ?? 0
    let parted = hyphenated[(head + "-" + tail).lowercased()] ?? 0
    if whole != parted { return parted > whole }
    return Self.prefixes.contains(head.lowercased()) || head.contains { $0.isNumber }
      || head.last.map { $0.isUppercase } == true
  }

  private static let prefixes: Set<String> = [
    "non", "self", "ex", "vice", "anti", "quasi", "all", "half", "sous", "demi", "mi", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "vingt", "trente",
    "quarante", "cinquante", "soixante", "long", "short", "well", "high", "low",
  ]

  /// A place from 0 to 16,383 for a word, the same in any case: of its length and the ASCII among its first
  /// four letters. Capitals outside ASCII differ from their small letters in any byte.
  private static func sieve(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var place = 7
    for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 4) {
      let byte = bytes[index]
      place = place &* 31 &+ (byte >= 0x80 ? 0x80 : Int(byte | 0x20))
      if byte >= 0x80 { break }
    }
    // Case changes the length of few letters, and of none of ASCII.
    let isWide = bytes[range.lowerBound] >= 0x80
    return (place &* 67 &+ (isWide ? 0 : range.count)) & 0x3FFF
  }

  /// Calls `body` with each wanted word of `text` in lower case, of letters and inner hyphens.
  ///
  /// - Parameter wanted: at the place that ``sieve(_:_:)`` gives a word.
  private static func words(
    in text: [UInt8], _ wanted: [Bool], _ body: (String, Bool) -> Void
  ) {
    var start = 0
    var hyphen = false
    func isLetter(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
    var at = 0
    while at < text.count {
      guard isLetter(text[at]) else {
        at += 1
        continue
      }
      start = at
      hyphen = false
      while at < text.count {
        if isLetter(text[at]) {
          at += 1
        } else if text[at] == 0x2D, at + 1 < text.count, isLetter(text[at + 1]) {
          hyphen = true
          at += 1
        } else {
          break
        }
      }
      if at - start <= 80, wanted[sieve(text, start..<at)] {
        body(String(decoding: text[start..<at], as: UTF8.self).lowercased(), hyphen)
      }
    }
  }
}
