import Text

/// Text that runs from right to left. A page holds glyphs where they are painted, so letters and words
/// come from left to right; here they are put in the order in which they are read.
///
/// A page whose letters mostly run that way is mirrored: its right edge becomes the left one, and all
/// that is told by place (indents, columns, mastheads) then means what it means on other pages. Runs of
/// the other direction are mirrored back. Source: UAX #9, <https://unicode.org/reports/tr9/>, undone.
extension PDFPage {
  /// Puts letters and words in reading order; nothing happens where all run from left to right.
  mutating func settleDirection() {
    guard holdsRightToLeft else { return }
    let kinds = words.map { ScriptDirection(of: bytes($0)) }
    var letters = (left: 0, right: 0)
    for (word, kind) in zip(words, kinds) where word.rotation == 0 {
      if kind.isRight {
        letters.right += word.text.count
      } else if kind.isLeft {
        letters.left += 2 * word.text.count
      }
    }
    let isMirrored = letters.right > letters.left
    if !isLogical { isLogical = ScriptOrder(words.map { bytes($0) }).isLogical }
    if isMirrored {
      for index in words.indices {
        (words[index].x0, words[index].x1) = (width - words[index].x1, width - words[index].x0)
      }
    }
    let ligatures = isLogical ? nil : LamAlef(self)
    for row in rows(kinds) { settle(row, kinds, ligatures, isMirrored: isMirrored) }
  }

  /// Whether a byte begins a letter of Hebrew, Arabic or their neighbours, or a presentation form.
  private var holdsRightToLeft: Bool {
    for index in text.indices {
      switch text[index] {
      case 0xD6...0xDF: return true
      case 0xEF:
        if index + 1 < text.count, (0xAC...0xBB).contains(text[index + 1]) { return true }
      default: continue
      }
    }
    return false
  }

  /// Upright words on one height, by their left edges.
  private func rows(_ kinds: [ScriptDirection]) -> [[Int]] {
    let upright = words.indices.filter { words[$0].rotation == 0 }
      .sorted { (words[$0].baseline, words[$0].x0) < (words[$1].baseline, words[$1].x0) }
    var rows: [[Int]] = []
    for index in upright {
      if let last = rows.last?.last,
        words[index].baseline - words[last].baseline < 0.3 * words[index].size
      {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
      }
    }
    return rows.map { $0.sorted { (words[$0].x0, $0) < (words[$1].x0, $1) } }
  }

  private mutating func settle(
    _ row: [Int], _ kinds: [ScriptDirection], _ ligatures: LamAlef?, isMirrored: Bool
  ) {
    var foreign = Set<Int>()
    for run in runs(row, kinds, isMirrored: isMirrored) {
      foreign.formUnion(run)
      let left = run.map { words[$0].x0 }.min() ?? 0
      let right = run.map { words[$0].x1 }.max() ?? 0
      for index in run {
        let word = words[index]
        (words[index].x0, words[index].x1) = (left + right - word.x1, left + right - word.x0)
      }
    }
    for index in row {
      // What stands in the direction of its page, or of a run that was turned.
      let runsRight = isMirrored != foreign.contains(index)
      guard runsRight || kinds[index].isRight else { continue }
      var scalars = String(decoding: bytes(words[index]), as: UTF8.self).unicodeScalars.map(\.value)
      if !isLogical {
        ligatures?.join(&scalars, of: words[index])
        ScriptOrder.turn(&scalars)
      }
      let letters = Self.withoutKashidas(scalars.flatMap(PresentationForms.letters))
      let start = text.count
      for letter in letters { text += Array(String(Unicode.Scalar(letter) ?? " ").utf8) }
      words[index].text = start..<text.count
    }
  }

  /// The letters without what stretches a word to the width of its line: LibreOffice says of that glyph that
  /// it is `„`, which no word has between its letters.
  private static func withoutKashidas(_ letters: [UInt32]) -> [UInt32] {
    let kashida: UInt32 = 0x201E
    guard letters.contains(kashida) else { return letters }
    var kept: [UInt32] = []
    var at = 0
    while at < letters.count {
      let end = letters[at...].firstIndex { $0 != kashida } ?? letters.count
      if end > at, end < letters.count, ScriptDirection.isRight(letters[end]),
        let before = kept.last, ScriptDirection.isRight(before)
      {
        at = end
      }
      let stop = min(letters.count, max(end, at + 1))
      kept += letters[at..<stop]
      at = stop
    }
    return kept
  }

