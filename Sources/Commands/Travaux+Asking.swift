extension Travaux {
  /// The commands that look into an index and at nothing else of the machine.
  static let asking: [any Command.Type] = [
    SearchCommand.self, ShowCommand.self, LinksCommand.self, UnresolvedCommand.self,
    CompareCommand.self, CiteCommand.self, StatsCommand.self, TraceCommand.self, TrendsCommand.self,
    AgendaCommand.self, DayCommand.self, ExportCommand.self, SimilarCommand.self,
    WordsCommand.self,
  ]

  package static var askingNames: [String] { asking.map { $0.name } }

  /// Runs a call in somebody else's process, on one index and nothing else: no other command, and no option
  /// that names a file.
  package static func ask(
    _ words: [String], ofIndexAt path: String, to place: Output.Place
  ) -> ExitStatus {
    let output = Output(to: place, color: nil, isQuiet: false)
    guard let name = words.first, let command = asking.first(where: { $0.name == name }) else {
      output.complain(
        "only these ask an index: " + askingNames.joined(separator: ", "))
      return .usage
    }
    let rest = Array(words.dropFirst())
    if rest.contains("-") {
      output.complain("standard input cannot be asked for here")
      return .usage
    }
    // What cannot be read is told when the command itself reads it.
    if let given = try? Given(rest, options: command.table),
      let option = command.table.first(where: { option in
        (option.label == "FILE" || option == .save) && given.value(option.name) != nil
      })
    {
      let what = option == .save ? "changes" : "names"
      output.complain("--\(option.name) \(what) a file, which cannot be asked for here")
      return .usage
    }
    return run([name, "--index", path] + rest, to: place)
  }
}
