/// Texts on their way into a block, which holds them one after the other.
///
/// A block is a zstd frame that tells its size and has a checksum, and names its ``TextDictionary`` where it was
/// made with one; or the byte 0 and then what such a frame would hold, where that is shorter or very long. It
/// holds the number of texts, the length of each in bytes, both as ``Varint``, and the texts.
/// Source of the frame: RFC 8878, <https://www.rfc-editor.org/rfc/rfc8878>.
package final class TextBlock {
  /// From so many bytes of text on a block takes no more: with a dictionary, twice as many save a fiftieth,
  /// which the pages lose again that such blocks fill less well. To read a text takes five microseconds.
  private static let fullSize = 2_000
  /// What a block holds at most, so that none of a file can ask for more memory; longer ones stay as they are.
  static let mostUnpacked = 8_000_000
  static let isPlain: UInt8 = 0

  private var count = 0
  private var lengths: [UInt8] = []
  private var texts: [UInt8] = []

  package init() {}

  package var isEmpty: Bool { count == 0 }
  package var isFull: Bool { texts.count >= Self.fullSize }
  /// Bytes of text.
  package var size: Int { texts.count }

  package func append(_ text: String) {
    count += 1
    Varint.append(UInt64(text.utf8.count), to: &lengths)
    texts += text.utf8
  }

  /// The block of what was appended as it is, for ``TextCompressor``, and begins the next one.
  package func take() -> [UInt8] {
    var content = [Self.isPlain]
    content.reserveCapacity(texts.count + lengths.count + 5)
    Varint.append(UInt64(count), to: &content)
    content += lengths
    content += texts
    count = 0
    lengths.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    return content
  }
}

/// Why a text cannot be had from its block.
package enum TextBlockError: Error, Sendable, CustomStringConvertible {
  /// The bytes are not those that were written.
  case damaged
  /// The block holds fewer texts.
  case noText(Int)
  /// The dictionary of this number, with which the block was made, is not there.
  case noDictionary(Int64)
  /// The dictionary could not be read.
  case database(DatabaseError)

  package var description: String {
    switch self {
    case .damaged: "a block of texts is damaged"
    case .noText(let number): "a block of texts has no text \(number)"
    case .noDictionary(let number): "there is no dictionary \(number) for a block of texts"
    case .database(let error): error.message
    }
  }
}
