import Glibc

/// Words and where they stand, in memory, until they are written as a segment of FTS5.
///
/// FTS5's own table in memory costs about two thirds of a bulk load: it looks words up by a weak hash
/// through chains, and moves lists about as they grow. Here a word is found by open addressing, and
/// its postings are appended to chunks of doubling size in one arena.
///
/// A posting is a varint: twice the distance from the last position in the row, or, in a new row, one
/// more than twice the distance from the last row, and then the position.
final class PostingStore {
  /// 64 bytes, one line of the processor's cache.
  struct Entry {
    /// The word's first and last eight bytes, see ``Key``.
    var head: UInt64
    var tail: UInt64
    var hash: UInt32
    var lastPosition: Int32
    var lastRow: Int64
    /// Offset of the word in `words`, and its length.
    var word: UInt32
    var length: UInt32
    /// The first chunk and the one being filled, as offsets in the arena.
    var firstChunk: UInt32
    var chunk: UInt32
    var cursor: UInt32
    var chunkEnd: UInt32
    var nextChunkSize: Int32
    /// The number plus one of the entry that was beside this one wherever it stood so far; 0 before the
    /// first time, `noCompanion` when there is none.
    var companion: UInt32
  }

  /// What a word is found by. Two words of one length of 16 bytes at most are the same when their
  /// heads and tails are; longer ones may still differ between.
  private struct Key {
    let head: UInt64
    let tail: UInt64
    let hash: UInt32

    /// - Parameter count: at least 1.
    @inline(__always)
    init(_ bytes: UnsafeRawPointer, _ count: Int) {
      if count >= 8 {
        head = bytes.loadUnaligned(as: UInt64.self)
        tail = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      } else if count >= 4 {
        head = UInt64(bytes.loadUnaligned(as: UInt32.self))
        tail = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      } else {
        let first = UInt64(bytes.load(as: UInt8.self))
        let middle = UInt64(bytes.load(fromByteOffset: count >> 1, as: UInt8.self))
        let last = UInt64(bytes.load(fromByteOffset: count - 1, as: UInt8.self))
        head = first | middle << 8 | last << 16
        tail = 0
      }
      var hash = (head ^ UInt64(count) &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      hash = (hash ^ tail) &* 0xC4CE_B9FE_1A85_EC53
      var offset = 8
      while offset < count - 8 {
        hash ^= hash >> 32
        hash =
          (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          &* 0xFF51_AFD7_ED55_8CCD
        offset += 8
      }
      self.hash = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
  }

  static let noCompanion = UInt32.max
  /// The entry added last that began a position, while nothing stood beside it; -1 for none.
  private var alone = -1

  private(set) var entries: UnsafeMutablePointer<Entry>
  private(set) var entryCount = 0
  private var entryCapacity = 1 << 12
  /// The hash in the upper half and the number of the entry plus one in the lower; 0 is free.
  private var slots: UnsafeMutablePointer<UInt64>
  private var slotMask = (1 << 13) - 1
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaUsed = 4
  private var arenaCapacity = 1 << 20
  private var words: UnsafeMutablePointer<UInt8>
  private var wordsUsed = 0
  private var wordsCapacity = 1 << 16
  private var out: UnsafeMutablePointer<UInt8>
  private var outCapacity = 1 << 16

  /// Bytes taken by postings; the caller writes them out before they reach 4 GB.
  var size: Int { arenaUsed }

  init() {
    entries = Self.newEntries(entryCapacity)
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: 0, count: slotMask + 1)
    arena = Self.resized(nil, to: arenaCapacity)
    words = .allocate(capacity: wordsCapacity)
    out = .allocate(capacity: outCapacity)
  }

  deinit {
    entries.deallocate()
    slots.deallocate()
    free(arena)
    words.deallocate()
    out.deallocate()
  }

  /// Memory of the C library, which moves large blocks without a copy: two of them side by side would be the most
  /// that a build ever holds.
  private static func resized(
    _ memory: UnsafeMutablePointer<UInt8>?, to capacity: Int
  ) -> UnsafeMutablePointer<UInt8> {
    guard let resized = realloc(memory, capacity) else {
      preconditionFailure("no memory for \(capacity) bytes of postings")
    }
    return resized.assumingMemoryBound(to: UInt8.self)
  }

  /// Forgets everything.
  func removeAll() {
    alone = -1
    entryCount = 0
    arenaUsed = 4
    wordsUsed = 0
    slots.update(repeating: 0, count: slotMask + 1)
  }

  /// - Parameters:
  ///   - row: not below that of any call before.
  ///   - position: not below that of the call before in the same row.
  ///   - isBeside: stands at the position of the call before.
  @inline(__always)
  func add(
    _ word: UnsafeBufferPointer<UInt8>, row: Int64, position: Int32, isBeside: Bool = false
  ) {
    guard let start = word.baseAddress, !word.isEmpty else { return }
    let number = find(start, word.count)
    append(to: entries + number, row: row, position: position)
    if isBeside {
      guard alone >= 0 else { return }
      let first = entries + alone
      let companion = UInt32(truncatingIfNeeded: number + 1)
      if first.pointee.companion == 0 {
        first.pointee.companion = companion
      } else if first.pointee.companion != companion {
        first.pointee.companion = Self.noCompanion
      }
      alone = -1
    } else {
      endPosition()
      alone = number
    }
  }

  /// Nothing more will stand beside the word added last.
  @inline(__always)
  func endPosition() {
    if alone >= 0 { entries[alone].companion = Self.noCompanion }
    alone = -1
  }

  /// Whether an entry may have enough rows for a packed list.
  func isLong(_ number: Int) -> Bool { entries[number].firstChunk != entries[number].chunk }

  /// The word that stood beside an entry wherever that was; `nil` when there is none.
  func companion(of number: Int) -> UnsafeBufferPointer<UInt8>? {
    let companion = entries[number].companion
    return companion == 0 || companion == Self.noCompanion ? nil : word(of: Int(companion) - 1)
  }

  /// The number of a word's entry, made when there was none.
  @inline(__always)
  private func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let key = Key(start, count)
    var slot = Int(key.hash) & slotMask
    while true {
      let found = slots[slot]
      if found == 0 { break }
      if UInt32(truncatingIfNeeded: found >> 32) == key.hash {
        let number = Int(UInt32(truncatingIfNeeded: found)) - 1
        let entry = entries + number
        if entry.pointee.head == key.head, entry.pointee.tail == key.tail,
          Int(entry.pointee.length) == count,
          count <= 16 || memcmp(words + Int(entry.pointee.word), start, count) == 0
        {
          return number
        }
      }
      slot = (slot + 1) & slotMask
    }
    return insert(start, count, key, slot)
  }

