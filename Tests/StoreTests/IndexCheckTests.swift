import Database
import Documents
import TestSupport
import Testing

@testable import Store

struct IndexCheckTests {
  @Test(arguments: 1...3, TextStorage.allCases)
  func `random puts and removals agree with a dictionary, and the index is whole`(
    seed: Int, storage: TextStorage
  ) throws {
    let folder = TemporaryFolder()
    var random = SeededNumbers(seed: UInt64(seed))
    var wanted: [String: [String]] = [:]
    let words = ["rose", "tulip", "daisy", "lily", "秘书长", "сад", "الأمم"]
    for _ in 0..<5 {
      let writer = try Writer(path: folder.index, rebuilding: false, storage: storage)
      for _ in 0..<6 {
        let name = "file\(random.next() % 5)"
        if random.next() % 3 == 0 {
          try writer.remove(file: name)
          wanted[name] = nil
        } else {
          let texts = (0...Int(random.next() % 3)).map { _ in
            (0...Int(random.next() % 4)).map { _ in words[Int(random.next() % 7)] }
              .joined(separator: " ")
          }
          // Another number each, so that none is a rendition of another.
          let symbol = "A/RES/178/\(name.last ?? "0")"
          try writer.put(file(name), documents: [CitedDocument(resolution(symbol, texts))])
          wanted[name] = texts
        }
      }
      _ = try writer.finish()
      let faults = try IndexCheck.faults(ofIndexAt: folder.index)
      #expect(faults == [], "seed \(seed)")
    }
    let reader = try Reader(path: folder.index)
    for word in words {
      let found = try reader.find(word) { $0.limit = 1000 }
      let expected = wanted.flatMap { name, texts in
        texts.enumerated().filter { $0.element.contains(word) }.map {
          "A/RES/178/\(name.last ?? "0")#op\($0.offset + 1)"
        }
      }
      #expect(found.sorted() == expected.sorted(), "seed \(seed), \(word)")
    }
  }

  @Test func `words that do not agree with their texts are noticed`() throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", ["Roses"]))], to: folder.index)
    do {
      let connection = try Connection(path: folder.index, mode: .write)
      try connection.execute("UPDATE paragraph SET text = 'Tulips'")
    }
    let faults = try IndexCheck.faults(ofIndexAt: folder.index)
    #expect(faults == ["the words of the index do not agree with its texts"])
  }

  @Test(arguments: [
    ("UPDATE text_block SET bytes = x'28B52FFD00'", "a block of texts is damaged"),
    ("DELETE FROM text_block", "2 paragraphs without a text"),
    ("INSERT INTO text_block VALUES (70, x'000101')", "1 blocks of texts without a paragraph"),
  ])
  func `damaged texts are noticed`(damage: String, fault: String) throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", ["Roses", "Tulips"]))], to: folder.index, .compact)
    do {
      let connection = try Connection(path: folder.index, mode: .write)
      try connection.execute(damage)
    }
    #expect(try IndexCheck.faults(ofIndexAt: folder.index).contains(fault))
  }
}
