import Glibc

/// LibreOffice, run as a program of its own to turn an old Word document into DOCX, numbers and all.
struct LibreOffice {
  private let program: String

  /// `nil` when no folder of `PATH` holds it.
  static let installed: LibreOffice? = {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    for folder in path.split(separator: ":") {
      for name in ["soffice", "libreoffice"] where access("\(folder)/\(name)", X_OK) == 0 {
        return LibreOffice(program: "\(folder)/\(name)")
      }
    }
    return nil
  }()

  /// The document as DOCX; `nil` when the program fails or takes longer than `seconds`, after which it
  /// and all that it started are ended.
  func convert(_ bytes: [UInt8], limits: ReadingLimits) -> [UInt8]? {
    var template = Array("/tmp/travaux-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let folder = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { remove(folder) }
    guard write(bytes, to: folder + "/source.doc"), run(in: folder, limits.conversionSeconds) else {
      return nil
    }
    guard case .bytes(let converted) = FileBytes.read(folder + "/source.docx", limits) else {
      return nil
    }
    return converted
  }

  private func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  private func run(in folder: String, _ seconds: Int) -> Bool {
    // A profile of its own: LibreOffice refuses to run twice on one.
    let arguments = [
      program, "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore",
      "--convert-to", "docx", "--outdir", folder, folder + "/source.doc",
    ]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Its words must not reach the pipe on which readings are sent.
    for descriptor in 0...2 as ClosedRange<Int32> {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var process: pid_t = 0
    guard posix_spawn(&process, program, &actions, &attributes, pointers, environ) == 0 else {
      return false
    }
    return waits(for: process, seconds)
  }

  private func waits(for process: pid_t, _ seconds: Int) -> Bool {
    var status: Int32 = 0
    for _ in 0..<max(1, seconds) * 50 {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status == 0 }
      if ended < 0, errno != EINTR { return false }
      usleep(20_000)
    }
    kill(-process, SIGKILL)
    waitpid(process, &status, 0)
    return false
  }

  /// Removes a folder of ours with all that is in it; links are removed, not followed.
  private func remove(_ folder: String) {
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