  private static func newEntries(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<Entry>.stride, alignment: MemoryLayout<Entry>.stride
    ).bindMemory(to: Entry.self, capacity: capacity)
  }

  @inline(never)
  private func insert(
    _ word: UnsafePointer<UInt8>, _ count: Int, _ key: Key, _ slot: Int
  ) -> Int {
    if entryCount == entryCapacity {
      let larger = Self.newEntries(entryCapacity * 2)
      larger.moveInitialize(from: entries, count: entryCount)
      entries.deallocate()
      entries = larger
      entryCapacity *= 2
    }
    if wordsUsed + count > wordsCapacity {
      let capacity = max(wordsCapacity * 2, wordsUsed + count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: words, count: wordsUsed)
      words.deallocate()
      words = larger
      wordsCapacity = capacity
    }
    (words + wordsUsed).update(from: word, count: count)
    let chunk = newChunk(size: 24)
    let entry = entries + entryCount
    entry.initialize(
      to: Entry(
        head: key.head, tail: key.tail, hash: key.hash, lastPosition: 0, lastRow: 0,
        word: UInt32(wordsUsed), length: UInt32(count), firstChunk: UInt32(chunk),
        chunk: UInt32(chunk), cursor: UInt32(chunk + 4), chunkEnd: UInt32(chunk + 24),
        nextChunkSize: 48, companion: 0))
    wordsUsed += count
    entryCount += 1
    slots[slot] = Self.slot(key.hash, entryCount)
    if entryCount * 2 > slotMask { growSlots() }
    return entryCount - 1
  }

  private static func slot(_ hash: UInt32, _ number: Int) -> UInt64 {
    UInt64(hash) << 32 | UInt64(UInt32(truncatingIfNeeded: number))
  }

