import Documents
import Glibc

/// A file that a run is asked to read, and how to tell whether it changed.
package struct FoundFile: Sendable, Equatable {
  /// Absolute, without links.
  package let path: String
  package let bytes: Int
  /// Time of the last change, in nanoseconds since 1970.
  package let modified: Int
}

/// Finds the files under the paths that a person names.
///
/// Folders are read recursively, in the order of their names' bytes. Hidden files and folders are
/// passed over, and so is the list that `travaux fetch` keeps of a folder. A link is followed only to a file inside the folder that was named, so that a corpus
/// cannot reach out of itself.
package struct FileWalk {
  package private(set) var files: [FoundFile] = []
  package private(set) var findings: [Finding] = []
  /// The folders and files that were named, absolute: what `--prune` answers for.
  package private(set) var roots: [String] = []
  /// Folders and files that nothing can be said of, absolute: what was in them may still be there.
  package private(set) var unseen: [String] = []
  private var seen: Set<String> = []

  /// What the list of a folder of fetched documents is called.
  package static let manifestName = "manifest.jsonl"

  /// A path that is not there is a finding beside others that are.
  ///
  /// - Throws: ``IndexingError/noSuchPath(_:)`` when none of the paths that were named is there.
  package init(_ paths: [String]) throws(IndexingError) {
    for path in paths {
      guard let root = FileWalk.resolved(path) else {
        let cause = String(cString: strerror(errno)).lowercased()
        findings.append(Finding(kind: "not-a-file", place: path, message: "\(path): \(cause)"))
        continue
      }
      roots.append(root)
      var isFolder = false
      if let info = FileWalk.status(of: root) { isFolder = info.st_mode & S_IFMT == S_IFDIR }
      if isFolder {
        walk(root, within: root)
      } else {
        add(root)
      }
    }
    if roots.isEmpty, let path = paths.first { throw .noSuchPath(path) }
  }

  private mutating func walk(_ folder: String, within root: String) {
    // A stack instead of recursion: a hostile tree may be deep.
    var folders = [folder]
    while let folder = folders.popLast() {
      guard let names = FileWalk.names(in: folder) else {
        cannot("be opened", folder)
        unseen.append(folder)
        continue
      }
      var inner: [String] = []
      for name in names where !name.hasPrefix(".") && name != FileWalk.manifestName {
        let path = folder == "/" ? "/" + name : folder + "/" + name
        var info = stat()
        guard lstat(path, &info) == 0 else {
          cannot("be looked at", path)
          unseen.append(path)
          continue
        }
        switch info.st_mode & S_IFMT {
        case S_IFDIR: inner.append(path)
        case S_IFLNK: follow(path, within: root)
        default: add(path)
        }
      }
      folders.append(contentsOf: inner.reversed())
    }
  }

  private mutating func follow(_ link: String, within root: String) {
    guard let target = FileWalk.resolved(link), let info = FileWalk.status(of: target) else {
      findings.append(Finding(kind: "dead-link", place: link, message: "\(link) leads nowhere"))
      return
    }
    // What it leads to inside the folder is met by itself when it is a folder.
    guard target != root else { return }
    guard target.hasPrefix(root == "/" ? "/" : root + "/") else {
      findings.append(
        Finding(
          kind: "link-outside", place: link, message: "\(link) leads out of \(root), to \(target)"))
      return
    }
    if info.st_mode & S_IFMT != S_IFDIR { add(target) }
  }

  /// Notes what the system refused, with its reason in `errno`.
  private mutating func cannot(_ act: String, _ path: String) {
    let code = errno
    // Names are kept as text, and a name that is none has had its odd bytes replaced.
    let cause =
      path.contains("\u{FFFD}") && code == ENOENT
      ? "its name is not UTF-8" : String(cString: strerror(code)).lowercased()
    findings.append(
      Finding(kind: "unreadable", place: path, message: "\(path) cannot \(act): \(cause)"))
  }

  private mutating func add(_ path: String) {
    guard seen.insert(path).inserted else { return }
    guard let info = FileWalk.status(of: path) else {
      cannot("be opened", path)
      unseen.append(path)
      return
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      findings.append(
        Finding(kind: "not-a-file", place: path, message: "\(path) is neither file nor folder"))
      return
    }
    files.append(
      FoundFile(
        path: path, bytes: Int(info.st_size),
        modified: info.st_mtim.tv_sec * 1_000_000_000 + info.st_mtim.tv_nsec))
  }

  private static func status(of path: String) -> stat? {
    var info = stat()
    return stat(path, &info) == 0 ? info : nil
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The names in a folder, sorted by their bytes; `nil` when it cannot be opened.
  private static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
