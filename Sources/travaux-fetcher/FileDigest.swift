import CNettle
import Glibc

/// What a file that was fetched is known by.
enum FileDigest {
  /// SHA-256 of all of a file in hexadecimal, and its size in bytes; `nil` when it cannot be read.
  static func of(_ path: String) -> (sha256: String, bytes: Int)? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var hash = sha256_ctx()
    nettle_sha256_init(&hash)
    var size = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      if count == 0 { break }
      nettle_sha256_update(&hash, count, chunk)
      size += count
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&hash, digest.count, &digest)
    return (digest.map(hexadecimal).joined(), size)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
