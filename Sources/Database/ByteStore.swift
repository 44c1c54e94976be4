/// Bytes that are filled and emptied again and again, behind a pointer: an array asks at each use
/// whether it is the only one.
final class ByteStore {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity = 1024
  private(set) var count = 0

  init() { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }

  /// All of them, valid until more are appended.
  @inline(__always)
  var all: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  func removeAll() { count = 0 }

  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    if count + bytes.count > capacity {
      capacity = max(2 * capacity, count + bytes.count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: start, count: count)
      start.deallocate()
      start = larger
    }
    UnsafeMutableRawPointer(start + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }
}
