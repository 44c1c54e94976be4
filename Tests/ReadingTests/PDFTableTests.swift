import Documents
import Testing

@testable import Reading

/// Tables by geometry: where their rows begin, and what stands in their heads.
@Suite struct PDFTableTests {
  private func rows(_ set: Typesetter) -> [String] {
    set.layout.blocks.compactMap { block in
      block.cells.map { cells in
        cells.map { "\($0.column):" + $0.blocks.map(\.text).joined(separator: "¶") }
          .joined(separator: "|")
      }
    }
  }

  @Test func `rows of a table set tight begin where the first column does`() {
    var set = Typesetter()
    set.page()
    var y = 320.0
    // Countries and their people, no white between them but before the second group.
    for (country, people) in [
      ("United Harbours of Ruritania", ["Mr. Red", "Ms. Green"]), ("Zenda", ["Mr. Blue"]),
      ("Graustark", []),
      ("Syldavia", ["Ms. White", "Mr. Black", "Ms. Grey"]), ("Elbonia", ["Mr. Pink", "Ms. Teal"]),
      ("Fenwick", ["Mr. Gold"]), ("Borduria", ["Mr. Brown"]),
    ] {
      if country == "Borduria" { y += 10 }
      set.line(country, x: 100, y: y)
      for (index, name) in people.enumerated() {
        set.line(name + " of the Harbour Office", x: 300, y: y + 12 * Double(index))
      }
      y += 12 * Double(max(1, people.count))
    }
    #expect(
      rows(set).map { $0.prefix { $0 != "|" } } == [
        "0:United Harbours of Ruritania", "0:Zenda", "0:Graustark", "0:Syldavia", "0:Elbonia",
        "0:Fenwick",
        "0:Borduria",
      ])
  }

  @Test func `a second paragraph beside a cell that runs on is no new row`() {
    var set = Typesetter()
    set.page()
    var y = 320.0
    for number in 1...3 {
      for index in 0..<8 {
        set.line("left words of row \(number) that go on", x: 100, y: y + 12 * Double(index))
      }
      for index in 0..<2 { set.line("right words of it", x: 330, y: y + 12 * Double(index)) }
      // White above the second paragraph, which then stands between the left lines.
      for index in 0..<3 { set.line("second words of it", x: 330, y: y + 42 + 12 * Double(index)) }
      y += 8 * 12 + 12
    }
    #expect(rows(set).count == 3)
  }

  @Test func `a cell's lines between those of another column are one row, its label too`() {
    var set = Typesetter()
    set.page()
    set.line("1.", x: 100, y: 320)
    for (index, text) in [
      "Given the harbours that are full", "of ships and the lamps that burn",
      "on all of them, the keepers",
      "write to each of the harbours so", "that bells are rung in the night",
      "and lamps are lit again.",
    ].enumerated() {
      set.line(text, x: 124, y: 320 + 12 * Double(index))
    }
    set.line("130", x: 330, y: 320)
    for (index, text) in [
      "The Board agreed to write", "to all harbours of it", "and to their keepers.",
    ].enumerated() {
      set.line(text, x: 380, y: 320 + 12 * Double(index))
    }
    // A second paragraph, half a line lower than the lines beside it.
    for (index, text) in ["The Board agreed to ring", "its bells at night."].enumerated() {
      set.line(text, x: 380, y: 362 + 12 * Double(index))
    }
    #expect(rows(set).count == 1)
    #expect(rows(set).first?.contains("|1:130|") == true)
  }

  @Test func `cells that stand in the middle of their row's height are in that row`() {
    var set = Typesetter()
    set.page()
    var y = 320.0
    // A timetable: hours, items of one to four lines, who introduces them in one to three.
    let heights = [(1, 1), (1, 2), (4, 1), (2, 1), (3, 1), (1, 3), (3, 1)]
    for (number, (item, person)) in heights.enumerated() {
      let height = Double(max(item, person)) * 12
      func column(_ text: String, _ lines: Int, x: Double) {
        let top = y + (height - 12 * Double(lines)) / 2
        for index in 0..<lines {
          set.line(index == 0 ? text : "and so forth", x: x, y: top + 12 * Double(index))
        }
      }
      column("1\(number).00 - 1\(number).30", 1, x: 100)
      column("Item \(number): Harbours and lamps", item, x: 200)
      column("Keeper \(number)", person, x: 430)
      y += height + 14
    }
    #expect(
      rows(set)
        == heights.enumerated().map { number, lines in
          func rest(_ count: Int) -> String {
            String(repeating: " and so forth", count: count - 1)
          }
          return "0:1\(number).00 - 1\(number).30|1:Item \(number): Harbours and lamps"
            + rest(lines.0) + "|2:Keeper \(number)" + rest(lines.1)
        })
  }

  @Test func `a head's first line over one column belongs to the head`() {
    var set = Typesetter()
    set.page()
    set.line("Total cost", x: 400, y: 408, style: .italic)
    set.line("Fiscal year", x: 100, y: 420, style: .italic)
    set.line("Requests", x: 250, y: 420, style: .italic)
    set.line("in crowns", x: 400, y: 420, style: .italic)
    for (index, year) in ["2087", "2088", "2089", "2090"].enumerated() {
      let y = 440 + 18 * Double(index)
      set.line(year, x: 100, y: y)
      set.line("10", x: 250, y: y)
      set.line("619 636", x: 400, y: y)
    }
    #expect(rows(set).first == "0:Fiscal year|1:Requests|2:Total cost in crowns")
    #expect(rows(set).count == 5)
  }
}
