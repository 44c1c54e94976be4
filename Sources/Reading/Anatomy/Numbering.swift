/// Where the arabic numbers of a run of pieces stand, to tell a list inside a paragraph from
/// numbering that starts again.
struct Numbering {
  /// Pieces with a number, in order: index and number.
  private var marks: [(index: Int, number: Int)] = []

  init(_ pieces: ArraySlice<Piece>, besides contents: Set<Int> = []) {
    for index in pieces.indices where !contents.contains(index) {
      if let number = pieces[index].label?.number { marks.append((index, number)) }
    }
  }

  /// Whether a 1 at `index`, met after `last`, opens a list inside the paragraph: numbering goes on
  /// with `last` + 1 after the list, before `end`. Looks at no more than the next 200 numbers.
  func isInnerList(at index: Int, after last: Int, before end: Int) -> Bool {
    guard var position = place(of: index) else { return false }
    var run = 1
    let limit = position + 200
    position += 1
    while position < marks.count, position < limit, marks[position].index < end {
      let number = marks[position].number
      if number == run + 1 {
        run = number
      } else {
        return number == last + 1
      }
      position += 1
    }
    return false
  }

  /// The first number after `index` and before `end`.
  func next(after index: Int, before end: Int) -> Int? {
    guard let position = place(of: index + 1), marks[position].index < end else { return nil }
    return marks[position].number
  }

  /// The position of the first mark at or after piece `index`.
  private func place(of index: Int) -> Int? {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].index < index { low = middle + 1 } else { high = middle }
    }
    return low < marks.count ? low : nil
  }
}

/// Which of the labels `4.1`, `4.2` that open lines are numbers of paragraphs.
enum DecimalNumbering {
  /// The pieces with the label given back to the text where no other number goes with it: `4.1` is one
  /// after 4 or 3.9 or before 4.2 or 4.1.1, not alone.
  static func settled(_ pieces: [Piece]) -> [Piece] {
    var marks: [(index: Int, parts: [Int], isPrinted: Bool)] = []
    for (index, piece) in pieces.enumerated() {
      guard let label = piece.label else { continue }
      if let number = label.number { marks.append((index, [number], false)) }
      if label.form == .decimal { marks.append((index, label.parts, label.length > 0)) }
    }
    guard marks.contains(where: { $0.parts.count > 1 && $0.isPrinted }) else { return pieces }
    var settled = pieces
    for (place, mark) in marks.enumerated() where mark.parts.count > 1 && mark.isPrinted {
      let before = place > 0 && follows(mark.parts, marks[place - 1].parts)
      let after = place + 1 < marks.count && follows(marks[place + 1].parts, mark.parts)
      if !before, !after { settled[mark.index] = settled[mark.index].unlabelled }
    }
    return settled
  }

  /// Whether `next` can be the number after `number`: the next of the same rank, of a rank above, or
  /// the first below.
  private static func follows(_ next: [Int], _ number: [Int]) -> Bool {
    if next.count > number.count {
      return next.starts(with: number) && next.dropFirst(number.count).allSatisfy { $0 == 1 }
    }
    guard next.count > 1 || number.count > 1 else { return false }
    let rank = next.count - 1
    return next.dropLast().elementsEqual(number.prefix(rank)) && next[rank] == number[rank] + 1
      || rank > 0 && next[rank] == 1 && next[rank - 1] == number[rank - 1] + 1
        && next.dropLast(2).elementsEqual(number.prefix(rank - 1))
  }
}
