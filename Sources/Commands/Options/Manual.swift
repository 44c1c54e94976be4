/// The manual page, from the option tables. Source of the macros: man(7).
enum Manual {
  static func page(_ commands: [any Command.Type]) -> String {
    var lines = [
      ".TH TRAVAUX 1 \"\" \"travaux \(Version.number)\" \"User Commands\"", ".SH NAME",
      "travaux \\- find, read and link the session documents of the United Nations",
      ".SH SYNOPSIS", ".B travaux", ".I COMMAND", "[OPTION...] [ARGUMENT...]", ".SH COMMANDS",
    ]
    for command in commands {
      lines += [".SS " + escape(Help.usage(command)), escape(sentence(command.summary))]
      for paragraph in Help.paragraphs(command.details) { lines += [".PP", escape(paragraph)] }
      for option in command.options {
        lines += [".TP", "\\fB\(escape(option.usage.trimmed))\\fR", escape(Help.sentence(option))]
      }
      for example in command.examples {
        lines += [".PP", escape(example.effect) + ":", ".PP", ".nf", "    " + escape(example.call)]
        lines.append(".fi")
      }
    }
    lines += [".SH COMMON OPTIONS"]
    for option in [Option.color, .quiet, .help] {
      lines += [".TP", "\\fB\(escape(option.usage.trimmed))\\fR", escape(Help.sentence(option))]
    }
    lines += [
      ".SH EXIT STATUS", ".TP", "0", "done or found", ".TP", "1", "nothing found", ".TP", "2",
      "done, but something failed or was skipped; each is named on standard error", ".TP", "64",
      "the call was wrong", ".SH ENVIRONMENT", ".TP", "TRAVAUX_INDEX",
      "the index where --index is not given", ".TP", "TRAVAUX_SERVICE",
      "the document service where --from is not given", ".TP", "TRAVAUX_CONTACT",
      "what the document service is told where --contact is not given", ".TP", "TRAVAUX_SYNONYMS",
      "the synonyms where --synonyms is not given", ".TP", "SOURCE_DATE_EPOCH",
      "seconds since 1970 that stand in for the clock in what results say of themselves", ".TP",
      "NO_COLOR", "no colours", ".TP", "COLUMNS",
      "the width of text that is not printed to a terminal",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  /// Backslashes, hyphens, quotes and leading dots that roff would take for its own.
  private static func escape(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "'": out += "\\(aq"
      case "…": out += "..."
      case "." where out.isEmpty: out += "\\&."
      default: out.append(character)
      }
    }
    return out
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
