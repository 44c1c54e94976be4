/// A file's bytes as UTF-8, with the encoding they came in.
package struct DecodedText: Sendable, Equatable {
  /// Valid UTF-8 without a byte order mark and without NUL.
  package private(set) var bytes: [UInt8]
  package private(set) var charset: Charset
  /// Bytes or sequences that the encoding lacks; each is U+FFFD in `bytes`.
  package private(set) var repairs = 0
  /// The encoding was told from the letters, not by a mark, a declaration or the rules of UTF-8.
  package private(set) var isGuessed = false

  /// Reads bytes in any encoding; `nil` when they are no text.
  ///
  /// A byte order mark decides first; then valid UTF-8; then what `declared` says, where the text
  /// agrees; then the shape of UTF-16 and UTF-32; then ICU's detector.
  package init?(_ raw: [UInt8], declared: String? = nil) {
    if let mark = ByteOrderMark(raw) {
      bytes = []
      charset = mark.charset
      let body = Array(raw[mark.length...])
      guard take(body, as: mark.charset) else { return nil }
      return
    }
    let census = UTF8Census(raw)
    bytes = []
    charset = Charset("UTF-8")
    if census.nulls > 0, let wide = Self.wideCharset(of: raw, census: census) {
      guard take(raw, as: wide) else { return nil }
      isGuessed = true
      return
    }
    guard Self.looksLikeText(census) else { return nil }
    if census.isValid {
      // ISO-2022 encodings are ASCII with escapes.
      if census.firstHigh == nil, raw.contains(0x1B),
        let escaped = Charset.candidates(of: Array(raw.prefix(1 << 16)))
          .first(where: { $0.charset.name.hasPrefix("ISO-2022") && $0.confidence > 50 })
      {
        guard take(raw, as: escaped.charset) else { return nil }
        isGuessed = true
        return
      }
      bytes = census.nulls == 0 ? raw : raw.filter { $0 != 0 }
      return
    }
    if census.isCutOff || census.letters >= 4 * census.faults {
      guard take(raw, as: charset) else { return nil }
      return
    }
    if let declared, let named = Self.plausible(declared), take(raw, as: named) {
      charset = named
      if repairs * 20 < bytes.count { return }
    }
    charset = Self.guess(raw, firstHigh: census.firstHigh ?? 0)
    isGuessed = true
    guard take(raw, as: charset) else { return nil }
  }

  /// Fills `bytes` from `raw` read as `charset`; `false` when ICU cannot.
  private mutating func take(_ raw: [UInt8], as charset: Charset) -> Bool {
    let isUTF8 = charset.name == "UTF-8"
    guard
      var text = isUTF8
        ? Array(String(decoding: raw, as: UTF8.self).utf8) : charset.decode(raw)
    else { return false }
    if !isUTF8 {
      let census = UTF8Census(text)
      guard Self.looksLikeText(census) else { return false }
      if !census.isValid { text = Array(String(decoding: text, as: UTF8.self).utf8) }
    }
    if text.contains(0) { text.removeAll { $0 == 0 } }
    self.charset = charset
    repairs = Self.replacements(in: text) - (isUTF8 ? Self.replacements(in: raw) : 0)
    bytes = text
    return true
  }

  /// How often U+FFFD stands in UTF-8 bytes.
  private static func replacements(in bytes: [UInt8]) -> Int {
    var found = 0
    var at = 0
    while at + 2 < bytes.count {
      if bytes[at] == 0xEF, bytes[at + 1] == 0xBF, bytes[at + 2] == 0xBD {
        found += 1
        at += 3
      } else {
        at += 1
      }
    }
    return found
  }

  /// Text has next to no controls: one in two hundred bytes is the most that damaged text layers show,
  /// and random bytes have one in ten.
  private static func looksLikeText(_ census: UTF8Census) -> Bool {
    (census.controls + census.nulls) * 200 <= census.count
      || census.controls + census.nulls <= 2 && census.count >= 16
  }

  /// UTF-16 or UTF-32 without a mark, by the places of the zero bytes.
  private static func wideCharset(of raw: [UInt8], census: UTF8Census) -> Charset? {
    let sample = raw.prefix(1 << 16)
    guard sample.count >= 8 else { return nil }
    var zeros = [0, 0, 0, 0]
    for index in 0..<(sample.count & ~3) where sample[index] == 0 { zeros[index & 3] += 1 }
    let quarter = sample.count / 4
    if zeros[2] + zeros[3] > quarter * 19 / 10, zeros[0] < quarter / 4 {
      return Charset("UTF-32LE")
    }
    if zeros[0] + zeros[1] > quarter * 19 / 10, zeros[3] < quarter / 4 {
      return Charset("UTF-32BE")
    }
    let even = zeros[0] + zeros[2]
    let odd = zeros[1] + zeros[3]
    // Spaces, digits and line ends alone give one zero in some twenty units, even in Chinese.
    guard max(even, odd) * 40 >= quarter * 2, max(even, odd) >= 8 * min(even, odd) else {
      return nil
    }
    // A single zero is a slip of some program, not an encoding.
    guard max(even, odd) > 1 else { return nil }
    return Charset(odd > even ? "UTF-16LE" : "UTF-16BE")
  }

  /// A declared name, unless it names what cannot be: UTF-8 was tried, and a one-byte text is not wide.
  private static func plausible(_ declared: String) -> Charset? {
    let name = declared.lowercased()
    guard !name.hasPrefix("utf"), !name.hasPrefix("ucs"), !name.hasPrefix("unicode") else {
      return nil
    }
    // What calls itself Latin-1 is windows-1252. Source: <https://encoding.spec.whatwg.org/>.
    let latin = ["iso-8859-1", "latin1", "ascii", "us-ascii", "iso8859-1", "l1", "iso_8859-1"]
    if latin.contains(name) { return Charset("windows-1252") }
    return Charset(name == "gb2312" || name == "gbk" ? "GB18030" : name)
  }

  /// The likeliest encoding of text that is neither marked nor UTF-8.
  ///
  /// ICU weighs letter sequences; among answers that weigh nearly the same, those of the six official
  /// languages go first, and text with hardly a letter outside ASCII is windows-1252.
  private static func guess(_ raw: [UInt8], firstHigh: Int) -> Charset {
    let start = max(0, firstHigh - 512)
    let sample = Array(raw[start..<min(raw.count, start + (1 << 16))])
    let candidates = Charset.candidates(of: sample)
      .filter { !$0.charset.name.hasPrefix("UTF-") }
    guard let best = candidates.first else { return Charset("windows-1252") }
    let official: Set<String> = [
      "ISO-8859-1", "windows-1252", "windows-1251", "KOI8-R", "ISO-8859-5", "windows-1256",
      "ISO-8859-6", "GB18030", "Big5",
    ]
    let high = sample.reduce(into: 0) { $0 += $1 >= 0x80 ? 1 : 0 }
    let rare = high * 50 < sample.count
    let chosen =
      candidates.first {
        official.contains($0.charset.name)
          && (!rare || $0.charset.name == "ISO-8859-1" || $0.charset.name == "windows-1252")
          && $0.confidence + (rare ? 30 : 10) >= best.confidence
      } ?? best
    return plausible(chosen.charset.name) ?? chosen.charset
  }
}

/// The mark at the head of a file that names its encoding.
private struct ByteOrderMark {
  let charset: Charset
  let length: Int

  init?(_ bytes: [UInt8]) {
    func begins(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
    if begins([0xEF, 0xBB, 0xBF]) {
      (charset, length) = (Charset("UTF-8"), 3)
    } else if begins([0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF]) {
      // UTF-8's mark, which some program took for letters and wrote as UTF-8 once more.
      (charset, length) = (Charset("UTF-8"), 6)
    } else if begins([0xFF, 0xFE, 0, 0]) {
      (charset, length) = (Charset("UTF-32LE"), 4)
    } else if begins([0, 0, 0xFE, 0xFF]) {
      (charset, length) = (Charset("UTF-32BE"), 4)
    } else if begins([0xFF, 0xFE]) {
      (charset, length) = (Charset("UTF-16LE"), 2)
    } else if begins([0xFE, 0xFF]) {
      (charset, length) = (Charset("UTF-16BE"), 2)
    } else {
      return nil
    }
  }
}
