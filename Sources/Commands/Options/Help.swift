import Render

/// The help, from the option tables.
enum Help {
  static func overview(_ commands: [any Command.Type], width: Int) -> String {
    let page = Page(width: min(width, 100), paint: Paint(isOn: false))
    func wrapped(_ text: String) -> [String] { Wrapping.lines(text, indent: 0, page: page) }
    var lines =
      wrapped("travaux finds, reads and links the session documents of the United Nations") + [""]
    lines += wrapped("usage: travaux COMMAND [OPTION…] [ARGUMENT…]") + ["", "commands:"]
    lines += table(commands.map { ($0.name, $0.summary) }, page)
    lines += [""]
    lines += wrapped("`travaux help COMMAND` says more; `travaux --version` tells the version")
    return lines.joined(separator: "\n")
  }

  static func page(_ command: any Command.Type, width: Int) -> String {
    let page = Page(width: min(width, 100), paint: Paint(isOn: false))
    var lines = Wrapping.lines(
      "travaux \(command.name): \(command.summary)", indent: 0, page: page)
    lines += [""] + Wrapping.lines("usage: \(usage(command))", indent: 0, page: page)
    for paragraph in paragraphs(command.details) {
      lines += [""] + Wrapping.lines(paragraph, indent: 0, page: page)
    }
    let arguments = command.options.filter(\.isArgument)
    if !arguments.isEmpty { lines += ["", "arguments:"] + rows(arguments, page) }
    lines += ["", "options:"] + rows(command.table.filter { !$0.isArgument }, page)
    if !command.examples.isEmpty { lines += ["", "examples:"] }
    for example in command.examples {
      lines += ["  \(example.call)"] + Wrapping.lines(example.effect, indent: 6, page: page)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func usage(_ command: any Command.Type) -> String {
    var parts = ["travaux", command.name]
    if command.table.contains(where: { !$0.isArgument }) { parts.append("[OPTION…]") }
    for option in command.options {
      guard case .argument(let count) = option.form else { continue }
      switch count {
      case .one: parts.append(option.name)
      case .optional: parts.append("[\(option.name)]")
      case .oneOrMore: parts.append("\(option.name)…")
      case .any: parts.append("[\(option.name)…]")
      }
    }
    return parts.joined(separator: " ")
  }

  /// The help of an option with its allowed values.
  static func sentence(_ option: Option) -> String {
    option.choices.isEmpty
      ? option.help : option.help + ": " + option.choices.joined(separator: ", ")
  }

  static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var current: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty {
        current.append(line)
      } else if !current.isEmpty {
        paragraphs.append(current.joined(separator: " "))
        current = []
      }
    }
    return current.isEmpty ? paragraphs : paragraphs + [current.joined(separator: " ")]
  }

  private static func rows(_ options: [Option], _ page: Page) -> [String] {
    table(options.map { ($0.usage, sentence($0)) }, page)
  }

  /// Columns beside the names that are enough for sentences.
  private static let leastRoom = 28

  /// Names with their sentences beside them, or below them where the page is narrow.
  private static func table(_ rows: [(name: String, sentence: String)], _ page: Page) -> [String] {
    let widest = min(rows.map(\.name.count).max() ?? 0, 26)
    let isNarrow = page.width < widest + 4 + leastRoom
    let indent = isNarrow ? 4 : widest + 4
    return rows.flatMap { row in
      if isNarrow {
        let name = String(row.name.drop { $0 == " " })
        return ["  " + name] + Wrapping.lines(row.sentence, indent: indent, page: page)
      }
      let left = "  " + row.name
      let lines = Wrapping.lines(row.sentence, indent: indent, page: page)
      guard row.name.count <= widest, let first = lines.first else { return [left] + lines }
      let gap = String(repeating: " ", count: indent - left.count)
      return [left + gap + first.dropFirst(indent)] + lines.dropFirst()
    }
  }
}
