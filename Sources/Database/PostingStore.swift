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
    /// The word's first and last eight bytes, see ``WordKey``.
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

  /// A word that was added and waits to be looked up, see ``settle()``.
  private struct Occurrence {
    let key: WordKey
    let length: UInt32
    let position: Int32
    let row: Int64
    /// Of its entry, once that is known.
    var number: Int32
    let isBeside: Bool
  }

  private static let mostWaiting = 64
  private let waiting = UnsafeMutablePointer<Occurrence>.allocate(capacity: mostWaiting)
  private var waitingCount = 0

  static let noCompanion = UInt32.max
  /// The entry added last that began a position, while nothing stood beside it; -1 for none.
  private var alone = -1

  private(set) var entries: UnsafeMutablePointer<Entry>
  private(set) var entryCount = 0
  private var entryCapacity = 1 << 12
  /// The hash in the upper half and the number of the entry plus one in the lower; 0 is free.
  private var slots: UnsafeMutablePointer<UInt64>
  private var slotMask = (1 << 13) - 1
  private(set) var arena: UnsafeMutablePointer<UInt8>
  private var arenaUsed = 4
  private var arenaCapacity = 1 << 20
  private(set) var words: UnsafeMutablePointer<UInt8>
  private var wordsUsed = 0
  private var wordsCapacity = 1 << 16
  var out: UnsafeMutablePointer<UInt8>
  var outCapacity = 1 << 16

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
    waiting.deallocate()
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
    let key = WordKey(start, word.count)
    if word.count <= WordKey.whole {
      (waiting + waitingCount).initialize(
        to: Occurrence(
          key: key, length: UInt32(truncatingIfNeeded: word.count), position: position, row: row,
          number: 0, isBeside: isBeside))
      waitingCount += 1
      if waitingCount == Self.mostWaiting { settle() }
    } else {
      settle()
      let number = find(key, word.count, start)
      append(number, row: row, position: position, isBeside: isBeside)
    }
  }

  /// Notes that a row ends: what was added can be read from here on.
  func endRow() {
    settle()
    endPosition()
  }

  /// Finds the entries of the words that wait, and appends to them.
  ///
  /// A word is in three places of memory, far from those of the word before. In three rounds over many words the
  /// processor fetches many of them at once.
  @inline(never)
  private func settle() {
    for index in 0..<waitingCount { waiting[index].number = guess(waiting[index].key.hash) }
    for index in 0..<waitingCount {
      let word = waiting + index
      let length = word.pointee.length
      if word.pointee.number >= 0 {
        let entry = entries + Int(word.pointee.number)
        if entry.pointee.head == word.pointee.key.head,
          entry.pointee.tail == word.pointee.key.tail, entry.pointee.length == length
        {
          continue
        }
      }
      word.pointee.number = Int32(
        truncatingIfNeeded: find(word.pointee.key, Int(length), nil))
    }
    for index in 0..<waitingCount {
      let word = waiting[index]
      append(
        Int(word.number), row: word.row, position: word.position, isBeside: word.isBeside)
    }
    waitingCount = 0
  }

  @inline(__always)
  private func append(_ number: Int, row: Int64, position: Int32, isBeside: Bool) {
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
  private func endPosition() {
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

  /// The number of the first entry with this hash, -1 when there is none.
  @inline(__always)
  private func guess(_ hash: UInt32) -> Int32 {
    var slot = Int(hash) & slotMask
    while true {
      let found = slots[slot]
      if found == 0 { return -1 }
      if UInt32(truncatingIfNeeded: found >> 32) == hash {
        return Int32(truncatingIfNeeded: found) - 1
      }
      slot = (slot + 1) & slotMask
    }
  }

  /// The number of a word's entry, made when there was none.
  ///
  /// - Parameter bytes: of a word that its key does not hold.
  private func find(_ key: WordKey, _ count: Int, _ bytes: UnsafePointer<UInt8>?) -> Int {
    var slot = Int(key.hash) & slotMask
    while true {
      let found = slots[slot]
      if found == 0 { break }
      if UInt32(truncatingIfNeeded: found >> 32) == key.hash {
        let number = Int(UInt32(truncatingIfNeeded: found)) - 1
        let entry = entries + number
        if entry.pointee.head == key.head, entry.pointee.tail == key.tail,
          Int(entry.pointee.length) == count,
          bytes.map({ memcmp(words + Int(entry.pointee.word), $0, count) == 0 }) ?? true
        {
          return number
        }
      }
      slot = (slot + 1) & slotMask
    }
    return insert(key, count, bytes, slot)
  }

  private static func newEntries(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<Entry>.stride, alignment: MemoryLayout<Entry>.stride
    ).bindMemory(to: Entry.self, capacity: capacity)
  }

  @inline(never)
  private func insert(
    _ key: WordKey, _ count: Int, _ bytes: UnsafePointer<UInt8>?, _ slot: Int
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
    if let bytes {
      (words + wordsUsed).update(from: bytes, count: count)
    } else {
      key.write(count, to: words + wordsUsed)
    }
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
}
