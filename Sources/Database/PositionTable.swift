/// The positions of a word in some rows, row after row.
package final class PositionTable {
  /// Behind a pointer: a `var` of a class costs a check at each use.
  private let state: UnsafeMutablePointer<State>

  private struct State {
    var positions: UnsafeMutablePointer<Int32>
    var capacity = 256
    var count = 0
    /// Where the positions of each row end.
    var ends: UnsafeMutablePointer<Int32>
    var rowCapacity = 256
    var rowCount = 0
  }

  package init() {
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(positions: .allocate(capacity: 256), ends: .allocate(capacity: 256)))
  }

  deinit {
    state.pointee.positions.deallocate()
    state.pointee.ends.deallocate()
    state.deallocate()
  }

  package func removeAll() {
    state.pointee.count = 0
    state.pointee.rowCount = 0
  }

  /// How many positions there are.
  @inline(__always)
  package var count: Int { state.pointee.count }

  /// All of them, valid until more are appended.
  @inline(__always)
  package var positions: UnsafeMutableBufferPointer<Int32> {
    UnsafeMutableBufferPointer(start: state.pointee.positions, count: state.pointee.count)
  }

  /// Those of row number `index`, as a range of ``positions``.
  @inline(__always)
  package func range(_ index: Int) -> Range<Int> {
    precondition(index >= 0 && index < state.pointee.rowCount)
    let start = index == 0 ? 0 : Int(state.pointee.ends[index - 1])
    return start..<Int(state.pointee.ends[index])
  }

  /// How many positions each row has.
  package var counts: [Int32] {
    var before: Int32 = 0
    return UnsafeBufferPointer(start: state.pointee.ends, count: state.pointee.rowCount).map {
      end in
      defer { before = end }
      return end - before
    }
  }

  @inline(__always)
  package func append(_ position: Int32) {
    if state.pointee.count == state.pointee.capacity { grow(by: 1) }
    state.pointee.positions[state.pointee.count] = position
    state.pointee.count += 1
  }

  /// Notes that all positions of a row were appended.
  @inline(__always)
  package func endRow() {
    if state.pointee.rowCount == state.pointee.rowCapacity { growRows() }
    state.pointee.ends[state.pointee.rowCount] = Int32(truncatingIfNeeded: state.pointee.count)
    state.pointee.rowCount += 1
  }

  /// Puts the positions from `start` on in order, each once: words of several lists may share them.
  package func mergeTail(from start: Int) {
    guard count - start > 1 else { return }
    let storage = state.pointee.positions
    var tail = UnsafeMutableBufferPointer(start: storage + start, count: count - start)
    tail.sort()
    var kept = start + 1
    for index in start + 1..<count where storage[index] != storage[kept - 1] {
      storage[kept] = storage[index]
      kept += 1
    }
    state.pointee.count = kept
  }

  /// FTS5's form: distances plus 2, as varints.
  @inline(__always)
  func append(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    if state.pointee.count + end - start > state.pointee.capacity { grow(by: end - start) }
    let storage = state.pointee.positions
    var count = state.pointee.count
    var offset = start
    var position: Int32 = 0
    while offset < end {
      // Most are one byte.
      let byte = bytes[offset]
      if byte < 0x80 {
        offset += 1
        position &+= Int32(byte) &- 2
      } else {
        position &+= Int32(truncatingIfNeeded: Varint.read(bytes, &offset)) &- 2
      }
      storage[count] = position
      count += 1
    }
    state.pointee.count = count
  }

  @inline(never)
  private func grow(by more: Int) {
    let capacity = max(state.pointee.capacity * 2, state.pointee.count + more)
    state.pointee.positions = Self.moved(
      state.pointee.positions, state.pointee.count, to: capacity)
    state.pointee.capacity = capacity
  }

  @inline(never)
  private func growRows() {
    let capacity = state.pointee.rowCapacity * 2
    state.pointee.ends = Self.moved(state.pointee.ends, state.pointee.rowCount, to: capacity)
    state.pointee.rowCapacity = capacity
  }

  private static func moved(
    _ old: UnsafeMutablePointer<Int32>, _ count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Int32> {
    let larger = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
    larger.update(from: old, count: count)
    old.deallocate()
    return larger
  }
}
