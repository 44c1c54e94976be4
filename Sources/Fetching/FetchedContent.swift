import Documents
import Glibc

/// What a file that was fetched is, by its first and last bytes: what a server calls it is not asked.
enum FetchedContent: Equatable {
  /// The value tells whether its end is there.
  case pdf(isEnded: Bool)
  case zip
  /// Word 97 to 2003.
  case oldOffice
  /// A web page or some other text.
  case text
  case other
  case empty

  /// - Returns: `nil` when the file cannot be read.
  init?(of path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size >= 0 else { return nil }
    self.init(
      head: FetchedContent.read(file, 0..<min(1024, size)),
      tail: FetchedContent.read(file, max(0, size - 4096)..<size))
  }

  /// - Parameters:
  ///   - head: the first 1,024 bytes, or all.
  ///   - tail: the last 4,096, or all.
  init(head: [UInt8], tail: [UInt8]) {
    if head.isEmpty {
      self = .empty
    } else if head.starts(with: "%PDF-".utf8)
      || head.first(where: { $0 > 0x20 }) != UInt8(ascii: "<")
        && FetchedContent.holds("%PDF-1.", head)
    {
      self = .pdf(isEnded: FetchedContent.holds("%%EOF", tail))
    } else if head.starts(with: "PK\u{3}\u{4}".utf8) {
      self = .zip
    } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .oldOffice
    } else {
      self = head.contains(0) ? .other : .text
    }
  }

  /// Whether it is what was asked for. Documents of the nineties were never made DOCX.
  func fits(_ format: WantedDocument.Format) -> Bool {
    switch (self, format) {
    case (.pdf, .pdf), (.zip, .docx), (.oldOffice, .docx): true
    default: false
    }
  }

  /// The ending that its name gets.
  var ending: String {
    switch self {
    case .pdf: "pdf"
    case .zip: "docx"
    case .oldOffice: "doc"
    case .text, .other, .empty: "bin"
    }
  }

  var description: String {
    switch self {
    case .pdf: "a PDF file"
    case .zip: "a Word file"
    case .oldOffice: "an old Word file"
    case .text: "a web page or text"
    case .other: "something else"
    case .empty: "nothing"
    }
  }

  private static func holds(_ mark: String, _ bytes: [UInt8]) -> Bool {
    let mark = Array(mark.utf8)
    return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  private static func read(_ file: Int32, _ range: Range<Int>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    let count = bytes.withUnsafeMutableBytes {
      pread(file, $0.baseAddress, $0.count, range.lowerBound)
    }
    return Array(bytes.prefix(max(0, count)))
  }
}
