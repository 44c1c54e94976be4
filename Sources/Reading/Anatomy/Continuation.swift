/// The mark "(continued)" in six languages and any place: `(continued)`, `: (continued)`, `(suite)`.
enum Continuation {
  /// `title` without the mark, and whether it bore one.
  static func strip(_ title: String) -> (title: String, isContinued: Bool) {
    let tokens = Token.tokens(of: title)
    var isContinued = false
    var cuts: [Range<Int>] = []
    for index in tokens.indices {
      guard let count = Lexicon.continued.match(tokens, at: index) else { continue }
      let before = index > 0 ? tokens[index - 1] : nil
      let after = index + count < tokens.count ? tokens[index + count] : nil
      if let before, ["(", "["].contains(before.text), let after, [")", "]"].contains(after.text) {
        cuts.append(before.range.lowerBound..<after.range.upperBound)
        isContinued = true
      } else if after == nil || after?.text == ":", let before, before.kind == .sign,
        [",", "-", ":"].contains(before.text)
      {
        cuts.append(before.range.lowerBound..<tokens[index + count - 1].range.upperBound)
        isContinued = true
      }
    }
    guard isContinued else { return (title, false) }
    var rest = ""
    var start = 0
    for cut in cuts where cut.lowerBound >= start {
      rest += title.bytes(start..<cut.lowerBound)
      start = cut.upperBound
    }
    rest += title.bytes(start..<title.utf8.count)
    return (tidy(rest), true)
  }

  /// Without white space and colons that the mark leaves behind.
  private static func tidy(_ text: String) -> String {
    var rest = Substring(text.trimmed)
    while let last = rest.last, last == " " || last == ":" { rest.removeLast() }
    return rest.split(separator: " ").joined(separator: " ")
  }
}