  /// Words in the row that run against the page's direction, with what stands between them, and numbers
  /// that follow them there. A stretch of the row with no word of the page's direction runs against it
  /// as a whole: a date in English.
  private func runs(_ row: [Int], _ kinds: [ScriptDirection], isMirrored: Bool) -> [[Int]] {
    func isForeign(_ index: Int) -> Bool {
      isMirrored ? kinds[index].isLeft && !kinds[index].isRight : kinds[index].isRight
    }
    func gap(_ one: Int, _ next: Int) -> Double {
      (words[next].x0 - words[one].x1) / words[next].size
    }
    var runs: [[Int]] = []
    var stretch: [Int] = []
    /// Whether a word of the page's direction stands before the stretch.
    var isAfterOwn = false
    func close(beforeOwn: Bool) {
      defer {
        stretch = []
        isAfterOwn = beforeOwn
      }
      guard var first = stretch.firstIndex(where: isForeign),
        var last = stretch.lastIndex(where: isForeign)
      else { return }
      if isMirrored, !isAfterOwn, !beforeOwn {
        runs.append(stretch)
        return
      }
      // Before a run, as the page is read, stands what follows it where it is mirrored.
      while first > 0, kinds[stretch[first - 1]].hasDigit,
        gap(stretch[first - 1], stretch[first]) < 0.6
      {
        first -= 1
      }
      while last + 1 < stretch.count, kinds[stretch[last + 1]].hasDigit,
        gap(stretch[last], stretch[last + 1]) < 0.148
      {
        last += 1
      }
      runs.append(Array(stretch[first...last]))
    }
    for index in row {
      if let last = stretch.last, gap(last, index) > 1.5 { close(beforeOwn: false) }
      if !isForeign(index), kinds[index].isLeft || kinds[index].isRight {
        close(beforeOwn: true)
      } else {
        stretch.append(index)
      }
    }
    close(beforeOwn: false)
    return runs
  }
}

/// Which lam and alef on a page are one glyph, a ligature, and which are two.
///
/// From left to right both are lam, alef; as they are read the ligature is lam, alef and the two glyphs are
/// alef, lam. Of a ligature each letter has half the width, and that is no width which a lam has elsewhere.
struct LamAlef {
  /// How often a lam that is no part of a ligature has a width, in thousandths of the type's size; by
  /// style. One whose neighbour is wider or narrower is none.
  private var others: [UInt8: [Int: Int]] = [:]
  private let widths: [Float]
  /// Programs move letters a little, which shows in one half of a ligature.
  private static let tolerance = 16

  init(_ page: PDFPage) {
    widths = page.widths
    for word in page.words {
      guard word.widthsStart != nil else { continue }
      let scalars = Array(String(decoding: page.bytes(word), as: UTF8.self).unicodeScalars)
        .map(\.value)
      for at in scalars.indices where scalars[at] == 0x644 {
        guard let width = width(at, of: word) else { continue }
        if LamAlef.form(scalars, at) != nil, let alef = self.width(at + 1, of: word),
          abs(width - alef) <= LamAlef.tolerance
        {
          continue
        }
        others[word.style.rawValue, default: [:]][width, default: 0] += 1
      }
    }
  }

  /// Thousandths of the type's size.
  private func width(_ at: Int, of word: PDFWord) -> Int? {
    guard let start = word.widthsStart, widths.indices.contains(start + at) else { return nil }
    let share = Double(widths[start + at]) / word.size * 1000
    return share.isFinite && abs(share) < 10_000 ? Int(share.rounded()) : nil
  }

  /// The ligature that a lam would make with the letter after it.
  private static func form(_ scalars: [UInt32], _ at: Int) -> UInt32? {
    guard at + 1 < scalars.count else { return nil }
    return switch scalars[at + 1] {
    case 0x622: 0xFEF5
    case 0x623: 0xFEF7
    case 0x625: 0xFEF9
    case 0x627: 0xFEFB
    default: nil
    }
  }

