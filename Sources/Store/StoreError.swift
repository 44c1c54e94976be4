import Database

/// Why an index could not be opened, asked or written.
package enum StoreError: Error, Sendable, CustomStringConvertible {
  case noIndex(path: String)
  /// The file is something else, or damaged in its first bytes.
  case notAnIndex(path: String)
  /// An index that was cut off or overwritten.
  case damaged(path: String)
  case otherFormat(path: String, found: Int)
  /// Its texts are kept otherwise than asked for.
  case otherStorage(path: String, found: TextStorage)
  /// Another run is writing it.
  case locked(path: String)
  case cannotWrite(path: String, reason: String)
  case database(DatabaseError, path: String)

  package var description: String {
    switch self {
    case .noIndex(let path): "there is no index at \(path); make one with: travaux index PATH"
    case .notAnIndex(let path):
      "\(path) is not a travaux index; name another file with --index, or move this one away"
    case .damaged(let path):
      "\(path) is damaged; make it anew with: travaux index --rebuild PATH"
    case .otherFormat(let path, let found):
      "\(path) has format \(found), this program reads \(Format.version);"
        + " make it anew with: travaux index --rebuild PATH"
    case .otherStorage(let path, let found):
      "the texts of \(path) are \(found == .plain ? "not compressed" : "compressed");"
        + " make it anew with: travaux index --rebuild"
        + (found == .plain ? " --compact" : "") + " PATH"
    case .locked(let path): "another travaux is writing \(path); wait until it is done"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    case .database(let error, let path):
      if error.isFull {
        "the disk is full; \(path) is as it was"
      } else if error.isReadOnly {
        "cannot write \(path): it is read-only"
      } else if error.isBusy {
        "\(path) is in use by another program"
      } else if error.isCorrupt {
        StoreError.damaged(path: path).description
      } else {
        "\(path): \(error)"
      }
    }
  }
}
