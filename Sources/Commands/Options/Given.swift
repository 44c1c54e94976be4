/// What the words of a call gave to the options of a table.
struct Given: Equatable {
  private var flags: Set<String> = []
  private var named: [String: [String]] = [:]
  private var placed: [String: [String]] = [:]

  /// Reads the words after the command's name.
  ///
  /// Long options take their value after `=` or as the next word, short ones directly or as the next
  /// word, and may be clustered; options and arguments may be mixed; `--` ends the options.
  init(_ words: [String], options: [Option]) throws(UsageError) {
    var rest = words[...]
    var arguments: [String] = []
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        break
      }
      if word.hasPrefix("--") {
        try takeLong(word.dropFirst(2), &rest, options)
      } else if word.hasPrefix("-"), word.count > 1 {
        try takeShort(word.dropFirst(), &rest, options)
      } else {
        arguments.append(word)
      }
    }
    if !asksForHelp { try place(arguments, options) }
  }

  var asksForHelp: Bool { flag("help") }

  private mutating func takeLong(
    _ text: Substring, _ rest: inout ArraySlice<String>, _ options: [Option]
  ) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let option = options.first(where: { !$0.isArgument && $0.name == name }) else {
      let names = options.filter { !$0.isArgument }.map(\.name)
      let hint = nearest(to: name, of: names).map { ": did you mean --\($0)" } ?? ""
      throw UsageError("unknown option --\(name)\(hint)")
    }
    if option.takesValue {
      let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
      guard let value else {
        throw UsageError("--\(name) needs a value: --\(name) \(option.label)")
      }
      try give(value, to: option)
    } else {
      guard parts.count == 1 else { throw UsageError("--\(name) takes no value") }
      flags.insert(name)
    }
  }

  private mutating func takeShort(
    _ cluster: Substring, _ rest: inout ArraySlice<String>, _ options: [Option]
  ) throws(UsageError) {
    var letters = cluster
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.short == letter }) else {
        let takesWords = options.contains { $0.form == .argument(.oneOrMore) }
        let hint = takesWords ? "; words that begin with a dash stand after --" : ""
        throw UsageError("unknown option -\(letter)\(hint)")
      }
      guard option.takesValue else {
        flags.insert(option.name)
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let value = letters.isEmpty ? rest.popFirst() : String(letters)
      guard let value else {
        throw UsageError("-\(letter) needs a value: -\(letter) \(option.label)")
      }
      try give(value, to: option)
      return
    }
  }

  private mutating func give(_ value: String, to option: Option) throws(UsageError) {
    if !option.choices.isEmpty, !option.choices.contains(value) {
      let hint = nearest(to: value, of: option.choices).map { ": did you mean \($0)" } ?? ""
      throw UsageError(
        "--\(option.name) is one of \(option.choices.joined(separator: ", ")), not \(value)\(hint)")
    }
    if option.form == .values {
      named[option.name, default: []].append(value)
    } else {
      named[option.name] = [value]
    }
  }

  private mutating func place(_ words: [String], _ options: [Option]) throws(UsageError) {
    var rest = words[...]
    for option in options {
      guard case .argument(let count) = option.form else { continue }
      switch count {
      case .one:
        guard let word = rest.popFirst() else { throw UsageError("\(option.name) is missing") }
        placed[option.name] = [word]
      case .optional:
        if let word = rest.popFirst() { placed[option.name] = [word] }
      case .oneOrMore, .any:
        guard count == .any || !rest.isEmpty else { throw UsageError("\(option.name) is missing") }
        placed[option.name] = Array(rest)
        rest = []
      }
    }
    if let extra = rest.first { throw UsageError("one argument too many: \(extra)") }
  }

  func flag(_ name: String) -> Bool { flags.contains(name) }
  func value(_ name: String) -> String? { named[name]?.last }
  func values(_ name: String) -> [String] { named[name] ?? [] }
  func argument(_ name: String) -> String? { placed[name]?.first }
  func arguments(_ name: String) -> [String] { placed[name] ?? [] }

  /// The words that would give some options again, in the order of the table.
  func words(of names: [String], in options: [Option]) -> [String] {
    options.filter { names.contains($0.name) }.flatMap { option in
      flag(option.name)
        ? ["--\(option.name)"] : values(option.name).map { "--\(option.name)=\($0)" }
    }
  }

  /// The whole number given, within `range`; `nil` when none was.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let limit =
        range.upperBound == .max
        ? "from \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw UsageError("--\(name) is a whole number \(limit), not \(text)")
    }
    return number
  }

  /// The value of an option whose choices are the cases of `T`.
  func choice<T: RawRepresentable>(_ name: String, default usual: T) -> T
  where T.RawValue == String {
    value(name).flatMap(T.init(rawValue:)) ?? usual
  }
}