  /// Puts ligatures as code points of their own; `scalars` are the word's, from left to right.
  func join(_ scalars: inout [UInt32], of word: PDFWord) {
    guard word.widthsStart != nil else { return }
    var joined: [UInt32] = []
    var at = 0
    while at < scalars.count {
      if scalars[at] == 0x644, let form = LamAlef.form(scalars, at), isLigature(at, of: word) {
        joined.append(form)
        at += 2
      } else {
        joined.append(scalars[at])
        at += 1
      }
    }
    scalars = joined
  }

  private func isLigature(_ at: Int, of word: PDFWord) -> Bool {
    guard let lam = width(at, of: word), let alef = width(at + 1, of: word), lam > 0,
      abs(lam - alef) <= LamAlef.tolerance
    else { return false }
    let known = others[word.style.rawValue] ?? [:]
    let all = known.values.reduce(0, +)
    guard all >= 4 else { return lam == alef }
    let same = (lam - 2...lam + 2).reduce(0) { $0 + known[$1, default: 0] }
    return same * 12 < all
  }
}

/// Which way the letters of a word run.
struct ScriptDirection {
  private(set) var isLeft = false
  private(set) var isRight = false
  private(set) var hasDigit = false

  init(of bytes: ArraySlice<UInt8>) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if ScriptDirection.isRight(scalar.value) {
        isRight = true
      } else if ScriptDirection.isDigit(scalar.value) {
        hasDigit = true
      } else if scalar.properties.isAlphabetic {
        isLeft = true
      }
    }
  }

  static func isRight(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x660...0x66C, 0x6F0...0x6F9: false
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }

  static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x660...0x669).contains(scalar)
      || (0x6F0...0x6F9).contains(scalar)
  }
}

/// The order of the letters in words of Arabic: told by letters that only end a word, and by the article,
/// which only begins one.
struct ScriptOrder {
  /// Words whose letters stand as they are read, less those that stand reversed.
  private(set) var evidence = 0

  init() {}

  init(_ words: some Sequence<ArraySlice<UInt8>>) { for word in words { add(word) } }

  mutating func add(_ word: ArraySlice<UInt8>) {
    let letters = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
      .filter { ScriptDirection.isRight($0) && $0 != 0x60C && $0 != 0x61B && $0 != 0x61F }
      .flatMap(PresentationForms.letters)
    guard letters.count > 2, let first = letters.first, let last = letters.last else { return }
    // Teh marbuta and alef maksura.
    if last == 0x629 || last == 0x649 { evidence += 1 }
    if first == 0x629 || first == 0x649 { evidence -= 1 }
    if letters.prefix(2).elementsEqual([0x627, 0x644]) { evidence += 1 }
    if letters.suffix(2).elementsEqual([0x644, 0x627]) { evidence -= 1 }
  }

  /// Whether the letters stand as they are read; on a page they mostly do not.
  var isLogical: Bool { evidence > 0 }

  /// Turns a word from the order of the page to that of reading, or back: numbers and what runs from
  /// left to right keep theirs.
  static func turn(_ scalars: inout [UInt32]) {
    scalars.reverse()
    var at = 0
    while at < scalars.count {
      guard runsLeft(scalars[at]) else {
        at += 1
        continue
      }
      var end = at + 1
      while end < scalars.count {
        if runsLeft(scalars[end]) {
          end += 1
        } else if end + 1 < scalars.count, isSeparator(scalars[end]), runsLeft(scalars[end + 1]) {
          end += 2
        } else {
          break
        }
      }
      scalars[at..<end].reverse()
      at = end
    }
  }

  private static func runsLeft(_ scalar: UInt32) -> Bool {
    if ScriptDirection.isDigit(scalar) { return true }
    guard !ScriptDirection.isRight(scalar), let value = Unicode.Scalar(scalar) else { return false }
    return value.properties.isAlphabetic
  }

  /// Full stop, comma, slash, colon, hyphen, apostrophe, per cent: inside numbers and symbols.
  private static func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x2C, 0x2F, 0x3A, 0x2D, 0x27, 0x66B, 0x66C, 0x2019, 0x2011: true
    default: false
    }
  }
}
