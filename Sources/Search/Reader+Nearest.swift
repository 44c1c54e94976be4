import Documents
import Store

extension Reader {
  /// Symbols that are looked at for each beginning, at most.
  private static let mostNear = 5000

  /// The symbols of the index nearest to one that it has not: those that share most of its beginning, and of
  /// these the ones that go on with the nearest numbers.
  func nearestSymbols(to symbol: Symbol, limit: Int = 5) throws(StoreError) -> [Symbol] {
    var prefix = symbol.key
    var found: [Symbol] = []
    while !prefix.isEmpty, found.count < limit {
      let wanted = Self.pieces(of: symbol.key.dropFirst(prefix.count))
      var near: [(symbol: Symbol, distance: [Int])] = []
      for document in try documents(withPrefix: prefix, limit: Self.mostNear) {
        let other = document.symbol
        let rest = other.key.dropFirst(prefix.count)
        // 88 does not go on from 8.
        let isLonger = prefix.last?.isASCIIDigit == true && rest.first?.isASCIIDigit == true
        guard other != symbol, near.last?.symbol != other, !isLonger, !found.contains(other) else {
          continue
        }
        near.append((other, Self.distance(wanted, Self.pieces(of: rest))))
      }
      found += near.enumerated().sorted {
        $0.element.distance == $1.element.distance
          ? $0.offset < $1.offset
          : $0.element.distance.lexicographicallyPrecedes($1.element.distance)
      }.prefix(limit - found.count).map(\.element.symbol)
      guard let cut = prefix.dropLast().lastIndex(where: { $0 == "/" || $0 == "." }) else { break }
      prefix = String(prefix[...cut])
    }
    return found
  }

  /// Runs of digits, and what stands between them.
  private static func pieces(of key: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = key
    while let first = rest.first {
      let piece = rest.prefix { $0.isASCIIDigit == first.isASCIIDigit }
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  /// How far each piece is from the other's, a number by its value.
  private static func distance(_ a: [Substring], _ b: [Substring]) -> [Int] {
    (0..<max(a.count, b.count)).map { index in
      guard index < a.count, index < b.count else { return .max }
      if a[index] == b[index] { return 0 }
      guard let one = Int(a[index]), let other = Int(b[index]) else { return .max }
      return abs(one - other)
    }
  }
}
