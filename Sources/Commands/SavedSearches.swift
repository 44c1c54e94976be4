import Glibc
import Render
import Search

/// A search that somebody keeps under a name.
struct SavedSearch: Sendable, Equatable {
  let name: String
  /// The words of the call, as `travaux search` reads them.
  var call: [String]
  /// Of each passage that was there when it was last looked at.
  var seen: Set<UInt64>

  /// What tells a passage from all others: the same words at the same place are not new.
  static func key(of hit: Hit) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [hit.locator.description, hit.language?.code ?? "", hit.text] {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }

  /// - Throws: ``UsageError`` when it is no name for a search.
  static func checked(_ name: String) throws(UsageError) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_.:".unicodeScalars.contains(scalar)
    }
    guard isPlain, (1...100).contains(name.count), name.first != "-" else {
      throw UsageError("a search's name has letters, digits, - _ . and : only, not \(name)")
    }
    return name
  }

  init(name: String, call: [String], seen: Set<UInt64>) {
    self.name = name
    self.call = call
    self.seen = seen
  }

  /// One line of the file; `nil` for what is none.
  init?(_ line: some StringProtocol) {
    let json: JSON
    do { json = try JSON(reading: line) } catch { return nil }
    guard case .string(let name)? = json["name"],
      case .array(let words)? = json["call"], case .string(let digits)? = json["seen"]
    else { return nil }
    self.name = name
    call = words.compactMap { if case .string(let word) = $0 { word } else { nil } }
    seen = []
    let hex = Array(digits.utf8)
    guard call.count == words.count, hex.count % 16 == 0 else { return nil }
    for start in stride(from: 0, to: hex.count, by: 16) {
      let key = String(decoding: hex[start..<start + 16], as: UTF8.self)
      guard let key = UInt64(key, radix: 16) else { return nil }
      seen.insert(key)
    }
  }

  var line: String {
    let keys = seen.sorted().map { key in
      let digits = String(key, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    let json: JSON = [
      "name": .string(name), "call": .list(call) { .string($0) }, "seen": .string(keys.joined()),
    ]
    return json.line
  }
}

/// The file in which somebody's searches are kept: one JSON object a line, apart from any index.
struct SavedSearches {
  /// Passages of a search that are remembered, the newest first.
  static let mostSeen = 20_000
  /// What is said where there are none.
  static let none = "no search is saved; `travaux search --save NAME` saves one"

  let path: String

  /// `--saved`, else `$TRAVAUX_SAVED`, else `travaux/saved.jsonl` among the user's data. Source: XDG
  /// Base Directory Specification, which has relative paths ignored.
  init(_ given: Given) {
    if let path = given.value("saved") ?? environment("TRAVAUX_SAVED"), !path.isEmpty {
      self.path = path
      return
    }
    let data = environment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    path = (data ?? (environment("HOME") ?? ".") + "/.local/share") + "/travaux/saved.jsonl"
  }

  init(path: String) { self.path = path }

  /// All of them by name; none where there is no file yet.
  ///
  /// - Throws: ``InputError``, ``SavedSearchesError``.
  func all() throws -> [SavedSearch] {
    guard access(path, F_OK) == 0 else { return [] }
    var searches: [SavedSearch] = []
    let text = String(decoding: try InputFile.bytes(path), as: UTF8.self)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let search = SavedSearch(line) else {
        throw SavedSearchesError.notASearch(path: path, line: number + 1)
      }
      searches.append(search)
    }
    return searches.sorted { $0.name < $1.name }
  }

  /// The search of that name.
  ///
  /// - Throws: ``SavedSearchesError/unknown(name:nearest:)`` and as ``all()``.
  func search(named name: String) throws -> SavedSearch {
    let all = try all()
    guard let found = all.first(where: { $0.name == name }) else {
      throw SavedSearchesError.unknown(
        name: name, nearest: nearest(to: name, of: all.map(\.name)))
    }
    return found
  }

  /// Changes the file as a whole: others wait meanwhile, and whoever reads sees all of the change or
  /// nothing of it.
  ///
  /// - Throws: ``InputError``, ``SavedSearchesError``, and what `change` throws; then nothing changes.
  func change<R>(_ change: (inout [SavedSearch]) throws -> R) throws -> R {
    try InputFile.makeFolder(of: path)
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw InputError(path: path + ".lock", code: errno) }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0 {
      guard errno == EINTR else { throw InputError(path: path + ".lock", code: errno) }
    }
    var searches = try all()
    let answer = try change(&searches)
    let lines = searches.sorted { $0.name < $1.name }.map { $0.line + "\n" }
    try write(Array(lines.joined().utf8))
    return answer
  }

  private func write(_ bytes: [UInt8]) throws(InputError) {
    let fresh = path + ".new"
    let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw InputError(path: fresh, code: errno) }
    defer { close(file) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        sent += count
      } else if errno != EINTR {
        throw InputError(path: fresh, code: errno)
      }
    }
    guard fsync(file) == 0, rename(fresh, path) == 0 else {
      throw InputError(path: path, code: errno)
    }
  }
}

enum SavedSearchesError: Error, Equatable, CustomStringConvertible {
  case notASearch(path: String, line: Int)
  case unknown(name: String, nearest: String?)

  var description: String {
    switch self {
    case .notASearch(let path, let line): "\(path): line \(line) is no saved search"
    case .unknown(let name, let nearest):
      "no search is saved as \(name)" + (nearest.map { ": did you mean \($0)" } ?? "")
    }
  }
}

extension Option {
  static let save = value(
    "save", "NAME", "keep the search, so that `travaux new NAME` shows what has come since")
  static let saved = value(
    "saved", "FILE",
    "the saved searches (default $TRAVAUX_SAVED, else travaux/saved.jsonl in the "
      + "user's data folder)")
}
