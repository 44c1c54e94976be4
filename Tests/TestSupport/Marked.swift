/// A text whose places are marked in it: `recalling resolution ⟦78/1⟧`.
package struct Marked: Sendable, Equatable {
  /// Without the marks.
  package let text: String
  /// What stood between marks, in order, as half-open ranges of UTF-8 bytes of `text`.
  package let ranges: [Range<Int>]

  package init(_ marked: String) {
    var text = ""
    var ranges: [Range<Int>] = []
    var start = 0
    for character in marked {
      switch character {
      case "⟦": start = text.utf8.count
      case "⟧": ranges.append(start..<text.utf8.count)
      default: text.append(character)
      }
    }
    self.text = text
    self.ranges = ranges
  }
}
