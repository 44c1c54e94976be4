import CZip

/// A zip archive in memory, read through libzip.
///
/// What its parts unpack to is asked before any is unpacked, and again while it is.
final class ZipArchive {
  enum Fault: Error, Equatable {
    case broken
    case tooLarge(Int)
    case encrypted
  }

  private let archive: OpaquePointer
  // libzip reads from these bytes as long as the archive is open.
  private let bytes: UnsafeMutableRawBufferPointer
  private var left: Int
  let names: Set<String>

  /// - Parameter limit: the most bytes that all parts together may unpack to.
  init(_ content: [UInt8], limit: Int) throws(Fault) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, content.count), alignment: 1)
    content.withUnsafeBytes { bytes.copyMemory(from: $0) }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(
        bytes.baseAddress, zip_uint64_t(content.count), 0, &error)
    else {
      bytes.deallocate()
      throw .broken
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      bytes.deallocate()
      throw .broken
    }
    var names: Set<String> = []
    var total = 0
    var fault: Fault?
    for index in 0..<zip_get_num_entries(archive, 0) {
      var entry = zip_stat_t()
      zip_stat_init(&entry)
      guard zip_stat_index(archive, zip_uint64_t(index), 0, &entry) == 0, let name = entry.name
      else {
        continue
      }
      let size = Int(clamping: entry.size)
      total = total > Int.max - size ? Int.max : total + size
      if entry.encryption_method != 0 { fault = .encrypted }
      if names.count < 10_000 { names.insert(String(cString: name)) }
    }
    if total > limit { fault = .tooLarge(total) }
    if let fault {
      zip_discard(archive)
      bytes.deallocate()
      throw fault
    }
    self.archive = archive
    self.bytes = bytes
    self.names = names
    left = limit
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// The bytes of a part; `nil` when there is none, it is damaged, or it unpacks to more than is left.
  func part(_ name: String) -> [UInt8]? {
    var entry = zip_stat_t()
    zip_stat_init(&entry)
    guard zip_stat(archive, name, 0, &entry) == 0, entry.size <= zip_uint64_t(max(0, left)),
      let file = zip_fopen(archive, name, 0)
    else { return nil }
    defer { zip_fclose(file) }
    let size = Int(entry.size)
    var read = 0
    let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while read < size, let start = buffer.baseAddress {
        let step = zip_fread(file, start + read, zip_uint64_t(size - read))
        if step <= 0 { break }
        read += Int(step)
      }
      count = read
    }
    left -= size
    return read == size ? content : nil
  }
}
