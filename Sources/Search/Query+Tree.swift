extension Query {
  /// One node a line, two spaces a level.
  var tree: String { lines(0).joined(separator: "\n") }

  private func lines(_ depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    switch self {
    case .everything: return [indent + "everything"]
    case .term(let term): return [indent + "\(term.form) \(term)"]
    case .near: return [indent + "near \(self)"]
    case .filter(let filter): return [indent + "where \(filter)"]
    case .title(let inner): return [indent + "title"] + inner.lines(depth + 1)
    case .not(let inner): return [indent + "not"] + inner.lines(depth + 1)
    case .all(let parts): return [indent + "all of"] + parts.flatMap { $0.lines(depth + 1) }
    case .any(let parts): return [indent + "any of"] + parts.flatMap { $0.lines(depth + 1) }
    }
  }
}

extension Query {
  /// The terms of a query of nothing but words and phrases; `nil` for any other.
  var plainTerms: [Term]? {
    switch self {
    case .term(let term): return [term]
    case .all(let parts):
      var terms: [Term] = []
      for part in parts {
        guard case .term(let term) = part else { return nil }
        terms.append(term)
      }
      return terms
    default: return nil
    }
  }
}
