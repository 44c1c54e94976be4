/// What a file holds, told from its bytes; its name is not asked.
enum ContentKind: Equatable, Sendable {
  case pdf
  /// A zip archive: DOCX, or an office format that is not read.
  case zip
  /// The container of Word 97 to 2003, of old Excel and PowerPoint, and of encrypted DOCX.
  case compoundFile
  /// Text of some sort, to be decoded before it is told apart.
  case text
  /// A known format that is not read, by the name people give it.
  case other(String)

  init(_ bytes: [UInt8]) {
    func begins(_ magic: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + magic.count
        && bytes[offset..<offset + magic.count].elementsEqual(magic)
    }
    func begins(_ magic: String, at offset: Int = 0) -> Bool {
      begins(Array(magic.utf8), at: offset)
    }
    let visible = bytes.prefix(1024).first { $0 > 0x20 }
    if begins("%PDF-") || visible != 0x3C && Self.holdsPDFHeader(bytes) {
      self = .pdf
    } else if begins("PK\u{3}\u{4}") || begins("PK\u{5}\u{6}") || begins("PK\u{7}\u{8}") {
      self = .zip
    } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compoundFile
    } else if let known = Self.magics.first(where: { begins($0.magic, at: $0.offset) }) {
      self = .other(known.name)
    } else {
      self = .text
    }
  }

  /// The header may stand anywhere in the first 1,024 bytes. Source: PDF 1.7 reference, appendix H.3.
  private static func holdsPDFHeader(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1024)
    let mark = Array("%PDF-1.".utf8)
    return head.indices.contains { at in
      head[at] == 0x25 && head[at...].starts(with: mark)
    }
  }

  private static let magics: [(magic: [UInt8], offset: Int, name: String)] = [
    (Array("{\\rtf".utf8), 0, "Rich Text Format"),
    (Array("%!PS".utf8), 0, "PostScript"),
    ([0xFF, 0x57, 0x50, 0x43], 0, "WordPerfect"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], 0, "a PNG image"),
    ([0xFF, 0xD8, 0xFF], 0, "a JPEG image"),
    (Array("GIF8".utf8), 0, "a GIF image"),
    ([0x49, 0x49, 0x2A, 0x00], 0, "a TIFF image"),
    ([0x4D, 0x4D, 0x00, 0x2A], 0, "a TIFF image"),
    (Array("RIFF".utf8), 0, "a RIFF recording"),
    (Array("ID3".utf8), 0, "an MP3 recording"),
    (Array("ftyp".utf8), 4, "an MP4 recording"),
    ([0x1F, 0x8B], 0, "a gzip archive"),
    (Array("BZh".utf8), 0, "a bzip2 archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], 0, "an xz archive"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "a 7-Zip archive"),
    (Array("Rar!".utf8), 0, "a RAR archive"),
    (Array("ustar".utf8), 257, "a tar archive"),
    ([0x7F, 0x45, 0x4C, 0x46], 0, "a program"),
    (Array("SQLite format 3\0".utf8), 0, "an SQLite database"),
  ]
}
