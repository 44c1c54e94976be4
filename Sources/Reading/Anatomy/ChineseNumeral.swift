/// Chinese numerals up to 999: 七十九, 八十, 一百零一.
enum ChineseNumeral {
  /// The numeral that begins at `index`, and how many tokens it takes.
  static func read(_ tokens: [Token], at index: Int) -> (value: Int, count: Int)? {
    var value = 0
    var digit = 0
    var position = index
    loop: while position < tokens.count {
      switch tokens[position].text {
      case "百":
        value += max(digit, 1) * 100
        digit = 0
      case "十":
        value += max(digit, 1) * 10
        digit = 0
      case "零", "〇": digit = 0
      default:
        guard let worth = digits[tokens[position].text] else { break loop }
        digit = worth
      }
      position += 1
      if position - index > 7 { return nil }
    }
    value += digit
    return position > index && value > 0 ? (value, position - index) : nil
  }

  private static let digits = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
}
