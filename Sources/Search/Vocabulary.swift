/// Numbers for words, in the order in which they are first seen.
struct Vocabulary {
  /// Slots of the table, a power of two: a word's number plus one, 0 where free.
  private var slots: [Int32]
  private var hashes: [UInt32] = []
  /// The bytes of all words, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init() { slots = [Int32](repeating: 0, count: 1 << 12) }

  var count: Int { ends.count }

  /// The number of a word of one language.
  mutating func number(of word: UnsafeBufferPointer<UInt8>, _ language: UInt16) -> Int {
    var hash: UInt32 = 2_166_136_261 ^ UInt32(language) &* 16_777_619
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    hash ^= hash >> 15
    if ends.count * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if hashes[known] == hash, isSame(known, word, language) { return known }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(ends.count + 1)
    hashes.append(hash)
    bytes.append(UInt8(truncatingIfNeeded: language))
    bytes.append(UInt8(truncatingIfNeeded: language >> 8))
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    return ends.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number + 1)
    }
  }

  private func start(of number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

  private func isSame(
    _ number: Int, _ word: UnsafeBufferPointer<UInt8>, _ language: UInt16
  ) -> Bool {
    let start = start(of: number)
    guard ends[number] - start == word.count + 2,
      bytes[start] == UInt8(truncatingIfNeeded: language),
      bytes[start + 1] == UInt8(truncatingIfNeeded: language >> 8)
    else { return false }
    for index in 0..<word.count where bytes[start + 2 + index] != word[index] { return false }
    return true
  }

  func language(of number: Int) -> UInt16 {
    let start = start(of: number)
    return UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8
  }
}
