import Documents
import Testing
import Render
import TestSupport

@testable import Commands

private let sample: [Option] = [
  .argument("QUERY", "words"), .argument("MORE", "others", count: .any),
  .flag("all", short: "a", "everything"), .flag("brief", short: "b", "less"),
  .value("limit", "N", short: "n", "the most"), .values("type", "TYPE", short: "t", "kinds"),
  .value("sort", "BY", choices: ["date", "symbol"], "order"), .help,
]

@Suite struct OptionTests {
  @Test(arguments: [
    ["--limit", "5", "q"], ["--limit=5", "q"], ["-n", "5", "q"], ["-n5", "q"], ["-n=5", "q"],
    ["q", "-n5"], ["-n", "3", "--limit=5", "q"], ["-n5", "--", "q"],
  ])
  func `a value is given in every usual way`(words: [String]) throws {
    let given = try Given(words, options: sample)
    #expect(given.value("limit") == "5")
    #expect(given.argument("QUERY") == "q")
    #expect(!given.flag("all"))
  }

  @Test func `short flags may be clustered and end in a value`() throws {
    let given = try Given(["-abn7", "q", "r", "s"], options: sample)
    #expect(given.flag("all") && given.flag("brief"))
    #expect(given.value("limit") == "7")
    #expect(given.arguments("MORE") == ["r", "s"])
  }

  @Test func `a repeated option keeps every value`() throws {
    let given = try Given(["-t", "note", "--type=list", "q"], options: sample)
    #expect(given.values("type") == ["note", "list"])
  }

  @Test func `after two dashes nothing is an option`() throws {
    let given = try Given(["--", "-a", "--limit"], options: sample)
    #expect(given.argument("QUERY") == "-a")
    #expect(given.arguments("MORE") == ["--limit"])
  }

  @Test func `a single dash is an argument`() throws {
    #expect(try Given(["-"], options: sample).argument("QUERY") == "-")
  }

  @Test(arguments: [
    (["--limt", "5", "q"], "unknown option --limt: did you mean --limit"),
    (["--zebra", "q"], "unknown option --zebra"), (["-z", "q"], "unknown option -z"),
    (["--limit"], "--limit needs a value: --limit N"), (["--all=1", "q"], "--all takes no value"),
    (["-a"], "QUERY is missing"),
    (["--sort", "dat", "q"], "--sort is one of date, symbol, not dat: did you mean date"),
  ])
  func `a wrong call is told with what would mend it`(words: [String], message: String) {
    #expect(throws: UsageError(message)) { try Given(words, options: sample) }
  }

  @Test(arguments: ["x", "-1", "0", "1001", "9999999999999999999999"])
  func `a number out of its range is refused`(text: String) throws {
    let given = try Given(["--limit=\(text)", "q"], options: sample)
    #expect(throws: UsageError.self) { try given.integer("limit", in: 1...1000) }
  }

  @Test func `help is given without the arguments that are missing`() throws {
    #expect(try Given(["--help"], options: sample).asksForHelp)
  }
}

@Suite struct ProgramTests {
  @Test(arguments: Travaux.commands.map { $0.name })
  func `the help of a command is as reviewed and has an example`(name: String) throws {
    let run = try Program.run(["help", name])
    #expect(run.status == 0)
    let parts = run.output.split(separator: "\nexamples:\n")
    #expect(parts.count == 2 && parts[1].contains("travaux \(name)"))
    #expect(Golden.difference(run.output, from: "help-\(name).txt") == nil)
    #expect(try Program.run([name, "--help"]).output == run.output)
  }

  private static let calls: [([String], Int32)] = [
    (["--version"], 0), (["help"], 0), ([], 64), (["--nothing"], 64), (["parse"], 64),
    (["prase", "x"], 64), (["completions", "tcsh"], 64),
  ]

  @Test(arguments: calls)
  func `the status tells how a call ended`(words: [String], status: Int32) throws {
    #expect(try Program.run(words).status == status)
  }

  @Test func `complaints go to standard error alone`() throws {
    let run = try Program.run(["serach"])
    #expect(run.output == "")
    #expect(run.errors.contains("unknown command serach"))
  }

  @Test func `a command that is nearly right is suggested`() {
    #expect(nearest(to: "prase", of: ["parse", "index"]) == "parse")
    #expect(nearest(to: "zzz", of: ["parse", "index"]) == nil)
  }

  @Test(arguments: [20, 40, 79, 100], Travaux.commands.map { $0.name })
  func `help fits the page, but for what is copied out of it`(width: Int, name: String) throws {
    let command = try #require(Travaux.command(named: name))
    let calls = Set(command.examples.map { "  " + $0.call })
    let names = Set(command.table.map { String($0.usage.drop { $0 == " " }) })
    for line in Help.page(command, width: width).split(separator: "\n") {
      let isKept = calls.contains(String(line)) || names.contains(String(line.drop { $0 == " " }))
      #expect(line.count <= width || isKept, "\(line)")
    }
  }

