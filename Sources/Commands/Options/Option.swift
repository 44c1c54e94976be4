/// One line of a command's option table: the one source of parsing, help, manual and completions.
struct Option: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    /// Given by its place: one that must be there, one that may be, or any number of them.
    case argument(Count)
    case flag
    case value
    /// A value that may be given several times.
    case values
  }

  enum Count: Sendable, Equatable { case one, optional, oneOrMore, any }

  /// Long name without dashes; an argument's name in capitals.
  let name: String
  let short: Character?
  let form: Form
  /// What stands for the value in the help: `N`, `FILE`.
  let label: String
  /// The only values allowed; empty when any is.
  let choices: [String]
  let help: String

  static func argument(_ name: String, _ help: String, count: Count = .one) -> Option {
    Option(
      name: name, short: nil, form: .argument(count), label: name, choices: [], help: help)
  }

  static func flag(_ name: String, short: Character? = nil, _ help: String) -> Option {
    Option(name: name, short: short, form: .flag, label: "", choices: [], help: help)
  }

  static func value(
    _ name: String, _ label: String, short: Character? = nil, choices: [String] = [],
    _ help: String
  ) -> Option {
    Option(name: name, short: short, form: .value, label: label, choices: choices, help: help)
  }

  static func values(
    _ name: String, _ label: String, short: Character? = nil, choices: [String] = [],
    _ help: String
  ) -> Option {
    Option(name: name, short: short, form: .values, label: label, choices: choices, help: help)
  }

  var isArgument: Bool {
    if case .argument = form { true } else { false }
  }

  var takesValue: Bool { form == .value || form == .values }

  /// `-n, --limit N`.
  var usage: String {
    guard !isArgument else { return name }
    let long = "--" + name + (takesValue ? " " + label : "")
    return short.map { "-\($0), " + long } ?? "    " + long
  }
}

extension Option {
  static let help = flag("help", short: "h", "show this help")
  static let quiet = flag("quiet", short: "q", "print no progress and no remarks")
  static let color = value(
    "color", "WHEN", choices: ["auto", "always", "never"],
    "when text is in colour; auto, the default, means on a terminal and without NO_COLOR")
  static let index = value(
    "index", "FILE", "the index (default $TRAVAUX_INDEX, else Indexes/travaux.db)")
  static let provenance = flag(
    "provenance", "add the query as read, the index's fingerprint, the version and the date")

  static func format(_ choices: [String] = ["text", "json", "jsonl", "csv", "tsv", "markdown"])
    -> Option
  {
    value(
      "format", "FORM", short: "f", choices: choices,
      "how results are printed (default text)")
  }
}
