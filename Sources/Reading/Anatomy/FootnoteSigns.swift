import Documents

/// Takes footnote markers that an extraction tool left in the text out of it: "Rights, 1 the Covenant,2".
///
/// The proof is in the file: the numbers of its footnotes stand in the text in their order, each where
/// a marker can stand. A number that breaks the order stays.
enum FootnoteSigns {
  static func takeOut(_ pieces: [Piece], notes: [Footnote]) -> [Piece] {
    var mended = takeOutNumbers(of: notes, from: pieces)
    for index in mended.indices where mended[index].row == nil {
      guard let (range, label) = lastSign(of: mended[index].text) else { continue }
      mended[index].takeOut(range, label: label)
    }
    return mended
  }

  private static func takeOutNumbers(of notes: [Footnote], from pieces: [Piece]) -> [Piece] {
    guard let labels = Labels(notes) else { return pieces }
    var places: [Place] = []
    for index in pieces.indices {
      for marker in pieces[index].markers {
        if let number = Int(marker.label), labels.contains(number) {
          places.append(
            Place(piece: index, range: marker.offset..<marker.offset, number: number, isSure: true))
        }
      }
      candidates(in: pieces[index].text, piece: index, labels, into: &places)
    }
    // One footnote alone proves little: only a sign before its number makes it a marker.
    if labels.count == 1 { places.removeAll { !$0.isSure } }
    places.sort { ($0.piece, $0.range.lowerBound) < ($1.piece, $1.range.lowerBound) }
    let chosen = ascending(places, from: labels.first)
    guard chosen.count * 2 >= labels.count else { return pieces }
    var mended = pieces
    for place in chosen.reversed() where !place.range.isEmpty {
      mended[place.piece].takeOut(place.range, label: String(place.number))
    }
    return mended
  }

  /// The numbers that footnotes have, or may have had where a few were lost.
  private struct Labels {
    let count: Int
    let first: Int
    private let numbers: Set<Int>
    /// All that markers can be, where notes are numbered without a gap to speak of. A volume numbers its
    /// notes throughout, so those of one text in it begin anywhere, and it may lack all but a few.
    private let range: ClosedRange<Int>?

    init?(_ notes: [Footnote]) {
      numbers = Set(notes.compactMap { Int($0.label) }.filter { (1..<1000).contains($0) })
      guard let least = numbers.min(), let last = numbers.max() else { return nil }
      count = numbers.count
      first = count * 2 >= last ? 1 : least
      range = count * 2 > last - first ? first...last : nil
    }

    func contains(_ number: Int) -> Bool { range?.contains(number) ?? numbers.contains(number) }
  }

  private struct Place {
    var piece: Int
    /// UTF-8 bytes to take out, white space before the number among them; empty for a known marker.
    var range: Range<Int>
    var number: Int
    /// After a sign, or marked by the file itself.
    var isSure: Bool
  }

  /// The number behind the last sign of a long paragraph, "…of 22 December 1948, 43", which is a marker
  /// though its note was not kept: no sentence ends so.
  private static func lastSign(of text: String) -> (range: Range<Int>, label: String)? {
    let bytes = text.utf8
    guard bytes.count >= 40, let last = bytes.last, isDigit(last) || last == 0x2F else {
      return nil
    }
    // Typewriters put a stroke behind it.
    let numbered = last == 0x2F ? bytes.dropLast() : bytes[...]
    let digits = numbered.reversed().prefix { isDigit($0) }.count
    let head = numbered.dropLast(digits)
    let spaces = head.reversed().prefix { $0 == 0x20 }.count
    let words = head.dropLast(spaces)
    guard (1...3).contains(digits), spaces > 0, let sign = words.last, ",;.".utf8.contains(sign)
    else {
      return nil
    }
    let word = Array(words.dropLast().suffix(24).reversed().prefix { isLetter($0) || isDigit($0) })
    guard word.count >= 4 || words.dropLast().last == 0x29,
      sign != 0x2E
        || !NumberNeighbours.abbreviate(
          String(decoding: word.reversed(), as: UTF8.self).lowercased())
    else { return nil }
    return (words.count..<bytes.count, String(decoding: numbered.suffix(digits), as: UTF8.self))
  }

