import Documents
import Store

extension Filter {
  /// Whether a document meets a condition that is about documents; `true` for other conditions.
  func holds(_ document: StoredDocument) -> Bool {
    switch self {
    case .body(let body):
      document.body.map { Filter.isBody($0, within: body) } ?? false
    case .session(let session):
      document.session.map { $0.lowercased() == session.lowercased() } ?? false
    case .type(let type): document.type == type
    case .language(let language): document.language == language
    case .date(let range): Filter.isDay(document.adoptedOn ?? document.date, in: range)
    case .symbol, .item, .speaker, .verb, .paragraph, .cites: true
    }
  }

  /// `A/C.1` is within `A`, in any case.
  private static func isBody(_ body: String, within other: String) -> Bool {
    let body = body.uppercased()
    let other = other.uppercased()
    return body == other || body.hasPrefix(other + "/")
  }

  private static func isDay(_ day: CalendarDay?, in range: DayRange) -> Bool {
    guard let day else { return false }
    return range.first.map { $0 <= day } ?? true && range.last.map { day <= $0 } ?? true
  }
}
