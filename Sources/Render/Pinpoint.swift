import Documents

extension LocatorPath {
  /// The place as footnotes name it: `annex II, para. 5 (d)`; empty for a whole document.
  ///
  /// Source of the abbreviations: the United Nations Editorial Manual on footnotes.
  var pinpoint: String { steps.map(\.pinpoint).joined(separator: ", ") }
}

extension LocatorStep {
  fileprivate var pinpoint: String {
    switch kind {
    case .op: "para. " + number
    case .p: value == "0" ? "unnumbered para. " + ends(below: "") : "para. " + number
    case .pp: value.isEmpty ? "preamble" : "preambular para. " + number
    case .sec: "sect. " + number
    case .part: "part " + number
    case .annex: value.isEmpty ? "annex" : "annex " + number
    case .ch: "chap. " + number
    case .fn: "footnote " + number
    case .item: "item " + number
    case .speech: "speech " + number
    case .slot: "meeting planned for " + value.replacing("T", with: ", ")
    case .entry: "entry " + number
    case .h: "heading " + number
    }
  }

  /// `7 (a) (ii)`, `16.2`.
  private var number: String { value + ends(below: value) }

  private func ends(below number: String) -> String {
    var text = ""
    for element in tail {
      switch element {
      case .letter(let letter): text += " (\(letter))"
      case .count(let count): text += number.isEmpty && text.isEmpty ? "\(count)" : ".\(count)"
      }
    }
    return text
  }
}
