/// The encoding that a text with mark-up names in its head.
enum DeclaredCharset {
  /// What stands behind `charset=` or `encoding=` in the first 4,096 bytes of a text that opens with
  /// `<`; `nil` elsewhere. Source: HTML Living Standard, prescan a byte stream.
  static func name(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096)
    guard head.first(where: { $0 > 0x20 && $0 < 0x80 }) == 0x3C else { return nil }
    for key in ["charset=", "encoding="] {
      if let name = value(of: Array(key.utf8), in: head) { return name }
    }
    return nil
  }

  private static func value(of key: [UInt8], in head: ArraySlice<UInt8>) -> String? {
    var at = head.startIndex
    while at + key.count < head.endIndex {
      let matches = key.indices.allSatisfy { index in
        let byte = head[at + index]
        return (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == key[index]
      }
      if matches {
        let name = head[(at + key.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
          .prefix(40).prefix {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D
              || $0 == 0x5F || $0 == 0x3A
          }
        if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
      }
      at += 1
    }
    return nil
  }
}
