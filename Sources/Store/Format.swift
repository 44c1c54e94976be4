import Database
import Glibc
import Text

/// Which files are ours, and which of them this program can read.
package enum Format {
  /// `PRAGMA application_id` of every index: "trvx".
  static let applicationID: Int32 = 0x7472_7678

  /// The version of the schema and of the words in it, kept in `user_version`.
  ///
  /// 1: first. 2: views with plain names. 3: packed lists. 4: meetings of slots. 5: votes. 6: texts may
  /// be compressed. 7: formats of files. 8: packed lists one after the other; dictionaries
  /// of compressed texts. 9: standings of passages. 10: their rows are small;
  /// lists of two words.
  static let schema: Int32 = 10
  /// An index must hold the words that queries are cut into, so the tokenizer's version counts too.
  package static let version = schema * 1000 + Int32(PassageTokenizer.version)

  static let sql = String(decoding: PackageResources.Schema_sql, as: UTF8.self)
  /// What is otherwise in an index of ``TextStorage/compact``.
  static let compactSQL = String(decoding: PackageResources.Compact_sql, as: UTF8.self)

  /// Makes known to a connection what the statements and views of an index call.
  static func register(
    _ tokenizer: IndexTokenizer, on connection: Connection
  ) throws(DatabaseError) {
    try connection.register(tokenizer, as: "travaux")
    try connection.registerTexts(as: "travaux_text", dictionaries: "text_dictionary")
  }

  /// Opens an index for asking, and takes back first what a killed update has left half done, which
  /// needs a connection that may write.
  ///
  /// - Throws: ``StoreError`` when it is no index of this version, or cannot be read at all.
  static func open(_ path: String) throws(StoreError) -> Connection {
    guard isFile(path) else { throw .notAnIndex(path: path) }
    do throws(StoreError) {
      return try checked(path)
    } catch {
      guard case .database(let cause, _) = error, cause.isReadOnly || cause.isCannotOpen else {
        throw error
      }
      do throws(DatabaseError) {
        // The first reading takes the journal back.
        _ = try Connection(path: path, mode: .write).userVersion
      } catch {
        throw .database(error, path: path)
      }
      return try checked(path)
    }
  }

  /// SQLite would open a folder, and only say later that reading it fails.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func checked(_ path: String) throws(StoreError) -> Connection {
    let connection: Connection
    do throws(DatabaseError) {
      connection = try Connection(path: path, mode: .read)
    } catch {
      throw .database(error, path: path)
    }
    try check(connection)
    return connection
  }

  /// Whose file this is.
  ///
  /// - Throws: ``StoreError`` when it is no index of this version, or cannot be read at all.
  static func check(_ connection: Connection) throws(StoreError) {
    do throws(DatabaseError) {
      guard try connection.applicationID == Int(applicationID) else {
        throw DatabaseError(code: 26, message: "file is not an index")
      }
      let found = try connection.userVersion
      guard found == Int(version) else {
        throw DatabaseError(code: 0, message: String(found))
      }
    } catch {
      switch error.primaryCode {
      case 0: throw .otherFormat(path: connection.path, found: Int(error.message) ?? 0)
      case 26, 11:
        // The first bytes of an index that was cut off or overwritten still say whose it is.
        throw isMarked(connection.path)
          ? .damaged(path: connection.path) : .notAnIndex(path: connection.path)
      default: throw .database(error, path: connection.path)
      }
    }
  }

  /// Whether a file begins as our indexes do. Source: <https://www.sqlite.org/fileformat.html> 1.3, the
  /// application id in bytes 68 to 71, big-endian.
  private static func isMarked(_ path: String) -> Bool {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var header = [UInt8](repeating: 0, count: 72)
    let count = header.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    guard count == 72, header.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
    return header[68..<72].reduce(0) { $0 << 8 | Int32($1) } == applicationID
  }
}
