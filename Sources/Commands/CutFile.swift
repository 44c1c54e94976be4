import Glibc
import Render

/// Why an export cannot go on in a file. The file is as it was.
enum CutFileError: Error, CustomStringConvertible {
  case notAnExport(String)
  case otherFormat(String, Format, Format)
  case otherProvenance(String, field: String, there: String, here: String)
  case otherRows(String)
  case inUse(String)

  var description: String {
    switch self {
    case .notAnExport(let path): "\(path) is no export of this table, and is left alone"
    case .otherFormat(let path, let there, let here): "\(path) is \(there), not \(here)"
    case .otherProvenance(let path, let field, let there, let here):
      "\(path) was exported with \(field) \(there), now it is \(here): export anew"
    case .otherRows(let path):
      "the last row of \(path) is none of this index: export anew"
    case .inUse(let path): "\(path) is being written by another run"
    }
  }
}

/// A file of exported rows that may have been cut off at any byte, open to be gone on with as long as this
/// value lives.
final class CutFile {
  let path: String
  /// `nil` when the file is empty.
  private(set) var format: Format?
  /// As the file tells it of itself; `nil` before its first whole row.
  private(set) var provenance: JSON?
  /// Whole rows, the header apart.
  private(set) var rowCount = 0
  /// The number of the last whole row, and where it stands, its line break included.
  private(set) var last: (row: Int64, range: Range<Int>)?

  private let file: Int32
  /// The first bytes, up to the end of the first row.
  private var head: [UInt8] = []

  /// Reads the file once from end to end; one that is not there is made.
  ///
  /// - Throws: ``InputError``, ``CutFileError``.
  init(_ path: String) throws {
    self.path = path
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw InputError(path: path, code: errno) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw CutFileError.inUse(path) }
    try scan()
  }

  deinit { close(file) }

  private func scan() throws {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    var start = 0
    var isQuoted = false
    var lines = 0
    var range = 0..<0
    while true {
      let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(path: path, code: errno)
      }
      if count == 0 { break }
      if format == nil { format = chunk[0] == UInt8(ascii: "{") ? .jsonl : .csv }
      for index in 0..<count {
        let byte = chunk[index]
        if lines < 2 { head.append(byte) }
        switch byte {
        case UInt8(ascii: "\""): if format == .csv { isQuoted.toggle() }
        case UInt8(ascii: "\t"): if lines == 0, format == .csv { format = .tsv }
        case 0x0A where !isQuoted:
          lines += 1
          range = start..<offset + index + 1
          start = range.upperBound
        default: break
        }
      }
      offset += count
    }
    rowCount = max(0, lines - 1)
    guard rowCount > 0 else { return }
    provenance = readProvenance()
    guard provenance != nil, let row = readNumber(try bytes(range.prefix(64))) else {
      throw CutFileError.notAnExport(path)
    }
    last = (row, range)
  }

  /// What the first object of `jsonl`, or the last cell of the first row, says.
  private func readProvenance() -> JSON? {
    guard let end = head.firstIndex(of: 0x0A) else { return nil }
    if format == .jsonl {
      let line = String(decoding: head[..<end], as: UTF8.self)
      return (try? JSON(reading: line))?["provenance"]
    }
    var cell = head[(end + 1)...].dropLast()
    if cell.last == 0x0D { cell = cell.dropLast() }
    if format == .tsv {
      cell = cell[((cell.lastIndex(of: 0x09) ?? cell.startIndex - 1) + 1)...]
      return try? JSON(reading: String(decoding: cell, as: UTF8.self))
    }
    var comma = cell.startIndex - 1
    var isQuoted = false
    for (index, byte) in zip(cell.indices, cell) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted { comma = index }
    }
    // Every second of two quotes in a row is the quote itself.
    var text: [UInt8] = []
    var isSecond = false
    for byte in cell[(comma + 1)...].dropFirst().dropLast() {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if !isSecond { text.append(byte) }
    }
    return try? JSON(reading: String(decoding: text, as: UTF8.self))
  }

  private func readNumber(_ row: [UInt8]) -> Int64? {
    var digits = row[...]
    if format == .jsonl {
      let beginning = Array("{\"row\":".utf8)
      guard digits.starts(with: beginning) else { return nil }
      digits = digits.dropFirst(beginning.count)
    }
    digits = digits.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = Int64(String(decoding: digits, as: UTF8.self)), number > 0 else {
      return nil
    }
    return number
  }

  /// Bytes of the file.
  func bytes(_ range: Range<Int>) throws(InputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress.map { $0 + done }, $0.count - done, range.lowerBound + done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw InputError(path: path, code: count < 0 ? errno : EIO) }
      done += count
    }
    return bytes
  }

  /// Refuses a file without a whole row that does not begin as an export does.
  func require(beginning: String) throws(CutFileError) {
    // What a run says of itself differs from run to run.
    let same = format == .jsonl ? "{\"provenance\":" : beginning
    let alike = zip(head, same.utf8).allSatisfy { $0 == $1 }
    guard alike, provenance == nil else { throw .notAnExport(path) }
  }

  /// Refuses a file whose rows are not those that would be printed now.
  func require(_ now: Provenance) throws(CutFileError) {
    for field in ["command", "query"] where provenance?[field] != now.json[field] {
      throw .notAnExport(path)
    }
    for field in ["options", "version", "index", "revision"] {
      let there = provenance?[field] ?? .null
      let here = now.json[field] ?? .null
      if there != here {
        throw .otherProvenance(path, field: field, there: there.line, here: here.line)
      }
    }
  }

  /// Cuts the file off at `offset` and has results go on there.
  func goOn(at offset: Int, _ output: Output) throws(InputError) {
    guard ftruncate(file, offset) == 0, lseek(file, offset, SEEK_SET) == offset else {
      throw InputError(path: path, code: errno)
    }
    output.redirect(to: file)
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> {
    lowerBound..<Swift.min(upperBound, lowerBound + count)
  }
}
