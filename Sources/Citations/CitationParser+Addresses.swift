import Documents

/// Symbols inside web addresses and file names.
extension CitationParser {
  /// An address: up to the next space, quote or bracket.
  mutating func address(at index: Int) -> Int {
    if at(index).isGlued, isSign(index - 1, ".") || isSign(index - 1, "/") { return index + 1 }
    let start = Int(at(index).start)
    var end = start
    var depth = 0
    while end < bytes.count - 4, end - start < 600 {
      let byte = bytes[end]
      if byte <= 32 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x5D || byte == 0x7C
      {
        break
      }
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      if byte == 0xC2 || byte == 0xE3 || byte == 0xE2,
        bytes[end + 1] != 0x80 || bytes[end + 2] > 0x93
      {
        break
      }
      end += 1
    }
    var next = index + 1
    while at(next).kind != .end, Int(at(next).start) < end { next += 1 }
    guard isWord(index, "http") || isWord(index, "https") || isSign(index + 1, "."),
      let symbol = Symbol.address(text(start..<end))
    else { return isWord(index, "http") || isWord(index, "https") ? next : index + 1 }
    let found = pinpoint(after: next)
    let last = found.map { Int(at($0.next - 1).end) } ?? end
    add(symbol, found?.pinpoint, range: start..<max(end, last), kind: .url)
    consumed = max(consumed, found?.next ?? next)
    return found?.next ?? next
  }

  /// A file's name that spells a symbol: `a50r72.html`, `A-AC.292-2024-CRP1`.
  mutating func fileName(at index: Int) -> Int {
    let isEnding = isSign(index, ".")
    if !isEnding {
      // Only an organ in capitals before the joint, a body or a number after it.
      guard let organ = plainCapitals(at(index - 1)), SymbolOrgans.isKnown(organ),
        at(index + 1).isGlued
      else {
        return index + 1
      }
      let after = plainCapitals(at(index + 1))
      let isBody =
        after.map {
          SymbolOrgans.ofAssembly.contains($0) || SymbolOrgans.ofCouncil.contains($0)
            || SymbolOrgans.isNumbered($0)
        } ?? false
      guard isBody || (isSign(index, "_") && isNumber(index + 1)),
        isSign(index + 2, "_") || isSign(index + 2, "-") || isSign(index + 2, ".")
      else { return index + 1 }
    }
    let low = consumed > 0 ? Int(at(consumed - 1).end) : 0
    var start = Int(at(index).start)
    while start > low, Int(at(index).start) - start < 120, Self.isNameByte(bytes[start - 1]) {
      start -= 1
    }
    var end = Int(at(index).end)
    if isEnding {
      end = Int(at(index + 1).end)
    } else {
      while end < bytes.count - 4, end - start < 200, Self.isNameByte(bytes[end]) { end += 1 }
      while end > start, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-")
      { end -= 1 }
    }
    guard let symbol = Symbol(fileName: text(start..<end))?.completed else { return index + 1 }
    var next = index + 1
    while at(next).kind != .end, Int(at(next).start) < end { next += 1 }
    let found = pinpoint(after: next)
    let last = found.map { Int(at($0.next - 1).end) } ?? end
    add(symbol, found?.pinpoint, range: start..<max(end, last), kind: .symbol)
    consumed = max(consumed, found?.next ?? next)
    return found?.next ?? next
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }
}
