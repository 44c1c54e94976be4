import Documents

extension Query: CustomStringConvertible {
  /// The query as it could be typed. Reading it gives the same tree.
  package var description: String { print(inside: .or) }

  /// How tightly an operator binds, loosest first.
  private enum Binding: Int { case or, and, not, near }

  private func print(inside outer: Binding) -> String {
    let text: String
    let own: Binding
    switch self {
    case .everything: return ""
    case .term(let term): return term.description
    case .filter(let filter): return filter.description
    case .title(let inner):
      if case .term(let term) = inner { return "title:" + term.description }
      return "title:(" + inner.print(inside: .or) + ")"
    case .near(let terms, let distance, let order):
      let sign = order == .free ? " NEAR/\(distance) " : " ADJ/\(distance) "
      text = terms.map(\.description).joined(separator: sign)
      own = .near
    case .not(let inner):
      text = "NOT " + inner.print(inside: .not)
      own = .not
    case .all(let parts):
      text = parts.map { $0.print(inside: .not) }.joined(separator: " ")
      own = .and
    case .any(let parts):
      text = parts.map { $0.print(inside: .and) }.joined(separator: " OR ")
      own = .or
    }
    return own.rawValue < outer.rawValue ? "(" + text + ")" : text
  }
}

extension Term: CustomStringConvertible {
  package var description: String {
    let isBare = QueryReader.isPlainWord(text) && !Term.isPattern(text)
    let isQuoted = form == .phrase || form == .synonyms && !isBare
    let body = isQuoted ? "\"" + text + "\"" : text
    if form == .synonyms { return "~" + body }
    return isExact ? "=" + body : body
  }
}

extension Filter: CustomStringConvertible {
  package var description: String { name + ":" + Filter.quotedIfNeeded(value) }

  package var name: String {
    switch self {
    case .symbol: "symbol"
    case .body: "body"
    case .session: "session"
    case .type: "type"
    case .language: "language"
    case .date: "date"
    case .item: "item"
    case .speaker: "speaker"
    case .verb: "verb"
    case .paragraph: "para"
    case .cites: "cites"
    }
  }

  package var value: String {
    switch self {
    case .symbol(let text), .body(let text), .session(let text), .item(let text),
      .speaker(let text), .verb(let text):
      text
    case .type(let type): type.rawValue
    case .language(let language): language.code
    case .date(let range): range.description
    case .paragraph(let kind): kind.rawValue
    case .cites(let locator): locator.description
    }
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    QueryReader.isBareValue(text) ? text : "\"" + text + "\""
  }
}
