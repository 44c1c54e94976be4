import Database
import Search
import Store

/// The connection that loaded the extension, and the index that it has open.
final class Host {
  let connection: Connection
  private var opened: Reader?

  /// - Parameter handle: SQLite's `sqlite3 *`; it outlives this value, which its functions keep.
  init(_ handle: OpaquePointer) { connection = Connection(borrowing: handle) }

  /// The first file of the connection that is an index, on a connection of our own to it.
  ///
  /// The host's own is left alone: whoever closes it must find no statement of ours.
  func reader() throws -> Reader {
    if let opened, connection.files.contains(opened.path) { return opened }
    var failure: (any Error)?
    for file in connection.files {
      do {
        let reader = try Reader(path: file)
        opened = reader
        return reader
      } catch {
        // The main file's is the one to tell: it comes first.
        failure = failure ?? error
      }
    }
    throw failure ?? HostError()
  }

  func indexPath() throws -> String { try reader().path }
  func searcher() throws -> Searcher { Searcher(try reader()) }
}

struct HostError: Error, CustomStringConvertible {
  var description: String { "no index is open here: open one, or ATTACH it" }
}
