import Glibc

extension PostingStore {
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
