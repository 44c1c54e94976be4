import Testing

@testable import Citations

@Suite struct LexiconTests {
  private static let entries =
    Grammar.signs + Grammar.english + Grammar.french + Grammar.spanish + Grammar.russian
    + Grammar.arabic + Grammar.chinese

  /// Every form of an entry with its braces multiplied out, as text.
  private func forms(_ entry: Entry) -> [String] {
    entry.forms.split(separator: "|").flatMap { expand($0[...]) }.map { form in
      form.split(separator: " ").joined(separator: " ")
    }
  }

  private func expand(_ form: Substring) -> [String] {
    guard let open = form.firstIndex(of: "{"), let close = form[open...].firstIndex(of: "}") else {
      return [String(form)]
    }
    let tails = expand(form[form.index(after: close)...])
    return form[form.index(after: open)..<close]
      .split(separator: ",", omittingEmptySubsequences: false)
      .flatMap { choice in tails.map { "\(form[..<open])\(choice)\($0)" } }
  }

  /// What stands before the end of a form and may go on.
  private func beginnings(of form: String) -> [Substring] {
    let isHan = form.unicodeScalars.first.map { Lexer.isHan($0.value) } ?? false
    return form.indices.filter { isHan ? $0 != form.startIndex : form[$0] == " " }
      .map { form[..<$0] }
  }

  @Test func `every form of the grammar is found, and what it begins with`() {
    let lexicon = Lexicon.shared
    var beginnings: Set<UInt64> = []
    var meanings: [UInt64: Lexeme] = [:]
    for entry in Self.entries {
      for form in forms(entry) {
        beginnings.formUnion(self.beginnings(of: form).map { WordHash.of($0) })
        var meaning = meanings[WordHash.of(form)] ?? entry.lexeme
        if meaning.verb == nil { meaning.verb = entry.lexeme.verb }
        if meaning.role == .none {
          meaning.role = entry.lexeme.role
          meaning.value = entry.lexeme.value
          meaning.flags = entry.lexeme.flags
        }
        meanings[WordHash.of(form)] = meaning
      }
    }
    #expect(meanings.count > 1000)
    for (key, meaning) in meanings {
      let found = lexicon.find(key)
      #expect(lexicon.lexemes[Int(found.lexeme)] == meaning)
      #expect(found.isPrefix == beginnings.contains(key))
    }
    for key in beginnings.subtracting(meanings.keys) {
      let found = lexicon.find(key)
      #expect(found.lexeme == 0)
      #expect(found.isPrefix)
    }
    let all = beginnings.union(meanings.keys)
    #expect(lexicon.keys.count { $0 != 0 } == all.count)
  }
}
