/// Tells the tokens of a text that are looked for from the many that are not.
package struct SoughtTokens {
  private let whole: Set<[UInt8]>
  private let beginnings: [[UInt8]]
  /// What a token that is sought may end in, with its length; and what one of `beginnings` begins with.
  private let endings: [Bool]
  private let firsts: [Bool]

  /// - Parameters:
  ///   - whole: tokens.
  ///   - beginnings: any token that begins so is sought too.
  package init(_ whole: [[UInt8]], beginning beginnings: [[UInt8]]) {
    self.whole = Set(whole)
    self.beginnings = beginnings
    var endings = [Bool](repeating: false, count: 256)
    var firsts = endings
    for token in whole {
      if let last = token.last { endings[Self.ending(last, token.count)] = true }
    }
    for beginning in beginnings { if let first = beginning.first { firsts[Int(first)] = true } }
    self.endings = endings
    self.firsts = firsts
  }

  private static func ending(_ last: UInt8, _ count: Int) -> Int {
    Int(last ^ UInt8(truncatingIfNeeded: count) &* 29)
  }

  /// The token's bytes, where it is sought: most are told at a glance that they are not.
  package func bytes(_ token: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let first = token.first, let last = token.last,
      endings[Self.ending(last, token.count)] || firsts[Int(first)]
    else { return nil }
    let bytes = Array(token)
    let isSought =
      whole.contains(bytes) || beginnings.contains(where: { bytes.starts(with: $0) })
    return isSought ? bytes : nil
  }
}
