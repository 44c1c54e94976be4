import Documents
import Glibc

/// A file's bytes, or why there are none.
enum FileBytes {
  case bytes([UInt8])
  case refused(Finding)

  /// Reads a regular file whole. A device, pipe or folder is refused, never waited for; so is a file
  /// larger than the limit. A file that grows meanwhile is read up to the limit.
  static func read(_ path: String, _ limits: ReadingLimits) -> FileBytes {
    func refuse(_ kind: String, _ message: String) -> FileBytes {
      .refused(Finding(kind: kind, place: path, message: message))
    }
    guard !path.utf8.contains(0) else { return refuse("unreadable", "the file's name holds a NUL") }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      return refuse("unreadable", "cannot open: \(String(cString: strerror(errno)).lowercased())")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      return refuse(
        "unreadable", "cannot be asked: \(String(cString: strerror(errno)).lowercased())")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return refuse("not-a-file", "is \(kind(of: status.st_mode)), not a file")
    }
    let size = Int(status.st_size)
    guard size <= limits.fileBytes else {
      return refuse("too-large", "has \(size) bytes, more than the \(limits.fileBytes) allowed")
    }
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while true {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return refuse("unreadable", "cannot read: \(String(cString: strerror(errno)).lowercased())")
      }
      if count == 0 { break }
      filled += count
      if filled == bytes.count {
        // It has grown since it was asked.
        guard filled <= limits.fileBytes else {
          return refuse("too-large", "has more than the \(limits.fileBytes) bytes allowed")
        }
        bytes.append(contentsOf: repeatElement(0, count: 1 << 16))
      }
    }
    bytes.removeLast(bytes.count - filled)
    guard !bytes.isEmpty else { return refuse("empty-file", "the file is empty") }
    return .bytes(bytes)
  }

  private static func kind(of mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
