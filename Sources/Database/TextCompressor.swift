import CZstd

/// Makes blocks of what a ``TextBlock`` holds, with a dictionary or without.
package final class TextCompressor {
  /// With a dictionary level 5 saves another twelfth, and takes twice the time.
  static let level: Int32 = 3
  /// Bits of the tables in which a dictionary's words are found. The level's own are for a short text and
  /// forget much of a dictionary.
  private static let tableBits: Int32 = 18

  private let context = ZSTD_createCCtx()

  package init(_ dictionary: TextDictionary?) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Self.level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    guard let dictionary else { return }
    ZSTD_CCtx_setParameter(context, ZSTD_c_hashLog, Self.tableBits)
    ZSTD_CCtx_setParameter(context, ZSTD_c_chainLog, Self.tableBits)
    // Digested with the first block, and then kept.
    ZSTD_CCtx_loadDictionary(context, dictionary.bytes, dictionary.bytes.count)
  }

  deinit { ZSTD_freeCCtx(context) }

  /// The block of what a block holds as it is, see ``TextBlock/take()``.
  package func block(of plain: [UInt8]) -> [UInt8] {
    guard plain.count <= TextBlock.mostUnpacked else { return plain }
    // No longer than what there is: zstd stops when it would be.
    let frame = [UInt8](unsafeUninitializedCapacity: plain.count) { frame, size in
      let written = plain.withUnsafeBufferPointer { plain in
        ZSTD_compress2(
          context, frame.baseAddress, frame.count - 1, plain.baseAddress.map { $0 + 1 },
          plain.count - 1)
      }
      size = ZSTD_isError(written) == 0 ? written : 0
    }
    return frame.isEmpty ? plain : frame
  }
}
