import Foundation
import Render
import TestSupport
import Testing

/// Programs with SQLite in them that a machine may have.
private enum Hosts {
  static let shell = "/usr/bin/sqlite3"
  /// Debian's: Pythons built elsewhere often cannot load extensions.
  static let python = "/usr/bin/python3"
  static let hasShell = FileManager.default.isExecutableFile(atPath: shell)
  static let hasPython = FileManager.default.isExecutableFile(atPath: python)
}

/// The loadable extension in programs that are not ours.
@Suite(.enabled(if: Hosts.hasShell, "the sqlite3 shell is not installed"))
struct ExtensionTests {
  static let library = Program.products.appendingPathComponent("libTravauxExtension.so").path

  /// What the shell answers, one row a line, columns parted by `|`.
  private func ask(_ sql: String, on database: String? = nil) throws -> Program.Run {
    try Program.run(
      Hosts.shell, [database ?? Specimens.index],
      input: ".load \(Self.library)\n\(sql);\n")
  }

  private func answer(_ sql: String) throws -> String {
    let run = try ask(sql)
    #expect(run.errors == "")
    return run.output.trimmingCharacters(in: .newlines)
  }

  @Test(arguments: [
    ("'75/240'", "A/RES/75/240"), ("'a/res/75/240#op1'", "A/RES/75/240"),
    ("'ST/SG/AC.3/2094/1'", "ST/SG/AC.3/2094/1"), ("'no symbol'", "NULL"), ("NULL", "NULL"),
    ("7", "NULL"),
  ])
  func `a symbol comes out in its normal form`(typed: String, normal: String) throws {
    #expect(try answer("SELECT ifnull(travaux_symbol(\(typed)), 'NULL')") == normal)
  }

  @Test func `the references of any text are rows`() throws {
    let found = try answer(
      """
      SELECT target, verb, substr(CAST(text AS BLOB), start + 1, end - start)
      FROM (SELECT 'Recalling, für alle, resolution 148/112, para. 3 (b), and A/149/251' AS input)
        AS words, travaux_refs(words.input)
      """)
    #expect(found.hasPrefix("A/RES/148/112#op3(b)|recall|"))
    #expect(found.split(separator: "\n").count == 2)
    #expect(try answer("SELECT count(*) FROM travaux_refs('nothing')") == "0")
  }

  @Test(arguments: ["harbour signals", "\"harbour signals\" OR shoal*", "coastal NOT signals"])
  func `MATCH finds what a search finds, with its scores`(query: String) throws {
    let text = query.replacingOccurrences(of: "'", with: "''")
    let matched = try answer(
      """
      SELECT count(*) FROM passage WHERE passage MATCH travaux_match('\(text)')
      """)
    let searched = try Program.run([
      "search", query, "--index", Specimens.index, "--format", "json", "--limit", "0",
    ])
    #expect(searched.output.contains("\"total\": \(matched),"))
    #expect(matched != "0")
  }

  @Test func `the score of a passage is what its words add to a hit's`() throws {
    let best = try answer(
      """
      SELECT locator || ' ' || travaux_score(passage) FROM passage JOIN paragraphs
        ON paragraphs.id = passage.rowid
      WHERE passage MATCH travaux_match('measures hazards') ORDER BY travaux_score(passage) DESC, id LIMIT 1
      """)
    let hit = try Program.run([
      "search", "measures hazards", "--index", Specimens.index, "--format", "jsonl", "--limit", "1",
      "--explain",
    ]).output
    let words = best.split(separator: " ")
    #expect(hit.contains("\"locator\":\"\(words[0])\""))
    let row = try JSON(reading: hit.split(separator: "\n")[0])
    guard case .array(let parts) = row["scoring"] else {
      Issue.record("no parts: \(hit)")
      return
    }
    var sum = 0.0
    for part in parts {
      if case .number(let value)? = part["value"] { sum += value }
    }
    #expect(abs(sum - (Double(words[1]) ?? 0)) < 0.001)
  }

  @Test func `a snippet marks the words and hides what the index keeps before a text`() throws {
    let snippet = try answer(
      """
      SELECT travaux_snippet(passage, '<b>', '</b>', '~') FROM passage
      WHERE passage MATCH travaux_match('"harbour signals"') ORDER BY rowid LIMIT 1
      """)
    #expect(snippet.contains("<b>harbour signals</b>"))
    #expect(!snippet.contains("\u{1}"))
  }

