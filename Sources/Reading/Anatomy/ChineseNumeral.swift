/// Chinese numerals up to 999, 七十九, 八十, 一百零一, and digit by digit as years are printed, 二〇九三.
enum ChineseNumeral {
  /// The numeral that begins at `index`, and how many tokens it takes.
  static func read(_ tokens: [Token], at index: Int) -> (value: Int, count: Int)? {
    var value = 0
    var digit = 0
    var byDigits = 0
    var isByDigits = true
    var position = index
    loop: while position < tokens.count {
      switch tokens[position].text {
      case "百":
        value += max(digit, 1) * 100
        digit = 0
        isByDigits = false
      case "十":
        value += max(digit, 1) * 10
        digit = 0
        isByDigits = false
      case "零", "〇", "○":
        digit = 0
        byDigits *= 10
      default:
        guard let worth = digits[tokens[position].text] else { break loop }
        digit = worth
        byDigits = byDigits * 10 + worth
      }
      position += 1
      if position - index > 7 { return nil }
    }
    value += digit
    if isByDigits { value = byDigits }
    return position > index && value > 0 ? (value, position - index) : nil
  }

  private static let digits = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
}
