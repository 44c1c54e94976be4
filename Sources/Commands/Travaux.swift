/// The program as a function: finds the command, and turns errors into words and a status.
package enum Travaux {
  /// Every command, in the order of the help.
  static let commands: [any Command.Type] = [
    IndexCommand.self, SearchCommand.self, ShowCommand.self, SimilarCommand.self, WordsCommand.self,
    SavedCommand.self, NewCommand.self, LinksCommand.self, TraceCommand.self,
    TrendsCommand.self, AgendaCommand.self, DayCommand.self, ParseCommand.self,
    RefsCommand.self, UnresolvedCommand.self, CompareCommand.self, CiteCommand.self,
    ExportCommand.self, FetchCommand.self, StatsCommand.self, CheckCommand.self,
    ManualCommand.self, CompletionsCommand.self, HelpCommand.self,
  ]

  static func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.name == name }
  }

  /// What is said of a word that is no command's name.
  static func unknown(_ name: String) -> String {
    let hint = nearest(to: name, of: commands.map { $0.name }).map { ": did you mean \($0)" } ?? ""
    return "unknown \(name.hasPrefix("-") ? "option" : "command") \(name)\(hint)"
  }

  /// Runs one call, such as `["search", "--limit", "3", "harbour signals"]`.
  package static func run(_ words: [String], to place: Output.Place) -> ExitStatus {
    guard let first = words.first else {
      let output = Output(to: place, color: nil, isQuiet: false)
      output.note(Help.overview(commands, width: output.page.width))
      return .usage
    }
    let rest = Array(words.dropFirst())
    switch first {
    case "--version", "-V": return run(VersionCommand.self, rest, to: place)
    case "--help", "-h": return run(HelpCommand.self, rest, to: place)
    default: break
    }
    guard let command = command(named: first) else {
      let output = Output(to: place, color: nil, isQuiet: false)
      output.complain(unknown(first) + "; `travaux help` lists all")
      return .usage
    }
    return run(command, rest, to: place)
  }

  private static func run(
    _ command: any Command.Type, _ words: [String], to place: Output.Place
  ) -> ExitStatus {
    var output = Output(to: place, color: nil, isQuiet: false)
    do {
      let given = try Given(words, options: command.table)
      output = Output(
        to: place, color: given.value("color"), isQuiet: given.flag("quiet"),
        call: Call(command, given))
      if given.asksForHelp {
        output.write(Help.page(command, width: output.page.width))
        output.flush()
        return .done
      }
      let ready = try command.init(given)
      let status = try ready.run(output)
      output.clearStatus()
      output.flush()
      return status
    } catch let error as UsageError {
      output.complain("\(error)\ntry `travaux \(command.name) --help`")
      return .usage
    } catch {
      output.complain("\(error)")
      return .incomplete
    }
  }
}
