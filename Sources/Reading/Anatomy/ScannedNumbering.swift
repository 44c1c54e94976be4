/// Numbers of paragraphs whose dot was lost, or read as another sign, when a page's image was read.
enum ScannedNumbering {
  /// The pieces with a number taken as a label where it closes the gap between two that stand there: `3 Requests`
  /// between 2 and 4. Several in a row may close one.
  static func settled(_ pieces: [Piece]) -> [Piece] {
    var marks: [(index: Int, number: Int, bare: Label?)] = []
    for (index, piece) in pieces.enumerated() where piece.row == nil {
      if let number = piece.label?.number {
        marks.append((index, number, nil))
      } else if piece.label == nil, let bare = bareNumber(piece.text), let number = bare.number {
        marks.append((index, number, bare))
      }
    }
    var settled = pieces
    var last: Int?
    var place = 0
    while place < marks.count {
      guard marks[place].bare != nil else {
        last = marks[place].number
        place += 1
        continue
      }
      // The bare numbers up to the next that is printed as one.
      var end = place
      while end < marks.count, marks[end].bare != nil { end += 1 }
      if let start = last, end < marks.count {
        let run = fill(marks[place..<end].map(\.number), from: start + 1, to: marks[end].number - 1)
        for offset in run {
          let mark = marks[place + offset]
          if let bare = mark.bare { settled[mark.index] = settled[mark.index].labelled(bare) }
        }
      }
      place = end
    }
    return settled
  }

  /// The places of the numbers `first` to `last` among `numbers`, in their order; none unless all are there.
  private static func fill(_ numbers: [Int], from first: Int, to last: Int) -> [Int] {
    guard first <= last else { return [] }
    var places: [Int] = []
    var wanted = first
    for (place, number) in numbers.enumerated() where number == wanted && wanted <= last {
      places.append(place)
      wanted += 1
    }
    return wanted == last + 1 ? places : []
  }

  /// A number that opens a text, before a word that opens a sentence, with no dot behind it.
  private static func bareNumber(_ text: String) -> Label? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), digits.first != "0" else { return nil }
    var rest = text.dropFirst(digits.count)
    if let sign = rest.first, ",:;·-".contains(sign) { rest.removeFirst() }
    guard let space = rest.first, space.isWhitespace else { return nil }
    rest = rest.drop(while: \.isWhitespace)
    guard let letter = rest.first, letter.isLetter, !letter.isLowercase else { return nil }
    let number = String(digits)
    return Label(
      form: .number, printed: number, key: number, length: text.utf8.count - rest.utf8.count)
  }
}
