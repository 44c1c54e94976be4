/// The rows of a set by windows.
extension RowSet {
  /// Rows of one window, a bit each from its first on.
  package typealias Bits = (UInt64, UInt64, UInt64, UInt64)

  /// The windows that hold rows, in order, and which rows, until `body` answers `false`.
  ///
  /// - Returns: whether it was never `false`.
  @inline(__always)
  package func forEachWindow(_ body: (_ window: Int, _ rows: Bits) throws -> Bool) rethrows -> Bool
  {
    switch form {
    case .list(let rows):
      var index = 0
      while index < rows.count {
        let window = Int(rows[index]) >> Window.shift
        if try !body(window, Self.bits(of: window, in: rows, from: &index)) { return false }
      }
    case .bits(let store):
      let words = store.words
      for window in 0..<words.count >> 2 {
        let place = window << 2
        let bits = (words[place], words[place + 1], words[place + 2], words[place + 3])
        if bits.0 | bits.1 | bits.2 | bits.3 == 0 { continue }
        if try !body(window, bits) { return false }
      }
    }
    return true
  }

  /// The rows of one window.
  package func bits(of window: Int) -> Bits {
    switch form {
    case .bits(let store):
      let words = store.words
      let place = window << 2
      return (words[place], words[place + 1], words[place + 2], words[place + 3])
    case .list(let rows):
      var index = Self.index(reaching: Int32(window << Window.shift), in: rows)
      return Self.bits(of: window, in: rows, from: &index)
    }
  }

  /// The rows of a window in a list, from one of them on, which becomes the first behind the window.
  @inline(__always)
  private static func bits(of window: Int, in rows: [Int32], from index: inout Int) -> Bits {
    var bits: Bits = (0, 0, 0, 0)
    while index < rows.count, Int(rows[index]) >> Window.shift == window {
      let bit: UInt64 = 1 << UInt64(rows[index] & 63)
      switch rows[index] >> 6 & 3 {
      case 0: bits.0 |= bit
      case 1: bits.1 |= bit
      case 2: bits.2 |= bit
      default: bits.3 |= bit
      }
      index += 1
    }
    return bits
  }

  /// The places of some rows in their window.
  @inlinable @inline(__always)
  package static func forEach(_ bits: Bits, _ body: (Int) throws -> Void) rethrows {
    func visit(_ word: UInt64, _ first: Int) throws {
      var word = word
      while word != 0 {
        try body(first + word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
    try visit(bits.0, 0)
    try visit(bits.1, 64)
    try visit(bits.2, 128)
    try visit(bits.3, 192)
  }

  /// The rows in order, some hundreds at a time.
  package func forEachRun(_ body: ([Int32]) throws -> Void) rethrows {
    if case .list(let rows) = form { return try body(rows) }
    var run: [Int32] = []
    run.reserveCapacity(Self.mostInRun)
    _ = try forEachWindow { window, bits in
      Self.forEach(bits) { run.append(Int32(truncatingIfNeeded: window << Window.shift + $0)) }
      if run.count > Self.mostInRun - Window.size {
        try body(run)
        run.removeAll(keepingCapacity: true)
      }
      return true
    }
    try body(run)
  }

  private static let mostInRun = 2048
}
