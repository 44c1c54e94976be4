import Documents
import Testing

@testable import Reading

/// Mastheads as pages set them: size, weight and distance of the lines tell titles from the rest.
@Suite struct TitleTests {
  /// A line of a masthead: text, size, weight and distance from the line above.
  private struct Line {
    var text: String
    var size: Double
    var isBold = false
    var space: Double? = 2
  }

  private func read(_ lines: [Line]) throws -> Document {
    var source = Source(format: .pdf)
    for line in lines {
      var block = Block(line.text, page: 1)
      block.style.size = line.size
      block.style.isBold = line.isBold
      block.spaceBefore = line.space
      block.firstIndent = 0
      block.indent = 0
      source.blocks.append(block)
    }
    return try #require(documents(from: source, fileName: "paper.pdf").first)
  }

  private func typewritten(_ lines: [(text: String, space: Double)]) throws -> Document {
    try read(
      [
        "UNITED", "A", "NATIONS", "General Assembly", "Distr.", "GENERAL", "A/143/624",
        "11 November 2088",
      ]
      .map { Line(text: $0, size: 12) }
        + lines.map { Line(text: $0.text, size: 12, space: $0.space) }
    )
  }

  @Test func `typewritten titles of two items and the report's own are three`() throws {
    let document = try typewritten([
      ("Forty-ninth session", 3), ("Agenda items 82 and 18", 1),
      ("ACTIVITIES OF CLOCKS WHICH IMPEDE", 2), ("THE WINDING OF CLOCKS", 1),
      ("WINDING OF LAMPS", 2), ("Report of the Clock Committee", 2),
      ("1. At its 3rd meeting the Committee wound clocks.", 2),
    ])
    #expect(
      document.agendaItems.map(\.title) == [
        "ACTIVITIES OF CLOCKS WHICH IMPEDE THE WINDING OF CLOCKS", "WINDING OF LAMPS",
      ])
    #expect(document.title == "Report of the Clock Committee")
    #expect(document.date?.description == "2088-11-11")
    #expect(document.paths == ["p1"])
  }

  @Test func `a report that names only its author bears the title of its item`() throws {
    let document = try typewritten([
      ("Forty-ninth session", 3), ("Agenda item 43", 1), ("THE SITUATION OF CLOCKS", 2),
      ("Report of the Secretary-General", 2), ("I. INTRODUCTION", 2), ("1. Clocks stand.", 2),
    ])
    #expect(document.title == "THE SITUATION OF CLOCKS")
    #expect(document.type == .report)
  }

  @Test func `place and dates are no title, whatever their size`() throws {
    let document = try read([
      Line(text: "A/143/19", size: 10), Line(text: "United Nations", size: 10),
      Line(text: "Report of the Special Committee on Clocks", size: 20, isBold: true),
      Line(text: "2088 substantive session", size: 15, isBold: true),
      Line(text: "(New Harbour, 17 February–14 March 2088)", size: 15, isBold: true, space: 1),
      Line(text: "General Assembly", size: 15, isBold: true),
      Line(text: "Official Records", size: 12),
      Line(text: "1. The Committee met.", size: 10),
    ])
    #expect(document.title == "Report of the Special Committee on Clocks")
  }

  @Test func `the name of the organ is no title`() throws {
    let document = try read([
      Line(text: "United Nations", size: 10), Line(text: "DP/CLO/2088/7", size: 10),
      Line(text: "Executive Board of the United Nations Clock Fund", size: 17, isBold: true),
      Line(text: "Distr.: General", size: 10), Line(text: "19 May 2088", size: 10),
      Line(text: "Annual session 2088", size: 9, isBold: true),
      Line(text: "Item 4 of the provisional agenda", size: 9),
      Line(text: "Reports of the Ethics Offices", size: 9, isBold: true),
      Line(text: "United Nations Clock Fund", size: 12, isBold: true),
      Line(text: "Report of the Ethics Office 2087", size: 11, isBold: true),
      Line(text: "Summary", size: 10),
    ])
    #expect(document.title == "Report of the Ethics Office 2087")
  }

  @Test func `a treaty above the distribution mark is an organ's name`() throws {
    let document = try read([
      Line(text: "United Nations", size: 10), Line(text: "CCLO/C/121/D/2088/2011", size: 10),
      Line(text: "International Covenant on Clocks", size: 17, isBold: true),
      Line(text: "Distr.: General", size: 10), Line(text: "27 December 2088", size: 10),
      Line(text: "Clock Committee", size: 10, isBold: true),
      Line(text: "Decision on communication No. 2011/2088", size: 14, isBold: true),
      Line(text: "1. The Committee decided.", size: 10),
    ])
    #expect(document.title == "Decision on communication No. 2011/2088")
  }

  @Test func `a title that breaks off goes on with the next line, whatever that names`() throws {
    let document = try read([
      Line(text: "United Nations", size: 10), Line(text: "E/C.2/2088/2", size: 10),
      Line(text: "Economic and Social Council", size: 17, isBold: true),
      Line(text: "Distr.: General", size: 10), Line(text: "2088 session", size: 9),
      Line(text: "Reports on clocks submitted through the", size: 14, isBold: true),
      Line(text: "Economic and Social Council", size: 14, isBold: true, space: 1),
      Line(text: "Note by the Secretary-General", size: 12, isBold: true),
      Line(text: "Contents", size: 10),
    ])
    #expect(document.title == "Reports on clocks submitted through the Economic and Social Council")
    #expect(document.type == .note)
  }

  @Test func `days behind a session's name and the item behind them belong to its line`() throws {
    let document = try read([
      Line(text: "CLOCKS/SC.2/2088/20", size: 10), Line(text: "6 August 2088", size: 10),
      Line(text: "(Fifty-fifth session, 16-18 October 2088, agenda item 13)", size: 10),
      Line(text: "HARBOUR CLOCKS PROJECT", size: 10), Line(text: "Progress report", size: 10),
      Line(text: "1. Clocks stand.", size: 10),
    ])
    #expect(document.agendaItems.map(\.item) == ["13"])
    #expect(document.title == "HARBOUR CLOCKS PROJECT")
  }
}
