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
