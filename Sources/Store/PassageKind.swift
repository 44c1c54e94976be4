import Documents

/// What ranking and filters want to know of a passage, besides its words.
package enum PassageKind: UInt8, Sendable, CaseIterable {
  case none, title, pp, op, p, heading, item, annotation, speech, entry, note

  package init(_ kind: ParagraphKind) {
    switch kind {
    case .pp: self = .pp
    case .op: self = .op
    case .p: self = .p
    case .heading: self = .heading
    case .item: self = .item
    case .annotation: self = .annotation
    case .speech: self = .speech
    case .entry: self = .entry
    case .note: self = .note
    }
  }
}

/// A passage's length in words as one byte: exact to 40, then in steps of a twentieth.
enum PassageLength {
  /// Words by code; 0 stands for no passage, so an empty one has length 1.
  static let words: [Float] = {
    var words: [Float] = [0]
    var length: Float = 1
    while words.count < 256 {
      words.append(length.rounded())
      length = max(length + 1, length * (length < 40 ? 1 : 1.05))
    }
    return words
  }()

  static func code(of count: Int) -> UInt8 {
    let wanted = Float(max(count, 1))
    if count <= 40 { return UInt8(max(count, 1)) }
    var low = 1
    var high = 255
    while low < high {
      let middle = (low + high + 1) / 2
      if words[middle] <= wanted { low = middle } else { high = middle - 1 }
    }
    return UInt8(low)
  }
}
