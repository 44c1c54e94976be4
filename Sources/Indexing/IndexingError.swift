/// What stops a run: a fault of ours or of the machine, never of the input.
package enum IndexingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A program that works for this one, such as `travaux-reader`, is not beside it, or does not start.
  case workerMissing(path: String)
  /// A call of the system failed; `code` is its `errno`.
  case system(call: String, code: Int32)
  /// Nothing at the path that was asked for.
  case noSuchPath(String)

  package var description: String {
    switch self {
    case .workerMissing(let path):
      "no reader at \(path): build it with `swift build` or set TRAVAUX_READER"
    case .system(let call, let code): "\(call) failed with errno \(code)"
    case .noSuchPath(let path): "\(path): no such file or folder"
    }
  }
}
