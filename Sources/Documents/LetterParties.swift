/// Who writes a letter or note verbale and to whom, as its title says in the six official languages.
package struct LetterParties: Sendable, Equatable {
  /// "Permanent Representative of Ruritania to the United Nations", without an English article.
  package var sender: String?
  package var addressee: String?

  /// Reads a title: "Letter dated 1 May 2099 from … addressed to …"; `nil` for any that is no letter's.
  package init?(title: String) {
    let signs = Array(title.prefix(1_000))
    let text = signs.map { $0.isWhitespace ? " " : $0.lowercased() }
    for form in LetterParties.forms
    where sender == nil && addressee == nil
      && form.openings.contains(where: { text.starts(with: $0.map(String.init)) })
    {
      read(signs, text, form)
    }
    if sender == nil && addressee == nil { readChinese(signs) }
    if sender == nil && addressee == nil { return nil }
  }

  private struct Form {
    var openings: [String]
    /// Before the sender and before the addressee.
    var from: [String]
    var to: [String]
    /// The sender stands first, as in English.
    var isSenderFirst: Bool
  }

  private static let forms = [
    Form(
      openings: ["letter", "identical letter", "note verbale", "notes verbales"], from: [" from "],
      to: [" addressed to "], isSenderFirst: true),
    Form(
      openings: ["lettre", "note verbale", "notes verbales"], from: [" par "],
      to: [" adressée au ", " adressée à ", " adressées au ", " adressées à ", " adressée aux "],
      isSenderFirst: false),
    Form(
      openings: ["carta", "nota verbal", "notas verbales"], from: [" por "],
      to: [" dirigida al ", " dirigida a ", " dirigidas al ", " dirigidas a "], isSenderFirst: false
    ),
    Form(
      openings: ["письм", "идентичные письма", "вербальн"], from: [" "], to: [" на имя "],
      isSenderFirst: true),
    Form(
      openings: ["رسالة", "رسالتان", "رسائل", "مذكرة شفوية"], from: [" من "],
      to: [" موجهة إلى ", " موجهتان إلى ", " موجهة الى "], isSenderFirst: false),
  ]

  private mutating func read(_ signs: [Character], _ text: [String], _ form: Form) {
    let to = form.to.lazy.compactMap { LetterParties.range(of: $0, in: text, from: 0) }.first
    if form.isSenderFirst {
      let end = to?.lowerBound ?? text.count
      guard
        let from = form.from.lazy.compactMap({ LetterParties.range(of: $0, in: text, from: 0) })
          .first, from.upperBound <= end
      else { return }
      // Russian prints the date behind the sender: "Письмо … от 5 мая".
      let date = form.from == [" "] ? LetterParties.range(of: " от ", in: text, from: 0) : nil
      let stop = date.map { min($0.lowerBound, end) } ?? end
      guard from.upperBound <= stop else { return }
      sender = LetterParties.clean(signs[from.upperBound..<stop])
    } else {
      guard let to else { return }
      let from = form.from.lazy.compactMap {
        LetterParties.range(of: $0, in: text, from: to.upperBound)
      }.first
      addressee = LetterParties.clean(signs[to.upperBound..<(from?.lowerBound ?? text.count)])
      if let from { sender = LetterParties.clean(signs[from.upperBound...]) }
      return
    }
    if let to { addressee = LetterParties.clean(signs[to.upperBound...]) }
  }

  /// "2099年5月1日…常驻联合国代表给秘书长的信".
  private mutating func readChinese(_ signs: [Character]) {
    var end = signs.count
    while end > 0, signs[end - 1] == "*" || signs[end - 1].isWhitespace { end -= 1 }
    let title = String(signs[..<end])
    guard let ending = ["的同文信", "的信", "的普通照会"].first(where: title.hasSuffix) else { return }
    let stop = end - ending.count
    guard let turn = signs[..<stop].lastIndex(where: { $0 == "给" || $0 == "致" }) else { return }
    let start = signs[..<turn].firstIndex(of: "日").map { $0 + 1 } ?? 0
    guard start < turn, turn + 1 < stop else { return }
    sender = LetterParties.clean(signs[start..<turn])
    addressee = LetterParties.clean(signs[(turn + 1)..<stop])
  }

  /// The first place of `phrase` at or after `start`.
  private static func range(of phrase: String, in text: [String], from start: Int) -> Range<Int>? {
    let wanted = phrase.map(String.init)
    guard start + wanted.count <= text.count else { return nil }
    for index in start...(text.count - wanted.count)
    where text[index..<index + wanted.count].elementsEqual(wanted) {
      return index..<index + wanted.count
    }
    return nil
  }

  private static func clean(_ signs: ArraySlice<Character>) -> String? {
    var rest = signs
    while let last = rest.last, last.isWhitespace || "*,".contains(last) { rest.removeLast() }
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    if rest.count > 4, String(rest.prefix(4)).lowercased() == "the " { rest.removeFirst(4) }
    return rest.isEmpty ? nil : String(rest)
  }
}

extension Document {
  /// Who writes a letter and to whom; `nil` for any other document.
  package var letterParties: LetterParties? {
    type == .letter ? title.flatMap(LetterParties.init) : nil
  }
}