  @Test(arguments: ["qzx", "受控物质", "غغغغ"])
  func `one word that is like nothing is taken as a word`(word: String) throws {
    let run = try Program.run(["similar", word], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("nothing like it"))
    let missing = try Program.run(
      ["similar", "lost.pdf"], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(missing.errors.contains("no file of that name is in the index"))
  }

  @Test(arguments: [
    (["show", "A/RES/199/999"], "missing-document"), (["show", "zebra?"], "malformed"),
    (["show", "A/RES/148/112#op99"], "missing-paragraph"),
    (["links", "A/RES/199/999#op3"], "missing-document"),
    (["links", "zebra?"], "malformed"), (["trace", "A/RES/199/999"], "missing-document"),
    (["agenda", "A/199/251"], "missing-document"),
    (["similar", "A/RES/199/999"], "missing-document"),
    (["compare", "A/RES/199/999", "A/RES/148/112"], "missing-document"),
    (["search", "A/RES/199/999"], "missing-document"),
  ])
  func `in json what is missing is told to scripts`(call: [String], state: String) throws {
    let run = try Program.run(
      call + ["--format", "json"], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(run.status == 1)
    guard case .array(let places)? = try JSON(reading: run.output)["missing"] else {
      Issue.record("\(run.output)")
      return
    }
    #expect(places.map { $0["state"] } == [.string(state)])
  }

  @Test(arguments: [
    ["agenda", "A/RES/148/112"], ["agenda", "A/199/251"], ["day", "1911-01-01"],
    ["day", "January 1911"], ["show", "A/RES/199/999"], ["show", "A/RES/148/112#op99"],
    ["show", "--parallel", "A/RES/199/999"], ["links", "A/RES/199/999"],
    ["similar", "A/RES/199/999"], ["trace", "A/RES/199/999"], ["trace", "A/149/251"],
    ["compare", "A/RES/199/999", "A/RES/148/112"], ["trends", "clocks", "--since", "2199"],
  ])
  func `an answer without rows has its form all the same, and says why`(call: [String]) throws {
    func run(_ form: String) throws -> Program.Run {
      try Program.run(call + ["--format", form], environment: ["TRAVAUX_INDEX": Specimens.index])
    }
    for form in ["text", "json", "jsonl", "csv", "tsv", "markdown"] {
      let run = try run(form)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("travaux: "))
    }
    _ = try JSON(reading: run("json").output[...])
    #expect(try run("jsonl").output.isEmpty)
    for form in ["csv", "tsv"] {
      #expect(try run(form).output.split(whereSeparator: \.isNewline).count == 1)
    }
    #expect(try run("markdown").output.split(separator: "\n").count == 2)
  }

  @Test(arguments: ["ar", "es", "fr", "ru", "zh"])
  func `an agenda is listed in the language asked for`(language: String) throws {
    func title(_ options: [String]) throws -> JSON? {
      let run = try Program.run(
        ["agenda", "A/AC.931/2094/1", "--format", "jsonl"] + options,
        environment: ["TRAVAUX_INDEX": Specimens.index])
      return try run.output.split(separator: "\n").first.map { try JSON(reading: $0) }?["title"]
    }
    let english = try title([])
    #expect(english != nil)
    #expect(try title(["--language", "en"]) == english)
    #expect(try title(["--language", language]) != english)
  }

  @Test func `a report that is not here is found by what its mastheads tell`() throws {
    let run = try Program.run(
      ["search", "E/2094/26", "--format", "jsonl"], environment: ["TRAVAUX_INDEX": Specimens.index])
    let hits = try run.output.split(separator: "\n").map { try JSON(reading: $0) }
    #expect(hits.map { $0["locator"] } == [.string("E/RES/2094/7")])
    #expect(hits.map { $0["role"] } == [.string("cites")])
    #expect(run.errors.contains("E/2094/26 is not in the index"))
  }

  @Test func `where there are no links the references are told`() throws {
    let run = try Program.run(
      ["links", "A/C.2/148/SR.11"], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(run.status == 1)
    #expect(run.errors.contains("references: 1, with --relation reference"))
    let none = try Program.run(
      ["links", "A/RES/199/1"], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(!none.errors.contains("--relation"))
  }

  @Test func `a state that no reference is in is named`() throws {
    let run = try Program.run(
      ["unresolved", "--state", "malformed"], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(run.status == 1)
    #expect(run.errors == "no reference here is malformed\n")
  }

  @Test func `a trace of a whole agenda names its items`() throws {
    let run = try Program.run(
      ["trace", "A/149/251", "--format", "json"], environment: ["TRAVAUX_INDEX": Specimens.index])
    let trace = try JSON(reading: run.output[...])
    #expect(trace["events"] == .array([]))
    guard case .array(let items) = trace["items"] else {
      Issue.record("no items")
      return
    }
    #expect(items.contains { $0["locator"] == .string("A/149/251#item23") })
    #expect(run.errors.contains("lists \(items.count) items"))
  }

  @Test func `a query that begins with a dash is told where to stand`() throws {
    let run = try Program.run(
      ["search", "-zones"], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(run.status == 64)
    #expect(run.errors.contains("stand after --"))
    let meant = try Program.run(
      ["search", "--", "signals -lights"], environment: ["TRAVAUX_INDEX": Specimens.index])
    #expect(meant.status == 0)
  }
}
