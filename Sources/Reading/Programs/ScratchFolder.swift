import Glibc

/// A folder for one conversion, gone with this value and all that is in it.
struct ScratchFolder: ~Copyable {
  let path: String

  /// `nil` when none can be made.
  init?() {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(place)/travaux-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a new file; false when it cannot be written whole.
  func write(_ parts: [UnsafeRawBufferPointer], to name: String) -> Bool {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    for part in parts {
      var written = 0
      while written < part.count {
        let count = Glibc.write(
          descriptor, part.baseAddress.map { $0 + written }, part.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
    }
    return true
  }

  /// Removes a folder of ours with all that is in it; links are removed, not followed.
  private static func remove(_ folder: String) {
    if let entries = opendir(folder) {
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != ".." else { continue }
        let path = folder + "/" + name
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
          remove(path)
        } else {
          unlink(path)
        }
      }
      closedir(entries)
    }
    rmdir(folder)
  }
}
