import Glibc
import Indexing
import Render

/// What stops a run of fetching: a fault of ours or of the machine, never of the service.
package enum FetchError: Error, Sendable, Equatable, CustomStringConvertible {
  case system(path: String, code: Int32)
  /// A line of a manifest, counted from 1, is no record.
  case manifest(path: String, line: Int)
  /// Another run fetches into the folder.
  case folderInUse(String)
  /// The program `travaux-fetcher` is not there, or died.
  case fetcher(String)

  package var description: String {
    switch self {
    case .system(let path, let code): "\(path): \(String(cString: strerror(code)).lowercased())"
    case .manifest(let path, let line): "line \(line) of \(path) is no record of a fetched document"
    case .folderInUse(let path): "another run fetches into \(path)"
    case .fetcher(let message): message
    }
  }
}

/// A folder of fetched documents with the list of what was asked for and what came of it.
///
/// The list is `manifest.jsonl`, one record a line. It is replaced as a whole, so that it is never half
/// written. As long as this value lives no other run works in the folder.
package final class Manifest {
  package let folder: String
  private(set) var records: [FetchRecord] = []
  private var places: [WantedDocument: Int] = [:]
  private let handle: Int32

  package var path: String { folder + "/" + FileWalk.manifestName }

  /// Makes the folder where it is missing; those above it must be there.
  ///
  /// - Throws: ``FetchError``.
  package init(folder: String) throws(FetchError) {
    self.folder = folder
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw .system(path: folder, code: errno)
    }
    handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw .system(path: folder, code: errno) }
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
      close(handle)
      throw .folderInUse(folder)
    }
    do throws(FetchError) {
      try load()
    } catch {
      close(handle)
      throw error
    }
  }

  deinit { close(handle) }

  private func load() throws(FetchError) {
    guard let bytes = try FetchedFile.bytes(path) else { return }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let text = String(decoding: line, as: UTF8.self)
      guard let json = try? JSON(reading: text), let record = FetchRecord(json) else {
        throw .manifest(path: path, line: index + 1)
      }
      put(record)
    }
  }

  package func record(of wanted: WantedDocument) -> FetchRecord? {
    places[wanted].map { records[$0] }
  }

  /// What is known of a document without asking for it: that it is here, or, unless `again`, that the
  /// service lacks it.
  package func known(_ wanted: WantedDocument, again: Bool) -> FetchRecord? {
    guard let record = record(of: wanted) else { return nil }
    switch record.state {
    case .fetched:
      guard let file = record.file, let size = FetchedFile.size(folder + "/" + file) else {
        return nil
      }
      return size == record.bytes ? record : nil
    case .missing: return again ? nil : record
    default: return nil
    }
  }

  private func put(_ record: FetchRecord) {
    if let place = places[record.wanted] {
      records[place] = record
    } else {
      places[record.wanted] = records.count
      records.append(record)
    }
  }

  /// Puts the record in the place of an earlier one, on disk too.
  package func keep(_ record: FetchRecord) throws(FetchError) {
    put(record)
    let text = records.map { $0.json.line + "\n" }.joined()
    try FetchedFile.replace(path, with: Array(text.utf8), in: handle)
  }
}