  /// Numbers where a marker can stand: after a letter or a sign, with or without a space, and before
  /// a space, a sign or the end.
  private static func candidates(
    in text: String, piece: Int, _ labels: Labels, into places: inout [Place]
  ) {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]), index > 0, !isDigit(bytes[index - 1]) else {
        index += 1
        continue
      }
      if let (number, range) = signOfYear(bytes, at: index), labels.contains(number) {
        places.append(Place(piece: piece, range: range, number: number, isSure: true))
        index = range.upperBound
        continue
      }
      var end = index
      var number = 0
      while end < bytes.count, isDigit(bytes[end]), end - index < 4 {
        number = number * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      defer { index = end }
      guard end - index <= 3, labels.contains(number), end == bytes.count || isAfter(bytes, end)
      else { continue }
      var start = index
      while start > 0,
        bytes[start - 1] == 0x20 || bytes[start - 1] == 0xA0 || bytes[start - 1] == 0xC2
      {
        start -= 1
      }
      guard start > 0 else { continue }
      let before = bytes[start - 1]
      let isSign =
        before == 0x2C || before == 0x3B || before == 0x2E || before == 0x29
        || isClosingQuote(bytes, start)
      if isSign, start > 1, before == 0x2E, start == index,
        isDigit(bytes[start - 2]) || isAbbreviated(bytes, before: start - 1)
      {
        continue
      }
      if isSign, isNumber(bytes, before: start - 1) { continue }
      let isBehindMarker =
        places.last.map { $0.piece == piece && $0.isSure && $0.range.upperBound == start } ?? false
      if isSign || isBehindMarker {
        places.append(Place(piece: piece, range: start..<end, number: number, isSure: true))
      } else if isLetter(before), start < index, !isCounted(bytes, before: start, after: end) {
        places.append(Place(piece: piece, range: start..<end, number: number, isSure: false))
      }
    }
  }

  /// The marker that stands right behind a year: the 3 of "20983 and", where a number of five figures would
  /// have a comma.
  private static func signOfYear(
    _ bytes: [UInt8], at start: Int
  ) -> (number: Int, range: Range<Int>)? {
    var end = start
    while end < bytes.count, end - start < 8, isDigit(bytes[end]) { end += 1 }
    guard (5...7).contains(end - start), end == bytes.count || isAfter(bytes, end) else {
      return nil
    }
    func value(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let marker = start + 4..<end
    guard (1900..<2100).contains(value(start..<start + 4)), bytes[start + 4] != 0x30 else {
      return nil
    }
    return (value(marker), marker)
  }

  /// Whether the word before a dot is short for another or part of a symbol: "No.4", "C-24/DEC.4".
  private static func isAbbreviated(_ bytes: [UInt8], before end: Int) -> Bool {
    var start = end
    while start > 0, end - start < 24, bytes[start - 1] != 0x20 { start -= 1 }
    let word = bytes[start..<end]
    return word.contains(0x2F)
      || NumberNeighbours.abbreviate(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// A number of at most three digits ends before `end`, as in "paragraphs 5, 6 and 7": no year, and not
  /// the end of a symbol.
  private static func isNumber(_ bytes: [UInt8], before end: Int) -> Bool {
    var start = end
    while start > 0, end - start < 4, isDigit(bytes[start - 1]) { start -= 1 }
    return (1...3).contains(end - start) && (start == 0 || bytes[start - 1] == 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }

  /// A space, a closing sign, no decimal, no range, no ordinal.
  private static func isAfter(_ bytes: [UInt8], _ end: Int) -> Bool {
    let byte = bytes[end]
    if byte == 0x20 || byte == 0x3B || byte == 0x29 { return true }
    if byte == 0x2C || byte == 0x2E || byte == 0x3A {
      return end + 1 == bytes.count || !isDigit(bytes[end + 1])
    }
    return false
  }

  private static func isClosingQuote(_ bytes: [UInt8], _ start: Int) -> Bool {
    // U+201D and U+2019.
    start >= 3 && bytes[start - 3] == 0xE2 && bytes[start - 2] == 0x80
      && (bytes[start - 1] == 0x9D || bytes[start - 1] == 0x99)
  }

  private static func isCounted(_ bytes: [UInt8], before start: Int, after end: Int) -> Bool {
    var word = start
    while word > 0, isLetter(bytes[word - 1]) { word -= 1 }
    let previous = String(decoding: bytes[word..<start], as: UTF8.self).lowercased()
    if NumberNeighbours.precede(previous) || DateParts.months[previous] != nil { return true }
    var next = end
    while next < bytes.count, bytes[next] == 0x20 { next += 1 }
    var stop = next
    while stop < bytes.count, isLetter(bytes[stop]) { stop += 1 }
    let following = String(decoding: bytes[next..<stop], as: UTF8.self).lowercased()
    if DateParts.months[following] != nil { return true }
    return NumberNeighbours.follow(following)
  }

  /// The longest run of places whose numbers rise by one or more, sure places counting more. The
  /// weight of a run is what is best; costs places times the logarithm of the highest number. All
  /// numbers are at least 1.
  private static func ascending(_ places: [Place], from first: Int) -> [Place] {
    guard let highest = places.map(\.number).max() else { return [] }
    // best[n]: the heaviest run ending in a number of at most n, as a tree of prefix maxima.
    var tree = [(weight: Int, place: Int)](repeating: (0, -1), count: highest + 1)
    func query(_ number: Int) -> (weight: Int, place: Int) {
      var best = (weight: 0, place: -1)
      var index = number
      while index > 0 {
        if tree[index].weight > best.weight { best = tree[index] }
        index -= index & -index
      }
      return best
    }
    var previous = [Int](repeating: -1, count: places.count)
    for (index, place) in places.enumerated() {
      let before = query(place.number - 1)
      let follows =
        before.place >= 0 ? places[before.place].number + 1 == place.number : place.number == first
      let weight = before.weight + (place.isSure ? 4 : 2) + (follows ? 3 : 0)
      previous[index] = before.place
      var node = place.number
      while node <= highest {
        if weight > tree[node].weight { tree[node] = (weight, index) }
        node += node & -node
      }
    }
    var chosen: [Place] = []
    var index = query(highest).place
    while index >= 0 {
      chosen.append(places[index])
      index = previous[index]
    }
    return chosen.reversed()
  }
}
