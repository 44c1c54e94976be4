import Search
import Testing

@testable import Render

@Suite struct RowEncoderTests {
  private static let columns = ExportTable.items.columns.prefix(4)
  private static let table = Table(columns: columns.map(\.name) + ["provenance"])

  /// Texts with everything in them that some form writes otherwise.
  private static let pieces = [
    "a", "", "\"", ",", "\n", "\t", "\r\n", "\\", "\u{0}", "\u{1B}[2J", "\u{7F}", "\u{9B}", "é",
    "\u{A0}",
    "\u{2028}", "\u{202E}", "\u{2066}", "\"\u{301}", "—", "“x”", "决议", "قرار", "😀", "' '",
  ]

  @Test(arguments: [Format.jsonl, .csv, .tsv], 0..<60)
  func `rows are those that the same values give as JSON`(format: Format, seed: Int) {
    var state = UInt64(seed) &* 6364136223846793005 &+ 1442695040888963407
    func next(_ below: Int) -> Int {
      state = state &* 6364136223846793005 &+ 1442695040888963407
      return Int(state >> 33) % below
    }
    let texts = (0..<3).map { _ in
      (0..<next(5)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    }
    let lines = texts[1].utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    let number = next(2) == 0 ? Int64(next(100)) : Int64.min + Int64(next(9))
    let isNull = next(3) == 0
    let names = Self.columns.map(\.name)
    var bytes: [UInt8] = []
    Array(texts[0].utf8).withUnsafeBytes { first in
      Array(lines.joined(separator: "\n").utf8).withUnsafeBytes { second in
        RowEncoder(Array(Self.columns), format).append(
          [.integer(number), .text(first), .lines(second), isNull ? .null : .flag(true)],
          provenance: nil, to: &bytes)
      }
    }
    let row = JSON.object([
      JSON.Member(names[0], .integer(Int(number))), JSON.Member(names[1], .string(texts[0])),
      JSON.Member(names[2], .list(lines) { .string($0) }),
      JSON.Member(names[3], isNull ? .null : .bool(true)),
    ])
    #expect(String(decoding: bytes, as: UTF8.self) == Self.table.row(row, format), "seed \(seed)")
  }

  @Test func `what is not known and what is empty stay apart`() {
    for (format, line) in [
      (Format.csv, "1,,\"\",[],\r\n"), (.tsv, "1\t\t\t[]\t\n"),
      (.jsonl, "{\"row\":1,\"document\":null,\"locator\":\"\",\"symbol\":[]}\n"),
    ] {
      var bytes: [UInt8] = []
      let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
      RowEncoder(Array(Self.columns), format).append(
        [.integer(1), .null, .text(nothing), .lines(nothing)], provenance: nil, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == line)
    }
  }

  @Test func `controls in values that SQLite wrote are written as escapes`() {
    var bytes: [UInt8] = []
    Array("[\"a\u{7F}\u{9B}é\"]".utf8).withUnsafeBytes {
      RowEncoder(Array(Self.columns.prefix(1)), .jsonl).append(
        [.json($0)], provenance: nil, to: &bytes)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "{\"row\":[\"a\\u007f\\u009bé\"]}\n")
  }
}
