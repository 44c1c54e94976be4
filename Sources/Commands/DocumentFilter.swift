import Documents
import Search

/// The options that say which documents count, shared by the commands that take them.
enum DocumentFilter {
  static let options: [Option] = [
    .values(
      "type", "TYPE", short: "t", choices: DocumentType.allCases.map(\.rawValue),
      "documents of this type; may be repeated"),
    .values("body", "BODY", short: "b", "documents of this body, such as A/C.1; may be repeated"),
    .values("session", "SESSION", short: "s", "documents of this session; may be repeated"),
    .values("language", "CODE", short: "l", "passages in this language; may be repeated"),
    .value("since", "DAY", "adopted or issued on this day, month or year, or later"),
    .value("until", "DAY", "adopted or issued on this day, month or year, or before"),
  ]

  static func read(_ given: Given, into options: inout SearchOptions) throws(UsageError) {
    options.types = given.values("type").compactMap { DocumentType(rawValue: $0) }
    options.narrow(toBodies: given.values("body"), sessions: given.values("session"))
    for text in given.values("language") {
      guard let language = Language(named: text) else {
        throw UsageError("--language is a code such as fr, not \(text)")
      }
      options.languages.append(language)
    }
    options.since = try days(given, "since")?.first
    options.until = try days(given, "until")?.last
  }

  private static func days(_ given: Given, _ name: String) throws(UsageError) -> DayRange? {
    guard let text = given.value(name) else { return nil }
    guard !text.contains(".."), !text.contains(where: { "<>…–—".contains($0) }),
      let days = DayRange(text)
    else {
      throw UsageError("--\(name) is a day, month or year such as 2021-03-04, not \(text)")
    }
    return days
  }
}
