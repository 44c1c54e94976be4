import Documents
import Testing

@testable import Store

struct SearchTests {
  @Test(arguments: [
    ("committee", ["A/RES/178/1#op1"]),
    ("committees", ["A/RES/178/1#op1"]),
    ("\u{1}committe", []),
    ("A/RES/177/240", ["A/RES/178/1#op1"]),
    ("a/res/177/240/Rev.1", ["A/RES/178/1#op2"]),
    ("177/240", ["A/RES/178/1#op1"]),
    ("秘书", ["A/RES/178/2#op1"]),
    ("书长请", ["A/RES/178/2#op1"]),
    ("长", ["A/RES/178/2#op1"]),
    ("الامم", ["A/RES/178/3#op1"]),
    ("أمة", []),
    ("разоружению", ["A/RES/178/4#op1"]),
    ("elu", ["A/RES/178/5#op1"]),
    ("ICT-related", ["A/RES/178/1#op2"]),
  ])
  func `words are found in six languages`(query: String, wanted: [String]) throws {
    let folder = TemporaryFolder()
    try write(
      [
        (
          "a.txt",
          resolution(
            "A/RES/178/1",
            [
              "Recalls resolution A/RES/177/240 and the Committee on Gardens",
              "Notes A/RES/177/240/Rev.1 on ICT-related matters",
            ])
        ), ("b.txt", resolution("A/RES/178/2", language: .chinese, ["请秘书长请示"])),
        ("c.txt", resolution("A/RES/178/3", language: .arabic, ["إن الأُمم هنا"])),
        ("d.txt", resolution("A/RES/178/4", language: .russian, ["о разоружении садов"])),
        ("e.txt", resolution("A/RES/178/5", language: .french, ["l’élu du jardin"])),
      ], to: folder.index)
    #expect(try Reader(path: folder.index).find(query) == wanted)
  }

  @Test func `a title is found as its document`() throws {
    let folder = TemporaryFolder()
    try write(
      [("a.txt", resolution("A/RES/178/9", title: "Peaceful gardens", ["Decides"]))],
      to: folder.index)
    #expect(try Reader(path: folder.index).find("peaceful garden") == ["A/RES/178/9"])
  }

  @Test func `filters, units and pages agree with each other`() throws {
    let folder = TemporaryFolder()
    try write(
      (1...9).map { number in
        (
          "\(number).txt",
          resolution(
            "A/RES/17\(number)/1",
            (1...number).map { "Garden number \($0)" + String(repeating: " leaf", count: $0) })
        )
      }, to: folder.index)
    let reader = try Reader(path: folder.index)
    let all = try reader.find("garden") { $0.limit = 100 }
    #expect(all.count == 45)
    let pages = try (0..<15).flatMap { page in
      try reader.find("garden") {
        $0.limit = 3
        $0.offset = 3 * page
      }
    }
    #expect(pages == all)
    let one = try reader.find("garden") {
      $0.filter.sessions = ["173"]
      $0.limit = 100
    }
    #expect(one.sorted() == (1...3).map { "A/RES/173/1#op\($0)" })
    var request = SearchRequest(.phrase(try reader.positions(of: "garden")))
    request.unit = .document
    request.countsDocuments = true
    request.limit = 4
    let answer = try reader.search(request)
    #expect(answer.total == 9)
    #expect(answer.hits.count == 4)
    #expect(answer.documents.values.sorted() == Array(1...9))
  }

  @Test func `a reader sees what another process has written since`() throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", ["Roses"]))], to: folder.index)
    let reader = try Reader(path: folder.index)
    #expect(try reader.find("roses") == ["A/RES/178/1#op1"])
    try write([("b", resolution("A/RES/178/2", ["Roses and roses"]))], to: folder.index)
    #expect(try reader.find("roses").sorted() == ["A/RES/178/1#op1", "A/RES/178/2#op1"])
  }

  @Test(arguments: [1, 100, 20_000])
  func `very long expressions are answered or given up, never refused`(count: Int) throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", ["Roses"]))], to: folder.index)
    let reader = try Reader(path: folder.index)
    let phrase = MatchExpression.phrase(try reader.positions(of: "roses"))
    let many = [MatchExpression](repeating: phrase, count: count)
    #expect(try reader.search(SearchRequest(.or(many))).total == 1)
    #expect(try reader.search(SearchRequest(.and(many))).total == 1)
    var deep = phrase
    for _ in 0..<min(count, 2000) { deep = .and([.or([deep, phrase]), phrase]) }
    #expect(try reader.search(SearchRequest(deep)).total == 1)
    reader.usesPostingLists = false
    _ = try reader.search(SearchRequest(.or(many)))
    _ = try reader.search(SearchRequest(deep))
  }
}
