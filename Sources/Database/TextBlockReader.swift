import CZstd

/// Reads texts from blocks, and keeps the block it read last: the next text is most often in it too.
package final class TextBlockReader {
  /// Where the bytes of a ``TextDictionary`` are found by its number; `nil` when nowhere.
  package typealias Dictionaries = (Int64) throws(DatabaseError) -> [UInt8]?

  private let dictionaries: Dictionaries
  private let context = ZSTD_createDCtx()
  /// Dictionaries as zstd reads them, by number.
  private var known: [UInt32: OpaquePointer] = [:]
  /// An index has as many as it has languages.
  private static let mostKnown = 16
  private var block: [UInt8] = []
  private var content: [UInt8] = []
  /// Where each text begins in `content`, and where the last one ends.
  private var starts: [Int] = []

  package init(dictionaries: @escaping Dictionaries) { self.dictionaries = dictionaries }

  deinit {
    forgetDictionaries()
    ZSTD_freeDCtx(context)
  }

  private func forgetDictionaries() {
    for dictionary in known.values { ZSTD_freeDDict(dictionary) }
    known = [:]
  }

  /// Gives out a text of a block.
  ///
  /// - Parameter number: from 0.
  package func withText<R>(
    _ number: Int, of bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> R
  ) throws(TextBlockError) -> R {
    if !bytes.elementsEqual(block) { try open(bytes) }
    guard number >= 0, number < starts.count - 1 else { throw .noText(number) }
    let range = starts[number]..<starts[number + 1]
    return content.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  private func open(_ bytes: UnsafeRawBufferPointer) throws(TextBlockError) {
    block = []
    starts = []
    try unpack(bytes)
    try content.withUnsafeBufferPointer { content throws(TextBlockError) in
      var offset = 0
      let count = Int(clamping: Varint.read(content, &offset))
      // Each text has a length of a byte or more.
      guard count <= content.count - offset else { throw .damaged }
      var lengths: [Int] = []
      lengths.reserveCapacity(count)
      for _ in 0..<count { lengths.append(Int(clamping: Varint.read(content, &offset))) }
      starts.reserveCapacity(count + 1)
      starts.append(offset)
      for length in lengths {
        guard length <= content.count - offset else { throw .damaged }
        offset += length
        starts.append(offset)
      }
      guard offset == content.count else { throw .damaged }
    }
    block = Array(bytes)
  }

  private func unpack(_ bytes: UnsafeRawBufferPointer) throws(TextBlockError) {
    if bytes.first == TextBlock.isPlain {
      content = Array(bytes.dropFirst())
      return
    }
    // What is no frame has no size, which zstd tells as one beyond all bounds.
    let size = ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count)
    guard size <= UInt64(TextBlock.mostUnpacked) else { throw .damaged }
    let number = ZSTD_getDictID_fromFrame(bytes.baseAddress, bytes.count)
    let dictionary = number == 0 ? nil : try dictionary(number)
    content = [UInt8](unsafeUninitializedCapacity: Int(size)) { content, count in
      // Without a dictionary this is what reads frames that need none.
      count = ZSTD_decompress_usingDDict(
        context, content.baseAddress, content.count, bytes.baseAddress, bytes.count, dictionary)
      if ZSTD_isError(count) != 0 { count = 0 }
    }
    guard content.count == Int(size), size > 0 else { throw .damaged }
  }

  private func dictionary(_ number: UInt32) throws(TextBlockError) -> OpaquePointer {
    if let dictionary = known[number] { return dictionary }
    let bytes: [UInt8]?
    do throws(DatabaseError) {
      bytes = try dictionaries(Int64(number))
    } catch {
      throw .database(error)
    }
    guard let bytes, bytes.count <= TextDictionary.mostBytes,
      let dictionary = ZSTD_createDDict(bytes, bytes.count)
    else { throw .noDictionary(Int64(number)) }
    if known.count == Self.mostKnown { forgetDictionaries() }
    known[number] = dictionary
    return dictionary
  }
}
