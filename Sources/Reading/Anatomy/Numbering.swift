/// Where the arabic numbers of a run of pieces stand, to tell a list inside a paragraph from
/// numbering that starts again.
struct Numbering {
  /// Pieces with a number, in order: index and number.
  private var marks: [(index: Int, number: Int)] = []

  init(_ pieces: ArraySlice<Piece>) {
    for index in pieces.indices {
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
