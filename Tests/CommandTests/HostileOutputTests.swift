import Database
import Foundation
import TestSupport
import Testing

/// What a terminal would obey never reaches one, whatever part of a document it stands in.
@Suite struct HostileOutputTests {
  /// Escape and its forms in one byte, a window's title, bell, directions that outlast their text, line
  /// and paragraph separators.
  private static let evil =
    "\u{1B}[31m\u{1B}]0;x\u{7}\u{9B}2J\u{90}q\u{202E}\u{2066}\u{2028}\u{85}\u{8}\u{7F}"

  /// The specimens with that in every text that comes from a document.
  private static func index(in folder: TemporaryFolder) throws -> String {
    let path = folder.path + "/hostile.db"
    try FileManager.default.copyItem(atPath: Specimens.index, toPath: path)
    let connection = try Connection(path: path, mode: .write)
    for statement in [
      "UPDATE file SET path = path || ?1", "UPDATE document SET title = ?1 || title || ?1",
      "UPDATE document SET vote = ?1 || coalesce(vote, 'x'), meeting = meeting || ?1",
      "UPDATE mention SET title = ?1 || title", "UPDATE item SET title = title || ?1",
      "UPDATE slot_entry SET title = title || ?1",
      "UPDATE paragraph SET text = replace(text, ' ', ?1 || ' '), label = label || ?1",
      "UPDATE speech SET speaker = ?1 || speaker || ?1, affiliation = ?1 || affiliation",
      "UPDATE footnote SET text = text || ?1, label = label || ?1",
      "UPDATE evidence SET text = ?1 || text", "UPDATE link SET span_text = ?1 || span_text",
      "UPDATE finding SET message = message || ?1, place = place || ?1",
      "UPDATE citation SET verb = verb || ?1",
    ] {
      try connection.prepare(statement).run(.text(evil))
    }
    return path
  }

  private static let calls: [[String]] = [
    ["search", "lamps"], ["search", "-k", "lights"], ["search", "-p", "lights"],
    ["search", "--group-by", "document", "--facets", "--explain", "lights"],
    ["search", "148/112"], ["search", "-u", "document", "lights"],
    ["search", "title:lights OR \u{1B}[2J\u{202E}x"], ["search", "\u{1B}[2J\u{9B}zzzz"],
    ["show", "148/112"], ["show", "148/112#op1"], ["show", "--parallel", "148/112#op1"],
    ["show", "A/149/PV.60"], ["show", "A/AC.931/2094/3"], ["show", "A/AC.931/2094/1"],
    ["show", "nothing\u{1B}[2J"], ["similar", "148/112#op1"], ["similar", "-g", "A/C.2/149/L.9"],
    ["similar", "lights \u{1B}[2J of the coast"], ["words"], ["words", "--near", "lights"],
    ["words", "lights"], ["links", "148/112"], ["links", "A/149/251"], ["trace", "148/112#op1"],
    ["trace", "lights"], ["trace", "\u{202E}lamps"], ["trends", "lights"],
    ["trends", "--by", "speaker", "lights"], ["agenda", "A/149/251"], ["day", "2094-03-09"],
    ["unresolved"], ["compare", "A/C.2/148/L.17", "148/112"], ["cite", "148/112#op1"],
    ["cite", "--format", "text", "148/112"], ["stats"], ["check", "--findings"],
    ["refs", "\u{1B}[2J.txt"], ["parse", "\u{1B}[2J\u{202E}.pdf"], ["index", "\u{1B}[2J"],
    ["search", "-f", "markdown", "lights"], ["search", "--provenance", "\u{1B}[2J lights"],
    ["saved"], ["new"], ["saved", "lights\u{1B}[2J"], ["help", "\u{1B}[2J"], ["\u{1B}[2J"],
    ["search", "--sort", "\u{1B}[2J", "x"],
  ]

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066, 0x2067: true
    default: false
    }
  }

  @Test func `no command prints what a terminal would obey`() throws {
    let folder = try TemporaryFolder()
    let index = try Self.index(in: folder)
    let searches = folder.path + "/saved.jsonl"
    for call in [["search", "--save", "a", "lights"]] + Self.calls {
      let run = try Program.run(
        call, environment: ["TRAVAUX_INDEX": index, "TRAVAUX_SAVED": searches])
      for (name, text) in [("output", run.output), ("remarks", run.errors)] {
        let obeyed = text.unicodeScalars.first(where: Self.isObeyed)
        #expect(
          obeyed == nil,
          "\(call) in \(name): U+\(String(obeyed?.value ?? 0, radix: 16)) of \(text.debugDescription.prefix(2000))"
        )
      }
      #expect(!run.output.isEmpty || !run.errors.isEmpty, "\(call)")
    }
  }

  @Test func `files that hold such things are read and told of without them`() throws {
    let folder = try TemporaryFolder()
    let name = "A_190_77\(Self.evil).txt"
    try folder.write(
      name,
      "A/190/77\n\nHarbours \(Self.evil)\n\n1. One \(Self.evil) lamp.\n\nMr. \(Self.evil)Hale: so.\n"
    )
    try folder.write("broken\(Self.evil).pdf", "%PDF-1.4 nothing\(Self.evil)")
    let environment = ["TRAVAUX_INDEX": folder.path + "/index.db"]
    for call in [
      ["index", folder.path], ["parse", folder.path + "/" + name], ["search", "lamp"],
      ["show", "A/190/77"], ["check", "--findings"], ["refs", folder.path + "/" + name],
    ] {
      let run = try Program.run(call, environment: environment)
      let printed = run.output + run.errors
      #expect(!printed.isEmpty)
      #expect(
        !printed.unicodeScalars.contains(where: Self.isObeyed),
        "\(call): \(printed.debugDescription)")
    }
  }
}
