import Glibc

/// The right to write an index: an advisory lock on a file beside it, which the system takes back
/// when the process ends, however it ends.
final class IndexLock {
  /// Where a new index is built; the lock's file at once.
  let path: String
  private let descriptor: Int32

  /// - Throws: ``StoreError/locked(path:)`` when another run has it, or
  ///   ``StoreError/cannotWrite(path:reason:)`` when the folder takes no files.
  init(forIndexAt index: String) throws(StoreError) {
    path = index + ".building"
    // Another run may take its file away between our opening and our locking: then try again.
    for _ in 0..<20 {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard opened >= 0 else {
        throw .cannotWrite(path: index, reason: String(cString: strerror(errno)))
      }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        close(opened)
        throw .locked(path: index)
      }
      var mine = stat()
      var named = stat()
      if fstat(opened, &mine) == 0, stat(path, &named) == 0, mine.st_ino == named.st_ino,
        mine.st_dev == named.st_dev
      {
        descriptor = opened
        return
      }
      close(opened)
    }
    throw .locked(path: index)
  }

  deinit { close(descriptor) }

  /// Empties what a killed run has left.
  func clear() throws(StoreError) {
    guard ftruncate(descriptor, 0) == 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    unlink(path + "-journal")
  }

  /// Gives the built file the index's name, once it is safe on the disk.
  func publish(as index: String) throws(StoreError) {
    // A journal of the old file would be played into the new one. There is none: the writer took it
    // back when it opened, and has had the lock since.
    unlink(index + "-journal")
    guard fsync(descriptor) == 0, rename(path, index) == 0 else {
      throw .cannotWrite(path: index, reason: String(cString: strerror(errno)))
    }
    // The name is safe only when the folder is.
    let folder = index.lastIndex(of: "/").map { String(index[..<$0]) } ?? "."
    let opened = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    if opened >= 0 {
      fsync(opened)
      close(opened)
    }
  }

  /// Takes the file away; what was built in it is lost.
  func discard() {
    unlink(path)
    unlink(path + "-journal")
  }
}