  @Test func `texts of a compact index are read with the extension alone`() throws {
    let sql = "SELECT locator, text FROM paragraphs ORDER BY id"
    let texts = try ask(sql, on: Specimens.compact)
    #expect(texts.errors == "")
    #expect(try texts.output == ask(sql).output)
    func without(_ sql: String) throws -> Program.Run {
      try Program.run(Hosts.shell, [Specimens.compact, sql])
    }
    #expect(try without(sql).errors.contains("no such function: travaux_text"))
    #expect(try without("SELECT count(*) FROM documents; SELECT symbol FROM items").status == 0)
  }

  @Test func `words that somebody typed are found without more ado`() throws {
    let typed = try answer("SELECT count(*) FROM passage WHERE passage MATCH 'measure'")
    let read = try answer(
      "SELECT count(*) FROM passage WHERE passage MATCH travaux_match('measure')")
    #expect(typed == read)
  }

  @Test func `a search is a table`() throws {
    let rows = try answer(
      "SELECT locator FROM travaux_search('harbour signals', '{\"type\": \"resolution\"}') LIMIT 2")
    let told = try Program.run([
      "search", "harbour signals", "--type", "resolution", "--index", Specimens.index, "--format",
      "tsv", "--limit", "2",
    ]).output.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[0] }
    #expect(rows == told.joined(separator: "\n"))
    #expect(try answer("SELECT count(*) FROM travaux_search('zzzz')") == "0")
    #expect(
      try answer("SELECT count(*) FROM (SELECT * FROM travaux_search('measures') LIMIT 3 OFFSET 2)")
        == "3")
  }

  @Test(arguments: [
    (
      "SELECT * FROM travaux_search('x', '{\"sort\": \"size\"}')",
      "--sort is one of relevance, date, symbol"
    ),
    ("SELECT * FROM travaux_search('x', 'sort')", "options are a JSON object"),
    ("SELECT * FROM travaux_search('x', '{\"synonyms\": \"/etc/passwd\"}')", "names a file"),
    ("SELECT * FROM travaux_search('x', '{\"index\": \"other.db\"}')", "names a file"),
    (
      "SELECT travaux_run('[\"export\", \"links\", \"--resume\", \"links.jsonl\"]')",
      "names a file"
    ),
    ("SELECT * FROM travaux_search", "travaux_search needs an argument"),
    ("SELECT travaux_match('type:note lamps')", "MATCH cannot carry all of"),
    ("SELECT travaux_run('[\"index\", \"/\"]')", "only these ask an index"),
    ("SELECT travaux_run('x')", "a call is a JSON list of texts"),
  ])
  func `a wrong call is told in words`(sql: String, words: String) throws {
    let run = try ask(sql)
    #expect((run.errors + run.output).contains(words))
  }

  @Test func `without an index there are names and references, and a word about the rest`() throws {
    let run = try ask("SELECT travaux_symbol('75/240'); SELECT travaux_match('x')", on: ":memory:")
    #expect(run.output.contains("A/RES/75/240"))
    #expect(run.errors.contains("no index is open here"))
  }

  @Test(arguments: [
    "documents", "paragraphs", "items", "refs", "\"references\"", "links", "meetings", "findings",
  ])
  func `a view has rows and no empty key`(view: String) throws {
    #expect(try answer("SELECT count(*) > 0 FROM \(view)") == "1")
  }

  @Test func `the views agree with the program`() throws {
    let stats = try Program.run(["stats", "--index", Specimens.index, "--format", "jsonl"]).output
    let counts = try answer(
      """
      SELECT '"documents":' || (SELECT count(*) FROM documents) UNION ALL
      SELECT '"links":' || (SELECT count(*) FROM links)
      """)
    for count in counts.split(separator: "\n") { #expect(stats.contains(count + ",")) }
    let locators = try answer(
      "SELECT count(*) FROM paragraphs WHERE travaux_locator(locator) IS NOT locator")
    #expect(locators == "0")
    #expect(
      try answer("SELECT count(*) FROM refs WHERE state = 'resolved' AND target IS NULL") == "0")
  }

  @Test(.enabled(if: Hosts.hasPython, "Debian's Python is not installed"))
  func `Debian's Python loads it`() throws {
    let script = """
      import sqlite3, sys
      connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
      connection.enable_load_extension(True)
      connection.load_extension(sys.argv[2])
      for row in connection.execute(
          "SELECT locator FROM travaux_search(?, ?) LIMIT 3", ("harbour signals", None)):
          print(row[0])
      rows = connection.execute("SELECT rowid FROM passage WHERE passage MATCH travaux_match(?)", ("signals",))
      print(len(rows.fetchall()) > 0)
      connection.close()
      """
    let run = try Program.run(Hosts.python, ["-c", script, Specimens.index, Self.library])
    #expect(run.errors == "")
    #expect(run.output.split(separator: "\n").count == 4)
    #expect(run.output.hasSuffix("True\n"))
  }
}
