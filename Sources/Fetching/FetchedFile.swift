import Glibc

/// Files of a folder of fetched documents.
enum FetchedFile {
  /// All of a file; `nil` when there is none.
  static func bytes(_ path: String) throws(FetchError) -> [UInt8]? {
    var bytes: [UInt8] = []
    return try read(path) { bytes += $0 } ? bytes : nil
  }

  private static func read(
    _ path: String, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(FetchError) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return false }
      throw .system(path: path, code: errno)
    }
    defer { close(file) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(path: path, code: errno)
      }
      if count == 0 { return true }
      body(chunk[..<count])
    }
  }

  /// Puts a file in the place of another so that at any moment one of them is there, whole.
  ///
  /// - Parameter folder: the open folder that it is in.
  static func replace(
    _ path: String, with bytes: [UInt8], in folder: Int32
  ) throws(FetchError) {
    let fresh = path + ".new"
    let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .system(path: fresh, code: errno) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let code = errno
        close(file)
        throw .system(path: fresh, code: code)
      }
      sent += count
    }
    guard fsync(file) == 0, close(file) == 0, rename(fresh, path) == 0 else {
      throw .system(path: path, code: errno)
    }
    fsync(folder)
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Size in bytes; `nil` when it is not there.
  static func size(_ path: String) -> Int? {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : nil
  }
}
