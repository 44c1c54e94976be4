/// Completion scripts, from the option tables.
enum Completions {
  enum Shell: String, CaseIterable { case bash, zsh, fish }

  static func script(_ shell: Shell, _ commands: [any Command.Type]) -> String {
    switch shell {
    case .bash: bash(commands)
    case .zsh: zsh(commands)
    case .fish: fish(commands)
    }
  }

  private static func named(_ command: any Command.Type) -> [Option] {
    command.table.filter { !$0.isArgument }
  }

  private static func bash(_ commands: [any Command.Type]) -> String {
    var lines = [
      "# bash completion for travaux; load with: source <(travaux completions bash)",
      "_travaux() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
      "  COMPREPLY=()",
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then",
      "    COMPREPLY=($(compgen -W '\(commands.map { $0.name }.joined(separator: " ")) --help "
        + "--version' -- \"$word\"))",
      "    return", "  fi", "  case \"${COMP_WORDS[1]} $before\" in",
    ]
    for command in commands {
      for option in named(command) where !option.choices.isEmpty {
        let patterns =
          ["'\(command.name) --\(option.name)'"]
          + (option.short.map { ["'\(command.name) -\($0)'"] } ?? [])
        lines.append(
          "    \(patterns.joined(separator: " | "))) COMPREPLY=($(compgen -W "
            + "'\(option.choices.joined(separator: " "))' -- \"$word\")); return ;;")
      }
    }
    lines += ["  esac", "  if [[ $word == -* ]]; then", "    case \"${COMP_WORDS[1]}\" in"]
    for command in commands {
      let names = named(command).map { "--" + $0.name }.joined(separator: " ")
      lines.append(
        "      \(command.name)) COMPREPLY=($(compgen -W '\(names)' -- \"$word\")) ;;")
    }
    lines += [
      "    esac", "  else", "    COMPREPLY=($(compgen -f -- \"$word\"))", "  fi", "}",
      "complete -o filenames -F _travaux travaux",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func zsh(_ commands: [any Command.Type]) -> String {
    var lines = [
      "#compdef travaux", "# zsh completion for travaux", "_travaux() {",
      "  local -a commands", "  commands=(",
    ]
    for command in commands {
      lines.append("    '\(command.name):\(zshQuote(command.summary))'")
    }
    lines += [
      "  )", "  if (( CURRENT == 2 )); then", "    _describe 'command' commands", "    return",
      "  fi", "  local chosen=$words[2]", "  shift words", "  (( CURRENT-- ))",
      "  case $chosen in",
    ]
    for command in commands {
      lines.append("    \(command.name))")
      var specs: [String] = []
      for option in named(command) {
        let value =
          option.takesValue
          ? ":\(option.label):"
            + (option.choices.isEmpty
              ? (option.label == "FILE" ? "_files" : " ")
              : "(\(option.choices.joined(separator: " ")))")
          : ""
        let many = option.form == .values ? "*" : ""
        let end = "[\(zshQuote(option.help))]\(value)'"
        specs.append("'\(many)--\(option.name)\(option.takesValue ? "=" : "")\(end)")
        if let short = option.short { specs.append("'\(many)-\(short)\(end)") }
      }
      specs.append("'*:file:_files'")
      lines.append("      _arguments \(specs.joined(separator: " \\\n        ")) ;;")
    }
    lines += ["  esac", "}", "_travaux \"$@\""]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func zshQuote(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "'": out += "'\\''"
      case "[", "]", ":", "\\": out += "\\" + String(character)
      default: out.append(character)
      }
    }
    return out
  }

  private static func fish(_ commands: [any Command.Type]) -> String {
    var lines = [
      "# fish completion for travaux", "complete -c travaux -n __fish_use_subcommand -f",
    ]
    for command in commands {
      lines.append(
        "complete -c travaux -n __fish_use_subcommand -a \(command.name) -d "
          + fishQuote(command.summary))
    }
    for command in commands {
      for option in named(command) {
        var line =
          "complete -c travaux -n '__fish_seen_subcommand_from \(command.name)' -l \(option.name)"
        if let short = option.short { line += " -s \(short)" }
        if option.takesValue { line += " -r" }
        if !option.choices.isEmpty {
          line += " -f -a \(fishQuote(option.choices.joined(separator: " ")))"
        }
        lines.append(line + " -d " + fishQuote(option.help))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fishQuote(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
