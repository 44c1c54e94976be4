import Database
import Documents

/// Writes the texts of a compact index in blocks, those of a language with a dictionary of its own.
///
/// A dictionary is made of the first texts of a language while an index is built: their blocks stay as they are
/// until there are enough, and are then written anew. Updates use what dictionaries there are.
final class TextWriter {
  /// What is left of the page of the file that the next block comes to, when blocks are written in order.
  private struct PageRoom {
    /// Source: <https://www.sqlite.org/fileformat2.html> 1.6, of pages of 8,192 bytes.
    private static let size = 8184
    /// Of a row, beside its block.
    private static let rest = 12

    private var left = Self.size

    func holds(_ bytes: Double) -> Bool { Int(bytes) + Self.rest <= left }

    mutating func take(_ bytes: Int) {
      let row = bytes + Self.rest
      left = row <= left ? left - row : max(0, Self.size - row)
    }
  }

  private struct Blocks {
    /// `nil` while blocks wait for a dictionary.
    var compressor: TextCompressor?
    /// Blocks that wait, and their bytes.
    var waiting: [Int64] = []
    var size = 0
    /// Of all blocks that were compressed, the bytes before and after.
    var before = 1.0
    var after = 1.0

    /// The bytes that so many will hardly exceed: a block that does goes to the next page, and leaves its room
    /// empty.
    func expected(_ bytes: Int) -> Double { 1.08 * Double(bytes) * after / before }
  }

  private let connection: Connection
  private let isBuilding: Bool
  /// Bytes of text that a dictionary is made of.
  private let enough: Int
  private let block = TextBlock()
  /// The paragraph whose text is the first in `block`.
  private var first: Int64 = 0
  private var language = ""
  private var room = PageRoom()
  /// By the code of the language, empty where it is not known.
  private var blocks: [String: Blocks] = [:]

  init(
    _ connection: Connection, isBuilding: Bool, enough: Int = TextDictionary.enough
  ) {
    self.connection = connection
    self.isBuilding = isBuilding
    self.enough = enough
  }

  /// Writes the texts of a document at once: its dictionary's tables, which are as large as the processor's cache,
  /// are then fetched once and not for each block.
  ///
  /// - Parameter first: the paragraph of the first text; the others follow one by one.
  func write(
    _ texts: some Sequence<String>, in language: Language?, from first: Int64
  ) throws(DatabaseError) {
    self.language = language?.code ?? ""
    var id = first
    for text in texts {
      try append(text, of: id)
      id += 1
    }
    if !block.isEmpty { try write() }
  }

  private func append(_ text: String, of id: Int64) throws(DatabaseError) {
    if !block.isEmpty, let known = blocks[language], known.compressor != nil,
      room.holds(known.expected(block.size)),
      !room.holds(known.expected(block.size + text.utf8.count))
    {
      // The page is full to the last text that it holds.
      try write()
    }
    if block.isEmpty { first = id }
    block.append(text)
    if block.isFull { try write() }
  }

  /// Writes the blocks that still wait for a dictionary with what there is.
  func finish() throws(DatabaseError) {
    try learn(blocks.keys.sorted())
  }

  private func write() throws(DatabaseError) {
    let plain = block.take()
    if blocks[language] == nil {
      blocks[language] = Blocks(compressor: isBuilding ? nil : try compressor(of: language))
    }
    guard blocks[language]?.compressor == nil else {
      try insert(first, compressed(plain, language))
      return
    }
    try insert(first, plain)
    blocks[language]?.waiting.append(first)
    blocks[language]?.size += plain.count
    if let size = blocks[language]?.size, size >= enough { try learn([language]) }
  }

  private func compressed(_ plain: [UInt8], _ language: String) -> [UInt8] {
    guard let bytes = blocks[language]?.compressor?.block(of: plain) else { return plain }
    blocks[language]?.before += Double(plain.count)
    blocks[language]?.after += Double(bytes.count)
    return bytes
  }

  private func insert(_ id: Int64, _ bytes: [UInt8]) throws(DatabaseError) {
    try connection.prepare("INSERT INTO text_block (id, bytes) VALUES (?1, ?2)")
      .run(.integer(id), .blob(bytes))
    room.take(bytes.count)
  }

  /// That of an index which is there already.
  private func compressor(of language: String) throws(DatabaseError) -> TextCompressor {
    let find = try connection.prepare("SELECT bytes FROM text_dictionary WHERE language = ?1")
    try find.bind(.text(language))
    return TextCompressor(try find.step() ? TextDictionary(find.blob(0)) : nil)
  }

  /// Makes the dictionaries of these languages, and the blocks that wait for them.
  private func learn(_ languages: [String]) throws(DatabaseError) {
    var plain: [(id: Int64, language: String, bytes: [UInt8])] = []
    for language in languages {
      guard let waiting = blocks[language]?.waiting, !waiting.isEmpty else { continue }
      let own = try contents(of: waiting)
      plain += own.map { ($0.id, language, $0.bytes) }
      let dictionary = TextDictionary(of: own.flatMap(\.bytes), sizes: own.map(\.bytes.count))
      if let dictionary { try keep(dictionary, language) }
      blocks[language] = Blocks(compressor: TextCompressor(dictionary))
    }
    // All out before the first comes in again, and then in order: so they stand on pages that are full.
    let delete = try connection.prepare("DELETE FROM text_block WHERE id = ?1")
    for block in plain { try delete.run(.integer(block.id)) }
    plain.sort { $0.id < $1.id }
    for block in plain { try insert(block.id, compressed(block.bytes, block.language)) }
  }

  /// Those of documents that were taken out meanwhile are gone.
  private func contents(
    of waiting: [Int64]
  ) throws(DatabaseError) -> [(id: Int64, bytes: [UInt8])] {
    let find = try connection.prepare("SELECT bytes FROM text_block WHERE id = ?1")
    var contents: [(id: Int64, bytes: [UInt8])] = []
    for id in waiting {
      try find.bind(.integer(id))
      if try find.step() { contents.append((id, find.blob(0))) }
      find.reset()
    }
    return contents
  }

  private func keep(
    _ dictionary: TextDictionary, _ language: String
  ) throws(DatabaseError) {
    // Two languages have one where somebody filed the same texts under both.
    let insert = try connection.prepare(
      "INSERT OR IGNORE INTO text_dictionary (id, language, bytes) VALUES (?1, ?2, ?3)")
    try insert.run(.integer(dictionary.number), .text(language), .blob(dictionary.bytes))
  }
}
