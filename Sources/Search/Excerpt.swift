/// Chooses the part of a passage that is shown with a hit.
enum Excerpt {
  /// The whole words about the most highlights, at most `bytes` long, as a range of UTF-8 bytes; a
  /// passage that is no longer comes whole. Highlights are in order and apart.
  static func range(of text: String, highlights: [Range<Int>], bytes limit: Int) -> Range<Int> {
    let bytes = Array(text.utf8)
    guard bytes.count > limit else { return 0..<bytes.count }
    let start = bestStart(highlights, limit: limit)
    // Some words before the first highlight, and the rest of the room after it.
    var lower = max(0, start - limit / 5)
    var upper = min(bytes.count, lower + limit)
    lower = max(0, min(lower, upper - limit))
    let first = highlights.first { $0.lowerBound >= start } ?? lower..<lower
    lower = wordStart(bytes, lower, no: max(first.lowerBound, lower))
    upper = wordEnd(bytes, upper, no: lower)
    return lower..<upper
  }

  /// Where the window with most highlights begins; the first of the best.
  private static func bestStart(_ highlights: [Range<Int>], limit: Int) -> Int {
    var best = (start: highlights.first?.lowerBound ?? 0, count: 0)
    var last = 0
    for (index, highlight) in highlights.enumerated() {
      last = max(last, index)
      while last < highlights.count,
        highlights[last].upperBound - highlight.lowerBound <= limit * 4 / 5
      {
        last += 1
      }
      if last - index > best.count { best = (highlight.lowerBound, last - index) }
    }
    return best.start
  }

  /// The next word's start from `offset` on, but none after `latest`; a scalar's start in any case.
  private static func wordStart(_ bytes: [UInt8], _ offset: Int, no latest: Int) -> Int {
    guard offset > 0 else { return 0 }
    var start = offset
    while start < latest, bytes[start - 1] != UInt8(ascii: " ") { start += 1 }
    if start < bytes.count, bytes[start - 1] != UInt8(ascii: " ") {
      start = offset
      while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    }
    return start
  }

  /// The last word's end up to `offset`; where no space is near, a scalar's end.
  private static func wordEnd(_ bytes: [UInt8], _ offset: Int, no earliest: Int) -> Int {
    guard offset < bytes.count else { return bytes.count }
    var end = offset
    while end > earliest, end > offset - 40, bytes[end] != UInt8(ascii: " ") { end -= 1 }
    if bytes[end] == UInt8(ascii: " "), end > earliest { return end }
    end = offset
    while end > earliest, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
