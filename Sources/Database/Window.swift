/// How often words stand in each of 256 rows that follow each other.
package enum Window {
  @inlinable @inline(__always)
  package static var shift: Int { 8 }
  @inlinable @inline(__always)
  package static var size: Int { 256 }
  /// Set where more than one list had something for a row: a position may have been counted twice.
  @inlinable @inline(__always)
  package static var isDoubtful: UInt16 { 0x8000 }
  @inlinable @inline(__always)
  package static var mostCounted: Int { 0x7FFF }

  @inlinable @inline(__always)
  package static func add(_ count: Int, at place: Int, to window: UnsafeMutablePointer<UInt16>) {
    add(count, to: &window[place])
  }

  @inlinable @inline(__always)
  package static func add(_ count: Int, to known: inout UInt16) {
    guard known != 0 else {
      known = UInt16(truncatingIfNeeded: min(count, mostCounted))
      return
    }
    let sum = Int(known & ~isDoubtful) + count
    known = UInt16(truncatingIfNeeded: min(sum, mostCounted)) | isDoubtful
  }
}
