import Glibc

/// A file that cannot be read, and why.
struct InputError: Error, CustomStringConvertible {
  let path: String
  let code: Int32
  var description: String { "\(path): \(String(cString: strerror(code)).lowercased())" }
}

/// Files that a command reads as they are; `-` is standard input.
enum InputFile {
  /// - Throws: ``InputError``.
  static func bytes(_ path: String) throws(InputError) -> [UInt8] {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw InputError(path: path, code: errno) }
    defer { if path != "-" { close(file) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw InputError(path: path, code: errno)
      }
    }
  }

  /// Makes the folder that a file is to stand in, and those above it.
  ///
  /// - Throws: ``InputError``.
  static func makeFolder(of path: String) throws(InputError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in parts.indices.map({ $0 + 1 }) {
      let folder = parts.prefix(count).joined(separator: "/")
      if !folder.isEmpty, mkdir(folder, 0o777) != 0, errno != EEXIST, errno != EISDIR {
        let code = errno
        var status = stat()
        if stat(folder, &status) != 0 { throw InputError(path: folder, code: code) }
      }
    }
  }

  /// Size in bytes; 0 when it is not there.
  static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
