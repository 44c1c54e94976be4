import CZstd

/// Texts on their way into a block, which holds them compressed, one after the other.
///
/// A block is a zstd frame that tells its size and has a checksum, or the byte 0 and then what such a frame would
/// hold, where that is shorter or very long. It holds the number of texts, the length of each in bytes, both as
/// ``Varint``, and the texts. Source of the frame: RFC 8878, <https://www.rfc-editor.org/rfc/rfc8878>.
package final class TextBlock {
  /// From so many bytes of text on a block takes no more. Half of it would make the texts of a file a fifth
  /// larger, more of it nothing smaller; to read a text of a block takes 60 microseconds.
  private static let fullSize = 65_536
  /// What a frame holds at most, so that no block of a file can ask for more memory; longer ones stay as they are.
  static let mostUnpacked = 8_000_000
  static let isPlain: UInt8 = 0
  /// Level 5 takes twice the time and saves nothing.
  private static let level: Int32 = 3

  private var count = 0
  private var lengths: [UInt8] = []
  private var texts: [UInt8] = []
  private let context = ZSTD_createCCtx()

  package init() {
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Self.level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  package var isEmpty: Bool { count == 0 }
  package var isFull: Bool { texts.count >= Self.fullSize }

  package func append(_ text: String) {
    count += 1
    Varint.append(UInt64(text.utf8.count), to: &lengths)
    texts += text.utf8
  }

  /// The block of what was appended, and begins the next one.
  package func take() -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(texts.count + lengths.count + 4)
    Varint.append(UInt64(count), to: &content)
    content += lengths
    content += texts
    count = 0
    lengths.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    return compressed(content) ?? [Self.isPlain] + content
  }

  /// `nil` where nothing is won.
  private func compressed(_ content: [UInt8]) -> [UInt8]? {
    guard content.count <= Self.mostUnpacked else { return nil }
    // No longer than the content: zstd stops when it would be.
    let frame = [UInt8](unsafeUninitializedCapacity: content.count) { frame, size in
      let written = ZSTD_compress2(
        context, frame.baseAddress, frame.count, content, content.count)
      size = ZSTD_isError(written) == 0 ? written : 0
    }
    return frame.isEmpty ? nil : frame
  }
}

/// Why a text cannot be had from its block.
package enum TextBlockError: Error, Sendable, CustomStringConvertible {
  /// The bytes are not those that were written.
  case damaged
  /// The block holds fewer texts.
  case noText(Int)

  package var description: String {
    switch self {
    case .damaged: "a block of texts is damaged"
    case .noText(let number): "a block of texts has no text \(number)"
    }
  }
}

/// Reads texts from blocks, and keeps the block it read last: the next text is most often in it too.
package final class TextBlockReader {
  private let context = ZSTD_createDCtx()
  private var block: [UInt8] = []
  private var content: [UInt8] = []
  /// Where each text begins in `content`, and where the last one ends.
  private var starts: [Int] = []

  package init() {}

  deinit { ZSTD_freeDCtx(context) }

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
    content = [UInt8](unsafeUninitializedCapacity: Int(size)) { content, count in
      count = ZSTD_decompressDCtx(
        context, content.baseAddress, content.count, bytes.baseAddress, bytes.count)
      if ZSTD_isError(count) != 0 { count = 0 }
    }
    guard content.count == Int(size), size > 0 else { throw .damaged }
  }
}
