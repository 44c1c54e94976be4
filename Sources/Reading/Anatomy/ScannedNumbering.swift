/// Numbers of paragraphs whose dot was lost, or read as another sign, when a page's image was read, or
/// whose figures were read as letters. Scans that others read come as text and as pages with text.
enum ScannedNumbering {
  /// The pieces with a number taken as a label where it closes the gap between two that stand there:
  /// `3, Requests` between 2 and 4, `ll. Requests` between 10 and 12. Several in a row may close one,
  /// and the first may open the numbering.
  ///
  /// - Parameter isScan: the pages are images that were read just now, so that a number may have no sign
  ///   behind it at all.
  static func settled(_ pieces: [Piece], isScan: Bool) -> [Piece] {
    var marks: [(index: Int, number: Int, bare: Label?)] = []
    for (index, piece) in pieces.enumerated() where piece.row == nil {
      if let number = piece.label?.number {
        marks.append((index, number, nil))
      } else if let bare = bareNumber(piece, isScan: isScan), let number = bare.number {
        marks.append((index, number, bare))
      }
    }
    guard marks.contains(where: { $0.bare != nil }) else { return pieces }
    var settled = pieces
    var last = isScan ? nil : 0
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
          let (index, _, bare) = marks[place + offset]
          if let bare { settled[index] = settled[index].unlabelled.labelled(bare) }
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

  /// A number that opens a text, before a word that opens a sentence, with no dot behind it or with letters
  /// for figures.
  private static func bareNumber(_ piece: Piece, isScan: Bool) -> Label? {
    let text = piece.whole
    guard let first = text.utf8.first, first < 0x80, let opening = figure(Character(.init(first))),
      opening != "0"
    else { return nil }
    let printed = text.prefix { figure($0) != nil }
    guard printed.utf8.count <= 3 else { return nil }
    let digits = String(printed.compactMap(figure))
    let isMisread = digits != printed
    var rest = text.dropFirst(printed.count)
    let sign = rest.first.flatMap { ".,:;·-".contains($0) ? $0 : nil }
    if sign != nil { rest.removeFirst() }
    // A section's or a list's label is no sentence.
    if isMisread {
      guard sign == "." || sign == ",", text.utf8.count > 40, HeadingShape.endsInStop(piece) else {
        return nil
      }
    } else {
      guard piece.label == nil, isScan || sign == "," else { return nil }
    }
    guard let space = rest.first, space.isWhitespace else { return nil }
    rest = rest.drop(while: \.isWhitespace)
    guard let letter = rest.first, letter.isLetter, !letter.isLowercase else { return nil }
    return Label(
      form: .number, printed: digits, key: digits, length: text.utf8.count - rest.utf8.count)
  }

  /// A figure, or the one that a letter stands for in a scan.
  private static func figure(_ sign: Character) -> Character? {
    switch sign {
    case "0"..."9": sign
    case "l", "L", "i", "I": "1"
    case "O", "o": "0"
    default: nil
    }
  }
}
