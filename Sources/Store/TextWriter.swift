import Database
import Documents

/// Writes the texts of a compact index in blocks, those of a language with a dictionary of its own.
///
/// A dictionary is made of the first texts of a language while an index is built: their blocks stay as they are
/// until there are enough, and are then written anew. Updates use what dictionaries there are.
final class TextWriter {
  private struct Blocks {
    /// `nil` while blocks wait for a dictionary.
    var compressor: TextCompressor?
    /// Blocks that wait, and their bytes.
    var waiting: [Int64] = []
    var size = 0
  }

  private let connection: Connection
  private let isBuilding: Bool
  /// Bytes of text that a dictionary is made of.
  private let enough: Int
  private let block = TextBlock()
  /// The paragraph whose text is the first in `block`.
  private var first: Int64 = 0
  private var language = ""
  /// By the code of the language, empty where it is not known.
  private var blocks: [String: Blocks] = [:]

  init(
    _ connection: Connection, isBuilding: Bool, enough: Int = TextDictionary.enough
  ) {
    self.connection = connection
    self.isBuilding = isBuilding
    self.enough = enough
  }

  /// Begins the texts of a document.
  func begin(_ language: Language?) { self.language = language?.code ?? "" }

  /// - Parameter id: the one after that of the text before, within a document.
  func append(_ text: String, of id: Int64) throws(DatabaseError) {
    if block.isEmpty { first = id }
    block.append(text)
    if block.isFull { try write() }
  }

  /// Ends the texts of a document.
  func end() throws(DatabaseError) {
    if !block.isEmpty { try write() }
  }

  /// Writes the blocks that still wait for a dictionary with what there is.
  func finish() throws(DatabaseError) {
    for language in blocks.keys.sorted() { try learn(language) }
  }

  private func write() throws(DatabaseError) {
    let plain = block.take()
    if blocks[language] == nil {
      blocks[language] = Blocks(compressor: isBuilding ? nil : try compressor(of: language))
    }
    if let compressor = blocks[language]?.compressor {
      try insert(first, compressor.block(of: plain))
      return
    }
    try insert(first, plain)
    blocks[language]?.waiting.append(first)
    blocks[language]?.size += plain.count
    if let size = blocks[language]?.size, size >= enough { try learn(language) }
  }

  private func insert(_ id: Int64, _ bytes: [UInt8]) throws(DatabaseError) {
    try connection.prepare("INSERT INTO text_block (id, bytes) VALUES (?1, ?2)")
      .run(.integer(id), .blob(bytes))
  }

  /// That of an index which is there already.
  private func compressor(of language: String) throws(DatabaseError) -> TextCompressor {
    let find = try connection.prepare("SELECT bytes FROM text_dictionary WHERE language = ?1")
    try find.bind(.text(language))
    return TextCompressor(try find.step() ? TextDictionary(find.blob(0)) : nil)
  }

  /// Makes the dictionary of a language, and the blocks that wait for it.
  private func learn(_ language: String) throws(DatabaseError) {
    guard let waiting = blocks[language]?.waiting, !waiting.isEmpty else { return }
    let find = try connection.prepare("SELECT bytes FROM text_block WHERE id = ?1")
    // Those of documents that were taken out meanwhile are gone.
    var plain: [(id: Int64, bytes: [UInt8])] = []
    for id in waiting {
      try find.bind(.integer(id))
      if try find.step() { plain.append((id, find.blob(0))) }
      find.reset()
    }
    let dictionary = TextDictionary(of: plain.flatMap(\.bytes), sizes: plain.map(\.bytes.count))
    if let dictionary {
      // Two languages have one where somebody filed the same texts under both.
      let keep = try connection.prepare(
        "INSERT OR IGNORE INTO text_dictionary (id, language, bytes) VALUES (?1, ?2, ?3)")
      try keep.run(.integer(dictionary.number), .text(language), .blob(dictionary.bytes))
    }
    let compressor = TextCompressor(dictionary)
    // All out before the first comes in again: so they stand on pages that are full.
    let delete = try connection.prepare("DELETE FROM text_block WHERE id = ?1")
    for block in plain { try delete.run(.integer(block.id)) }
    for block in plain { try insert(block.id, compressor.block(of: block.bytes)) }
    blocks[language] = Blocks(compressor: compressor)
  }
}
