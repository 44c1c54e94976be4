import Database

/// Lengths, kinds and standings of passages by paragraph id, each read when it is first looked at: of a million a
/// search looks at few.
///
/// A ``Window`` of them is read at a time, within one state of the file; who has looked lets go of
/// the file with ``release()``.
final class PassageBlocks {
  /// One past the highest id that may be a passage's.
  let bound: Int
  /// Why some could not be read, which then seem to be no passages.
  private(set) var failure: DatabaseError?

  private let connection: Connection
  /// Of each window the lengths of its passages, their kinds and their standings; `nil` where nobody has looked yet.
  private let windows: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
  /// What they point to, many to an allocation.
  private var slabs: [UnsafeMutablePointer<UInt8>] = []
  private var windowsLeft = 0
  private static let windowsPerSlab = 64

  /// Reads the table.
  private var statement: Statement?
  /// The row that is at hand; its bytes are valid as long as it is.
  private var block = -1
  private var blockLengths = UnsafeRawBufferPointer(start: nil, count: 0)
  private var blockKinds = UnsafeRawBufferPointer(start: nil, count: 0)
  private var blockStandings = UnsafeRawBufferPointer(start: nil, count: 0)

  init(from connection: Connection) throws(DatabaseError) {
    self.connection = connection
    let last = try connection.integer("SELECT coalesce(max(block), -1) FROM passage_block")
    bound = Int(last + 1) * PassageTable.size
    windows = .allocate(capacity: max(1, bound >> Window.shift))
    windows.initialize(repeating: nil, count: bound >> Window.shift)
  }

  deinit {
    for slab in slabs { slab.deallocate() }
    windows.deallocate()
  }

  /// The lengths of the passages of a window, their kinds, then their standings, a byte each.
  @inline(__always)
  func window(_ number: Int) -> UnsafePointer<UInt8> {
    precondition(UInt(bitPattern: number) < UInt(bitPattern: bound >> Window.shift))
    return UnsafePointer(windows[number] ?? read(number))
  }

  /// Reads all that nobody has looked at yet.
  func readAll() {
    for number in 0..<bound >> Window.shift { _ = window(number) }
    release()
  }

  /// Lets go of the file.
  func release() {
    statement = nil
    block = -1
  }

  @inline(never)
  private func read(_ number: Int) -> UnsafeMutablePointer<UInt8> {
    let window = newWindow()
    windows[number] = window
    let first = number << Window.shift
    let wanted = first / PassageTable.size
    if block != wanted {
      do throws(DatabaseError) { try open(wanted) } catch { failure = error }
    }
    guard block == wanted else { return window }
    func copy(_ bytes: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<UInt8>) {
      let offset = first - wanted * PassageTable.size
      let count = min(Window.size, bytes.count - offset)
      guard count > 0, let source = bytes.baseAddress else { return }
      UnsafeMutableRawPointer(target).copyMemory(from: source + offset, byteCount: count)
    }
    copy(blockLengths, to: window)
    copy(blockKinds, to: window + Window.size)
    copy(blockStandings, to: window + 2 * Window.size)
    return window
  }

  private func open(_ wanted: Int) throws(DatabaseError) {
    block = -1
    let statement =
      if let kept = self.statement.take() { kept } else {
        try connection.prepare(
          "SELECT lengths, kinds, standings FROM passage_block WHERE block = ?1")
      }
    try statement.bind(.integer(wanted))
    guard try statement.step() else { return }
    blockLengths = statement.withBytes(0) { $0 }
    blockKinds = statement.withBytes(1) { $0 }
    blockStandings = statement.withBytes(2) { $0 }
    self.statement = consume statement
    block = wanted
  }

  /// Room for a window, all zero.
  private func newWindow() -> UnsafeMutablePointer<UInt8> {
    let size = 3 * Window.size
    if windowsLeft == 0 {
      slabs.append(.allocate(capacity: size * Self.windowsPerSlab))
      windowsLeft = Self.windowsPerSlab
    }
    windowsLeft -= 1
    let window = slabs[slabs.count - 1] + size * windowsLeft
    window.initialize(repeating: 0, count: size)
    return window
  }
}

extension PassageBlocks {
  /// The lengths, the kinds or the standings of all, below ``bound``.
  struct Bytes {
    private let blocks: PassageBlocks
    /// Where they begin in a window.
    private let place: Int

    fileprivate init(_ blocks: PassageBlocks, _ place: Int) {
      self.blocks = blocks
      self.place = place
    }

    @inline(__always)
    var count: Int { blocks.bound }
    var indices: Range<Int> { 0..<blocks.bound }

    @inline(__always)
    subscript(row: Int) -> UInt8 {
      blocks.window(row >> Window.shift)[place + row & (Window.size - 1)]
    }
  }

  func isPassage(_ row: Int) -> Bool { row >= 0 && row < bound && lengths[row] != 0 }

  /// As ``PassageLength`` tells them; 0 for no passage.
  @inline(__always)
  var lengths: Bytes { Bytes(self, 0) }
  /// As ``PassageKind`` numbers them.
  @inline(__always)
  var kinds: Bytes { Bytes(self, Window.size) }
  /// As ``PassageStanding`` tells them.
  @inline(__always)
  var standings: Bytes { Bytes(self, 2 * Window.size) }

  /// The best standing in a window.
  func bestStanding(in number: Int) -> UInt8 {
    let standings = window(number) + 2 * Window.size
    var best: UInt8 = 0
    for place in 0..<Window.size { best = max(best, standings[place]) }
    return best
  }
}
