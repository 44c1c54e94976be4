import Documents

/// Paragraphs, sections and annexes, named before or after the document they are of.
extension CitationParser {
  /// Reads elements one within the other, or one beside the other: `section III, paragraphs 3 and 5`,
  /// `subparagraph (c) of paragraph 4`, `附件第5段`. `nil` when none starts here.
  func pinpoint(at index: Int) -> (pinpoint: Pinpoint, next: Int)? {
    var made = Pinpoint()
    var group = Pinpoint.Group()
    var next = index
    var isBeside = false
    for _ in 0..<24 {
      guard let element = pinpointElement(at: next) else { break }
      if element.isExternal { made.isExternal = true }
      if isBeside || !group.take(element.unit, element.values) {
        if !group.isEmpty { made.groups.append(group) }
        group = Pinpoint.Group()
        _ = group.take(element.unit, element.values)
      }
      next = element.next
      // Between elements: a comma, "of the", nothing (a genitive, Chinese), or "and".
      var after = next
      isBeside = false
      if isSign(after, ",") { after += 1 }
      if role(after) == .joiner {
        isBeside = true
        after += 1
      }
      while role(after) == .of || role(after) == .article || role(after) == .thereof { after += 1 }
      if role(after) == .determiner, startsElement(after + 1) { after += 1 }
      guard startsElement(after) else { break }
      if after == next, isSign(next - 1, ".") { break }
      next = after
    }
    guard next > index else { return nil }
    if !group.isEmpty { made.groups.append(group) }
    if made.groups.isEmpty, !made.isExternal { return nil }
    // The preamble's paragraphs, said after their number: "l'alinéa 10 du préambule".
    for position in made.groups.indices where made.groups[position].isPreambular {
      made.groups[position].isWholePreamble = made.groups[position].paragraphs.isEmpty
    }
    return (made, next)
  }

  private func startsElement(_ index: Int) -> Bool {
    switch role(index) {
    case .pinpoint, .external: true
    case .ordinalSign: chineseElement(at: index) != nil
    case .ordinal: role(index + 1) == .pinpoint
    default: false
    }
  }

  struct PinpointElement {
    var unit: Unit
    var values: [Pinpoint.Value]
    var next: Int
    var isExternal = false
  }

  private func pinpointElement(at index: Int) -> PinpointElement? {
    switch role(index) {
    case .external: return externalElement(at: index)
    case .ordinalSign: return chineseElement(at: index)
    case .ordinal:
      guard role(index + 1) == .pinpoint, let unit = Unit(rawValue: lexeme(index + 1).value),
        unit == .preambular || unit == .operative || unit == .paragraph || unit == .subparagraph
      else { return nil }
      // "the tenth preambular paragraph"; a plain ordinal counts in a preamble only.
      let value = Pinpoint.Value(number: String(lexeme(index).value))
      let kind: Unit = unit == .subparagraph ? .paragraph : unit
      return PinpointElement(unit: kind, values: [value], next: index + 2)
    case .pinpoint: break
    default: return nil
    }
    guard var unit = Unit(rawValue: lexeme(index).value) else { return nil }
    var next = index + 1
    // "PP10" is a paragraph of the preamble, "pp. 10-12" are pages.
    if unit == .preambular, at(index).range.count == 2,
      !at(index).flags.contains(.capitals) || isSign(next, ".")
    {
      unit = .other
    }
    let needsDot = lexeme(index).flags.contains(.dot)
    if isSign(next, "."), at(next).isGlued {
      next += 1
    } else if needsDot {
      return nil
    }
    if role(next) == .numberMark {
      next += 1
      if isSign(next, ".") { next += 1 }
    }
    // "الفقرات من 3 إلى 5": from 3 to 5.
    if role(next) == .of, isNumber(next + 1), role(next + 2) == .through { next += 1 }
    switch unit {
    case .preamble, .body: return PinpointElement(unit: unit, values: [], next: next)
    case .other: return otherElement(at: next)
    case .paragraph, .operative, .preambular:
      guard let (values, after) = paragraphValues(at: next) else { return nil }
      return PinpointElement(unit: unit, values: values, next: after)
    case .subparagraph:
      if let (values, after) = letterValues(at: next) {
        return PinpointElement(unit: unit, values: values, next: after)
      }
      guard let (values, after) = paragraphValues(at: next) else { return nil }
      return PinpointElement(unit: unit, values: values, next: after)
    case .section, .part, .annex, .appendix, .chapter:
      let (values, after) = names(at: next, unit: unit)
      if values.isEmpty, unit != .annex, unit != .appendix { return nil }
      return PinpointElement(unit: unit, values: values, next: values.isEmpty ? next : after)
    }
  }

  /// Pages and items: read over with their numbers.
  private func otherElement(at index: Int) -> PinpointElement? {
    guard let (_, after) = paragraphValues(at: index) else { return nil }
    return PinpointElement(unit: .other, values: [], next: after, isExternal: true)
  }

  /// `article 13 (b)`, `Article XII`, `第四条第二项`.
  private func externalElement(at index: Int) -> PinpointElement? {
    var next = index + 1
    if lexeme(index).flags.contains(.dot) {
      guard isSign(next, ".") else { return nil }
      next += 1
    }
    if let (_, after) = paragraphValues(at: next) {
      next = after
    } else if let roman = plainCapitals(at(next)), RomanNumeral.value(of: roman) != nil {
      next += 1
    }
    return PinpointElement(unit: .other, values: [], next: next, isExternal: true)
  }

  // MARK: Chinese

  /// `第1段`, `第3至5段`, `第1(a)段`, `第三节`, `第1段(a)分段`.
  private func chineseElement(at index: Int) -> PinpointElement? {
    guard role(index) == .ordinalSign else { return nil }
    var values: [Pinpoint.Value]
    var next: Int
    if let (found, after) = paragraphValues(at: index + 1) {
      values = found
      next = after
    } else if role(index + 1) == .ordinal {
      values = [Pinpoint.Value(number: String(lexeme(index + 1).value))]
      next = index + 2
    } else {
      return nil
    }
    if role(next) == .external {
      // 第四条第二项, 第十三条(b)款.
      return PinpointElement(unit: .other, values: [], next: next + 1, isExternal: true)
    }
    guard role(next) == .pinpoint, let unit = Unit(rawValue: lexeme(next).value) else { return nil }
    next += 1
    switch unit {
    case .paragraph:
      let letters = letterLists(at: next)
      if !letters.lists.isEmpty, let value = values.last, values.count == 1 {
        values = letters.lists.map {
          Pinpoint.Value(number: value.number, letters: value.letters + $0)
        }
        next = letters.next
        if role(next) == .pinpoint, lexeme(next).value == Unit.subparagraph.rawValue { next += 1 }
      }
      return PinpointElement(unit: .paragraph, values: values, next: next)
    case .section, .chapter, .part:
      let roman = values.map { value in
        Pinpoint.Value(number: Int(value.number).map(RomanNumeral.text(of:)) ?? value.number)
      }
      return PinpointElement(unit: unit, values: roman, next: next)
    default:
      return PinpointElement(unit: .other, values: [], next: next, isExternal: true)
    }
  }
}