  private func growSlots() {
    slots.deallocate()
    slotMask = slotMask * 2 + 1
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: 0, count: slotMask + 1)
    for number in 0..<entryCount {
      var slot = Int(entries[number].hash) & slotMask
      while slots[slot] != 0 { slot = (slot + 1) & slotMask }
      slots[slot] = Self.slot(entries[number].hash, number + 1)
    }
  }

  /// Room in the arena, whose first four bytes will name the chunk after it.
  private func newChunk(size: Int) -> Int {
    if arenaUsed + size > arenaCapacity {
      arenaCapacity *= 2
      arena = Self.resized(arena, to: arenaCapacity)
    }
    defer { arenaUsed += size }
    UnsafeMutableRawPointer(arena + arenaUsed).storeBytes(of: 0, as: UInt32.self)
    return arenaUsed
  }

  @inline(__always)
  private func append(to entry: UnsafeMutablePointer<Entry>, row: Int64, position: Int32) {
    // A posting takes at most 5 + 5 bytes, the end of a chunk one.
    if entry.pointee.cursor + 11 > entry.pointee.chunkEnd { extend(entry) }
    var out = arena + Int(entry.pointee.cursor)
    if row != entry.pointee.lastRow {
      out = Self.put(UInt64(bitPattern: row &- entry.pointee.lastRow) << 1 | 1, out)
      out = Self.put(UInt64(UInt32(bitPattern: position)), out)
      entry.pointee.lastRow = row
    } else if position != entry.pointee.lastPosition {
      out = Self.put(UInt64(UInt32(bitPattern: position &- entry.pointee.lastPosition)) << 1, out)
    }
    entry.pointee.lastPosition = position
    entry.pointee.cursor = UInt32(truncatingIfNeeded: out - arena)
  }

  @inline(__always)
  private static func put(_ value: UInt64, _ out: UnsafeMutablePointer<UInt8>)
    -> UnsafeMutablePointer<UInt8>
  {
    var out = out
    var rest = value
    while rest >= 0x80 {
      out[0] = UInt8(truncatingIfNeeded: rest) | 0x80
      rest >>= 7
      out += 1
    }
    out[0] = UInt8(truncatingIfNeeded: rest)
    return out + 1
  }

  @inline(never)
  private func extend(_ entry: UnsafeMutablePointer<Entry>) {
    let size = Int(entry.pointee.nextChunkSize)
    let chunk = newChunk(size: size)
    // No posting is 0: the same position twice is kept once.
    arena[Int(entry.pointee.cursor)] = 0
    UnsafeMutableRawPointer(arena + Int(entry.pointee.chunk)).storeBytes(
      of: UInt32(chunk), as: UInt32.self)
    entry.pointee.chunk = UInt32(chunk)
    entry.pointee.cursor = UInt32(chunk + 4)
    entry.pointee.chunkEnd = UInt32(chunk + size)
    entry.pointee.nextChunkSize = Int32(min(size * 2, 4096))
  }

  // MARK: reading

  /// The numbers of the entries in the order of their words' bytes.
  func sortedEntries() -> [Int] {
    let words = words
    // Most words differ in their first eight bytes.
    var keys: [(head: UInt64, number: Int)] = []
    keys.reserveCapacity(entryCount)
    for number in 0..<entryCount {
      let word = words + Int(entries[number].word)
      var head: UInt64 = 0
      for index in 0..<8 {
        head = head << 8 | (index < Int(entries[number].length) ? UInt64(word[index]) : 0)
      }
      keys.append((head, number))
    }
    let entries = entries
    keys.sort { a, b in
      if a.head != b.head { return a.head < b.head }
      let left = entries[a.number]
      let right = entries[b.number]
      let order = memcmp(
        words + Int(left.word), words + Int(right.word), Int(min(left.length, right.length)))
      return order != 0 ? order < 0 : left.length < right.length
    }
    return keys.map(\.number)
  }

  func word(of number: Int) -> UnsafeBufferPointer<UInt8> {
    let entry = entries[number]
    return UnsafeBufferPointer(start: words + Int(entry.word), count: Int(entry.length))
  }

  /// The rows of an entry in FTS5's form: for each a varint of the distance from the row before, a
  /// varint of twice the length of its positions, and the positions as distances plus 2 (0 and 1
  /// mark columns). Valid until the next call.
  ///
  /// - Parameter withdrawn: rows to leave out.
  func doclist(of number: Int, without withdrawn: Set<Int64>) -> UnsafeBufferPointer<UInt8> {
    let entry = entries[number]
    let arena = UnsafePointer(arena)
    var chunk = Int(entry.firstChunk)
    var row: Int64 = 0
    var written: Int64 = 0
    var position: UInt32 = 0
    var isSkipped = true
    var used = 0
    /// Where the positions of the row begin: the byte before is kept for their length.
    var body = 0
    while true {
      let isLast = chunk == Int(entry.chunk)
      let end = isLast ? Int(entry.cursor) : Int.max
      var offset = chunk + 4
      while offset < end {
        if used + 64 > outCapacity { growOut(used) }
        let out = out
        let code = Self.varint(arena, &offset)
        if code == 0 { break }
        if code & 1 == 1 {
          if !isSkipped { used = Self.close(out, body, used) }
          row += Int64(code >> 1)
          position = UInt32(truncatingIfNeeded: Self.varint(arena, &offset))
          isSkipped = !withdrawn.isEmpty && withdrawn.contains(row)
          if isSkipped { continue }
          used = Varint.write(UInt64(bitPattern: row - written), out, used)
          written = row
          body = used + 1
          used = Varint.write(UInt64(position) + 2, out, body)
        } else {
          let distance = UInt32(truncatingIfNeeded: code >> 1)
          position &+= distance
          if !isSkipped { used = Varint.write(UInt64(distance) + 2, out, used) }
        }
      }
      if isLast { break }
      chunk = Int(UnsafeRawPointer(arena + chunk).load(as: UInt32.self))
    }
    if !isSkipped { used = Self.close(out, body, used) }
    return UnsafeBufferPointer(start: out, count: used)
  }

  /// Writes the length of a row's positions before them; returns where they end then.
  @inline(__always)
  private static func close(_ out: UnsafeMutablePointer<UInt8>, _ body: Int, _ used: Int) -> Int {
    let size = UInt64(used - body) << 1
    if size < 0x80 {
      out[body - 1] = UInt8(truncatingIfNeeded: size)
      return used
    }
    let length = Varint.length(size)
    memmove(out + body - 1 + length, out + body, used - body)
    _ = Varint.write(size, out, body - 1)
    return used + length - 1
  }

  private func growOut(_ used: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: outCapacity * 2)
    larger.update(from: out, count: used)
    out.deallocate()
    out = larger
    outCapacity *= 2
  }

  @inline(__always)
  private static func varint(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }
}
