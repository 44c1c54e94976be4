import Database
import Documents
import TestSupport
import Testing

@testable import Store

struct TextWriterTests {
  /// Texts of invented sentences, some of them alike.
  private func texts(_ count: Int, seed: UInt64) -> [String] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { number in
      let words = (0..<20 + Int(random.next() % 40)).map { _ in
        ["garden", "rose", "tulip", "requests the gardener to", "сад", "decides"][
          Int(random.next() % 6)] + (random.next() % 4 == 0 ? "\(random.next() % 90)" : "")
      }
      return "\(number) " + words.joined(separator: " ")
    }
  }

  private func index() throws -> Connection {
    let connection = try Connection(path: ":memory:", mode: .create)
    try Format.register(IndexTokenizer(), on: connection)
    try TextStorage.compact.makeTables(on: connection)
    return connection
  }

  private func write(
    _ texts: [String], _ language: Language?, from first: Int64, with writer: TextWriter
  ) throws {
    try writer.write(texts, in: language, from: first)
  }

  private func read(_ id: Int64, from connection: Connection) throws -> String {
    let statement = try connection.prepare(
      """
      SELECT travaux_text(bytes, ?1 - id) FROM text_block WHERE id <= ?1 ORDER BY id DESC LIMIT 1
      """)
    try statement.bind(.integer(id))
    return try statement.step() ? statement.text(0) : ""
  }

  @Test(arguments: [70_000, TextDictionary.enough])
  func `each language has a dictionary, made before or at the end`(enough: Int) throws {
    let connection = try index()
    let writer = TextWriter(connection, isBuilding: true, enough: enough)
    let languages: [Language?] = [.english, .french, nil, .spanish]
    let documents = languages.enumerated().map { index, language in
      // The last is too short for a dictionary.
      (language, self.texts(language == .spanish ? 20 : 500, seed: UInt64(index + 1)))
    }
    var first: Int64 = 1
    for half in 0...1 {
      for (language, texts) in documents {
        let part = half == 0 ? texts[..<(texts.count / 2)] : texts[(texts.count / 2)...]
        try write(Array(part), language, from: first, with: writer)
        first += Int64(part.count)
      }
    }
    // Texts are read whether their blocks wait or not.
    #expect(try read(3, from: connection) == documents[0].1[2])
    try connection.execute("DELETE FROM text_block WHERE id = 1")
    try writer.finish()
    #expect(try read(2, from: connection) == "")
    first = 1
    for half in 0...1 {
      for (_, texts) in documents {
        let part = half == 0 ? texts[..<(texts.count / 2)] : texts[(texts.count / 2)...]
        for (index, text) in part.enumerated() where first + Int64(index) > 30 {
          #expect(try read(first + Int64(index), from: connection) == text)
        }
        first += Int64(part.count)
      }
    }
    #expect(
      try connection.integer(
        "SELECT count(*) FROM text_dictionary WHERE language IN ('en', 'fr', '')")
        == 3)
    #expect(try connection.integer("SELECT count(*) FROM text_dictionary") == 3)
    #expect(
      try connection.integer("SELECT count(*) FROM text_block WHERE substr(bytes, 1, 1) = x'00'")
        == 0)
  }

  @Test func `an update uses the dictionary of its language`() throws {
    let connection = try index()
    let first = TextWriter(connection, isBuilding: true)
    try write(texts(500, seed: 1), .english, from: 1, with: first)
    try first.finish()
    let second = TextWriter(connection, isBuilding: false)
    let more = texts(3, seed: 2)
    try write(more, .english, from: 1001, with: second)
    try write(more, .french, from: 2001, with: second)
    try second.finish()
    func size(_ id: Int64) throws -> Int64 {
      try connection.integer("SELECT length(bytes) FROM text_block WHERE id = \(id)")
    }
    #expect(try size(1001) < size(2001))
    for id: Int64 in [1001, 2001] { #expect(try read(id + 2, from: connection) == more[2]) }
    #expect(try connection.integer("SELECT count(*) FROM text_dictionary") == 1)
  }

  @Test func `blocks fill the pages of the file`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.prepareForBuilding()
    try Format.register(IndexTokenizer(), on: connection)
    try TextStorage.compact.makeTables(on: connection)
    let writer = TextWriter(connection, isBuilding: true, enough: 70_000)
    var random = SeededNumbers(seed: 3)
    let numbers = (0..<6000).map { _ in
      (0..<8 + Int(random.next() % 10)).map { _ in String(random.next() % 1_000_000) }
        .joined(separator: " ")
    }
    try write(numbers, .english, from: 1, with: writer)
    try writer.finish()
    let bytes = try connection.integer("SELECT sum(length(bytes) + 12) FROM text_block")
    let free = try connection.integer("PRAGMA freelist_count")
    try connection.execute("DROP TABLE text_block")
    let pages = try connection.integer("PRAGMA freelist_count") - free
    #expect(pages > 10)
    #expect(Double(bytes) > 0.95 * Double((pages - 2) * 8184))
  }
}
