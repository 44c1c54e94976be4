import Testing

@testable import Database

struct TextBlockTests {
  private struct Numbers {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 8) % bound
    }
  }

  private static let words = ["gardens", "роза", "的", "", "é\u{0}", "الحديقة", "x", " ", "tulips"]

  private func texts(_ random: inout Numbers) -> [String] {
    (0..<1 + random.below(60)).map { _ in
      (0..<random.below(random.below(20) == 0 ? 5000 : 30)).map { _ in
        Self.words[random.below(Self.words.count)]
      }.joined(separator: " ")
    }
  }

  private func block(_ texts: [String], _ dictionary: TextDictionary? = nil) -> [UInt8] {
    let block = TextBlock()
    for text in texts { block.append(text) }
    return TextCompressor(dictionary).block(of: block.take())
  }

  /// Made of some seeds' texts.
  private func dictionary(_ seeds: ClosedRange<UInt64>) throws -> TextDictionary {
    var texts: [[UInt8]] = []
    for seed in seeds {
      var random = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
      texts += self.texts(&random).map { Array($0.utf8) }
    }
    return try #require(TextDictionary(of: texts.flatMap { $0 }, sizes: texts.map(\.count)))
  }

  private func reader(_ known: [TextDictionary] = []) -> TextBlockReader {
    TextBlockReader { number in known.first { $0.number == number }?.bytes }
  }

  private func read(
    _ number: Int, _ block: [UInt8], _ reader: TextBlockReader
  ) throws(TextBlockError) -> String {
    try block.withUnsafeBufferPointer { bytes throws(TextBlockError) in
      try reader.withText(number, of: UnsafeRawBufferPointer(bytes)) {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  @Test(arguments: 1...20)
  func `texts come out as they went in, from whichever block`(seed: Int) throws {
    var random = Numbers(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    let texts = (0..<3).map { _ in self.texts(&random) }
    let dictionaries = try [dictionary(100...150), dictionary(200...250)]
    let blocks = texts.enumerated().map { index, texts in
      block(texts, index == 0 ? nil : dictionaries[index - 1])
    }
    let reader = reader(dictionaries)
    for _ in 0..<200 {
      let number = random.below(texts.count)
      let place = random.below(texts[number].count)
      let found = try read(place, blocks[number], reader)
      #expect(found == texts[number][place], "seed \(seed)")
    }
    for (block, texts) in zip(blocks, texts) {
      for outside in [-1, texts.count, Int.max] {
        #expect(throws: TextBlockError.self) { try read(outside, block, reader) }
      }
    }
  }

  @Test func `a long block is shorter than its texts, a short one hardly longer`() {
    let long = (0..<400).map { "Gardens and roses, number \($0), and what grows beside them." }
    #expect(block(long).count < long.joined().utf8.count / 4)
    #expect(block(["Roses"]).count == 8)
    let block = TextBlock()
    #expect(block.isEmpty)
    for text in long {
      #expect(!block.isFull || block.take().count > 0)
      block.append(text)
    }
  }

  @Test func `a dictionary makes short blocks shorter, and only its own reads them`() throws {
    let dictionary = try dictionary(100...150)
    var random = Numbers(state: 77)
    let texts = texts(&random).filter { $0.utf8.count > 40 }
    let short = block(texts, dictionary)
    #expect(short.count < block(texts).count)
    #expect(TextDictionary(dictionary.bytes)?.number == dictionary.number)
    #expect(try read(0, short, reader([dictionary])) == texts[0])
    #expect(throws: TextBlockError.self) { try read(0, short, reader()) }
    let other = TextDictionary(
      bytes: dictionary.bytes.reversed(), number: UInt32(dictionary.number))
    #expect(throws: TextBlockError.self) { try read(0, short, reader([other])) }
    #expect(TextDictionary([]) == nil)
    #expect(TextDictionary(of: Array("roses".utf8), sizes: [5]) == nil)
  }

  @Test func `a text too long for a frame stays as it is`() throws {
    let text = String(repeating: "rose ", count: TextBlock.mostUnpacked / 5 + 1)
    let block = block([text, "tulip"])
    #expect(block.first == TextBlock.isPlain)
    let reader = reader()
    let found = try read(0, block, reader) == text
    #expect(found)
    #expect(try read(1, block, reader) == "tulip")
  }

  @Test(arguments: 1...20)
  func `a damaged block is told or gives something, and never more than its bounds`(seed: Int) {
    var random = Numbers(state: UInt64(seed) &* 0xD134_2543_DE82_EF95 | 1)
    let texts = self.texts(&random)
    let dictionary = seed.isMultiple(of: 2) ? nil : try? dictionary(100...150)
    let whole = block(texts, dictionary)
    let reader = reader(dictionary.map { [$0] } ?? [])
    for _ in 0..<200 {
      var bytes = whole
      switch random.below(3) {
      case 0: bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
      case 1: bytes.removeLast(1 + random.below(bytes.count))
      default:
        for _ in 0..<4 { bytes[random.below(min(24, bytes.count))] = UInt8(random.below(256)) }
      }
      do throws(TextBlockError) {
        let text = try read(random.below(texts.count), bytes, reader)
        #expect(text.utf8.count <= TextBlock.mostUnpacked * 3)
        // The checksum of a frame lets no other text pass.
        if whole[0] != TextBlock.isPlain, bytes[0] == whole[0] {
          let isOurs = texts.contains(text)
          #expect(isOurs, "seed \(seed)")
        }
      } catch {}
    }
  }

  @Test(
    arguments: [
      [], [0], [0, 5], [0, 1, 200], [0, 2, 1],
      [0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
      [0x28, 0xB5, 0x2F, 0xFD], [1, 2, 3],
      // A frame that promises 2^62 bytes.
      [0x28, 0xB5, 0x2F, 0xFD, 0xC0, 0x58, 0, 0, 0, 0, 0, 0, 0, 0x40, 1, 0, 0],
    ] as [[UInt8]])
  func `bytes that are no block are told`(bytes: [UInt8]) {
    #expect(throws: TextBlockError.self) { try read(0, bytes, reader()) }
  }

  @Test func `SQL reads texts, and is told of damage`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.registerTexts(as: "texts", dictionaries: "words")
    let statement = try connection.prepare("SELECT texts(?1, ?2)")
    try statement.bind(.blob(block(["Roses", ""])), 0)
    let isThere = try statement.step()
    let text = statement.text(0)
    #expect(isThere)
    #expect(text == "Roses")
    try statement.bind(.blob(block(["Roses", ""])), 1)
    let isEmpty = try statement.step() && !statement.isNull(0)
    #expect(isEmpty)
    try statement.bind(.null, 1)
    let isNull = try statement.step() && statement.isNull(0)
    #expect(isNull)
    try statement.bind(.blob([0x28, 1]), 0)
    do throws(DatabaseError) {
      _ = try statement.step()
      Issue.record("it cannot be read")
    } catch {
      #expect(error.isCorrupt)
      #expect(error.message == "a block of texts is damaged")
    }
  }

  @Test func `SQL finds a dictionary in whichever file it stands`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.registerTexts(as: "texts", dictionaries: "words")
    let dictionary = try dictionary(100...150)
    let texts = (0..<20).map { "tulips x الحديقة gardens \($0)" }
    let statement = try connection.prepare("SELECT texts(?1, 7)")
    func text() throws(DatabaseError) -> String {
      try statement.bind(.blob(block(texts, dictionary)))
      return try statement.step() ? statement.text(0) : ""
    }
    do throws(DatabaseError) {
      _ = try text()
      Issue.record("there is no dictionary")
    } catch {
      #expect(error.isCorrupt)
      #expect(error.message == "there is no dictionary \(dictionary.number) for a block of texts")
    }
    let file = "\"a \"\"file\"\" of\""
    for schema in ["main", file] {
      if schema == file { try connection.execute("ATTACH ':memory:' AS \(file)") }
      try connection.execute("CREATE TABLE \(schema).words (id INTEGER PRIMARY KEY, bytes BLOB)")
    }
    try connection.prepare("INSERT INTO \(file).words VALUES (?1, ?2)")
      .run(.integer(dictionary.number), .blob(dictionary.bytes))
    #expect(try text() == texts[7])
    // It is kept.
    try connection.execute("DELETE FROM \(file).words")
    #expect(try text() == texts[7])
  }
}
