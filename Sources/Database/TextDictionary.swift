import CZstd

/// What many texts have in common, which the blocks made with it need not say again: a dictionary of zstd.
///
/// Source: RFC 8878, 5, <https://www.rfc-editor.org/rfc/rfc8878>.
package struct TextDictionary: Sendable {
  /// So many bytes of text teach what there is to learn; twice as many save nothing more.
  package static let enough = 4_000_000
  /// Less is not worth a dictionary.
  package static let least = 65_536
  /// From here on a longer one saves nothing.
  private static let largest = 110_000
  /// A dictionary is so much shorter than what it was made of.
  private static let share = 32
  /// No dictionary of ours is longer, so that a file cannot ask for more memory.
  static let mostBytes = 1 << 20

  package let bytes: [UInt8]
  /// Made of the bytes, and in each block that needs them: no two dictionaries share one.
  package let number: Int64

  init(bytes: [UInt8], number: UInt32) {
    self.bytes = bytes
    self.number = Int64(number)
  }

  /// One that was kept; `nil` when the bytes are none of ours.
  package init?(_ bytes: [UInt8]) {
    let number = ZDICT_getDictID(bytes, bytes.count)
    guard number != 0, bytes.count <= Self.mostBytes else { return nil }
    self.init(bytes: bytes, number: number)
  }

  /// Made of texts; `nil` where they have too little in common, or are too few.
  ///
  /// - Parameters:
  ///   - texts: one after the other.
  ///   - sizes: the length of each in bytes.
  package init?(of texts: [UInt8], sizes: [Int]) {
    guard texts.count >= Self.least else { return nil }
    var parameters = ZDICT_fastCover_params_t()
    // The bytes of a piece, and of what is compared; the others' defaults make no difference.
    parameters.k = 200
    parameters.d = 8
    parameters.f = 20
    parameters.accel = 1
    parameters.zParams.compressionLevel = TextCompressor.level
    let most = min(Self.largest, texts.count / Self.share)
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { bytes, count in
      let made = ZDICT_trainFromBuffer_fastCover(
        bytes.baseAddress, most, texts, sizes, UInt32(clamping: sizes.count), parameters)
      count = ZDICT_isError(made) == 0 ? made : 0
    }
    self.init(bytes)
  }
}
