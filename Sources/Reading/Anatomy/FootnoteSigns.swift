import Documents

/// Takes footnote markers that an extraction tool left in the text out of it: "Rights, 1 the Covenant,2".
///
/// The proof is in the file: its footnotes are numbered from 1 on, and the same numbers stand in the
/// text in that order, each where a marker can stand. A number that breaks the order stays.
enum FootnoteSigns {
  static func takeOut(_ pieces: [Piece], notes: [Footnote]) -> [Piece] {
    let labels = Set(notes.compactMap { Int($0.label) })
    guard let last = labels.max(), labels.count * 2 >= last, (1..<1000).contains(last) else {
      return pieces
    }
    var places: [Place] = []
    for index in pieces.indices {
      for marker in pieces[index].markers {
        if let number = Int(marker.label), (1...last).contains(number) {
          places.append(
            Place(piece: index, range: marker.offset..<marker.offset, number: number, isSure: true))
        }
      }
      candidates(in: pieces[index].text, piece: index, last: last, into: &places)
    }
    // One footnote alone proves little: only a sign before its number makes it a marker.
    if labels.count == 1 { places.removeAll { !$0.isSure } }
    places.sort { ($0.piece, $0.range.lowerBound) < ($1.piece, $1.range.lowerBound) }
    let chosen = ascending(places)
    guard chosen.count * 2 >= labels.count else { return pieces }
    var mended = pieces
    for place in chosen.reversed() where !place.range.isEmpty {
      mended[place.piece].takeOut(place.range, label: String(place.number))
    }
    return mended
  }

  private struct Place {
    var piece: Int
    /// UTF-8 bytes to take out, white space before the number among them; empty for a known marker.
    var range: Range<Int>
    var number: Int
    /// After a sign, or marked by the file itself.
    var isSure: Bool
  }

  /// Numbers where a marker can stand: after a letter or a sign, with or without a space, and before
  /// a space, a sign or the end.
  private static func candidates(
    in text: String, piece: Int, last: Int, into places: inout [Place]
  ) {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]), index > 0, !isDigit(bytes[index - 1]) else {
        index += 1
        continue
      }
      var end = index
      var number = 0
      while end < bytes.count, isDigit(bytes[end]), end - index < 4 {
        number = number * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      defer { index = end }
      guard end - index <= 3, number > 0, number <= last, end == bytes.count || isAfter(bytes, end)
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
      if isSign, start > 1, before == 0x2E, isDigit(bytes[start - 2]), start == index { continue }
      if isSign {
        places.append(Place(piece: piece, range: start..<end, number: number, isSure: true))
      } else if isLetter(before), start < index, !isCounted(bytes, before: start, after: end) {
        places.append(Place(piece: piece, range: start..<end, number: number, isSure: false))
      }
    }
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
  private static func ascending(_ places: [Place]) -> [Place] {
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
        before.place >= 0 ? places[before.place].number + 1 == place.number : place.number == 1
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
