/// A list while it is read, with the number of its next item.
struct HTMLList {
  private let form: NumberForm
  private var number: Int
  private let step: Int

  /// Source: HTML Living Standard, 4.4.5. A reversed list without a start counts down to 1, which is
  /// known at its end only; such a list is counted from its first `value`.
  init(isOrdered: Bool, _ attributes: MarkupAttributes) {
    step = isOrdered && attributes["reversed"] != nil ? -1 : 1
    number = Self.integer(attributes["start"]) ?? 1
    guard isOrdered else {
      form = .bullet("•")
      return
    }
    switch attributes["type"] {
    case "a": form = .lowerAlpha
    case "A": form = .upperAlpha
    case "i": form = .lowerRoman
    case "I": form = .upperRoman
    default: form = Self.styled(attributes["style"])
    }
  }

  private static func styled(_ style: String?) -> NumberForm {
    guard let style = style?.lowercased(), style.contains("list-style") else { return .decimal }
    if style.contains("lower-alpha") || style.contains("lower-latin") { return .lowerAlpha }
    if style.contains("upper-alpha") || style.contains("upper-latin") { return .upperAlpha }
    if style.contains("lower-roman") { return .lowerRoman }
    if style.contains("upper-roman") { return .upperRoman }
    if style.contains("none") { return .none }
    return .decimal
  }

  /// The label of the next item, as browsers display it.
  mutating func next(_ attributes: MarkupAttributes) -> String? {
    if case .bullet(let sign) = form { return sign }
    if case .none = form { return nil }
    if let value = Self.integer(attributes["value"]) { number = value }
    defer { number = number &+ step }
    return form.text(number) + "."
  }

  private static func integer(_ text: String?) -> Int? {
    guard let text, text.utf8.count < 10 else { return nil }
    return Int(text.filter { $0 != " " })
  }
}
