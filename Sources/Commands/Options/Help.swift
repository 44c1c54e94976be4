import Render

/// The help, from the option tables.
enum Help {
  static func overview(_ commands: [any Command.Type]) -> String {
    var lines = [
      "travaux finds, reads and links the session documents of the United Nations", "",
      "usage: travaux COMMAND [OPTION…] [ARGUMENT…]", "", "commands:",
    ]
    let widest = commands.map { $0.name.count }.max() ?? 0
    for command in commands {
      let gap = String(repeating: " ", count: widest - command.name.count + 2)
      lines.append("  \(command.name)\(gap)\(command.summary)")
    }
    lines += ["", "`travaux help COMMAND` says more; `travaux --version` tells the version"]
    return lines.joined(separator: "\n")
  }

  static func page(_ command: any Command.Type, width: Int) -> String {
    let page = Page(width: min(width, 100), paint: Paint(isOn: false))
    var lines = ["travaux \(command.name): \(command.summary)", "", "usage: \(usage(command))"]
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
    let widest = min(options.map(\.usage.count).max() ?? 0, 26)
    let indent = widest + 4
    return options.flatMap { option in
      let left = "  " + option.usage
      let lines = Wrapping.lines(sentence(option), indent: indent, page: page)
      guard option.usage.count <= widest, let first = lines.first else { return [left] + lines }
      let gap = String(repeating: " ", count: indent - left.count)
      return [left + gap + first.dropFirst(indent)] + lines.dropFirst()
    }
  }
}
