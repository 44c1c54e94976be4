struct HelpCommand: Command {
  static let name = "help"
  static let summary = "say what a command does and which options it takes"
  static let details = ""
  static let options: [Option] = [
    .argument("COMMAND", "the command to explain; without one all are listed", count: .optional)
  ]
  static let examples = [Example("travaux help search", "the options of `search`")]

  /// The name of the command to explain.
  private let command: String?

  init(_ given: Given) throws(UsageError) {
    command = given.argument("COMMAND")
    if let command, Travaux.command(named: command) == nil {
      throw UsageError(Travaux.unknown(command))
    }
  }

  func run(_ output: Output) -> ExitStatus {
    if let command = command.flatMap(Travaux.command(named:)) {
      output.write(Help.page(command, width: output.page.width))
    } else {
      output.write(Help.overview(Travaux.commands, width: output.page.width) + "\n")
    }
    return .done
  }
}

struct VersionCommand: Command {
  static let name = "--version"
  static let summary = "tell the version"
  static let details = ""
  static let options: [Option] = []
  static let examples: [Example] = []

  init(_ given: Given) {}

  func run(_ output: Output) -> ExitStatus {
    output.write("travaux \(Version.number)\n")
    return .done
  }
}

struct CompletionsCommand: Command {
  static let name = "completions"
  static let summary = "print the completion script of a shell"
  static let details = ""
  static let options: [Option] = [.argument("SHELL", "bash, zsh or fish")]
  static let examples = [
    Example("source <(travaux completions bash)", "completes in this bash"),
    Example(
      "travaux completions fish > ~/.config/fish/completions/travaux.fish", "completes in fish"),
  ]

  private let shell: Completions.Shell

  init(_ given: Given) throws(UsageError) {
    let name = given.argument("SHELL") ?? ""
    guard let shell = Completions.Shell(rawValue: name) else {
      throw UsageError("SHELL is one of bash, zsh, fish, not \(name)")
    }
    self.shell = shell
  }

  func run(_ output: Output) -> ExitStatus {
    output.write(Completions.script(shell, Travaux.commands))
    return .done
  }
}

struct ManualCommand: Command {
  static let name = "man"
  static let summary = "print the manual page as roff"
  static let details = ""
  static let options: [Option] = []
  static let examples = [Example("travaux man | man -l -", "reads the manual")]

  init(_ given: Given) {}

  func run(_ output: Output) -> ExitStatus {
    output.write(Manual.page(Travaux.commands))
    return .done
  }
}
