/// Where the parts of a resolution's text begin: "A", "B", numbered sections, the operative part.
struct ResolutionParts {
  let pieces: ArraySlice<Piece>

  /// The index of the next "B" that opens a part with its own "The General Assembly,".
  func nextPart(after start: Int, before end: Int) -> Int {
    var index = start + 1
    while index < end {
      if isPartHeading(at: index, before: end) { return index }
      index += 1
    }
    return end
  }

  func isPartHeading(at index: Int, before end: Int) -> Bool {
    guard let label = pieces[index].label, label.key.count == 1,
      label.form == .capital || label.key == "I" || label.key == "C" || label.key == "D",
      pieces[index].text.utf8.count < 300
    else { return false }
    for next in index + 1..<max(index + 1, min(index + 4, end)) {
      if Speaker.opens(pieces[next].whole, isCertain: true) { return true }
      if pieces[next].label != nil { return false }
    }
    return false
  }

  /// Whether a later section numbers its paragraphs from 1 again.
  func sectionsRestart(_ body: Range<Int>) -> Bool {
    var highest = 0
    var afterHeading = false
    for index in body {
      guard let label = pieces[index].label else { continue }
      if label.form == .roman { afterHeading = true }
      if let number = label.number {
        if afterHeading, number == 1, highest > 0 { return true }
        highest = max(highest, number)
        afterHeading = false
      }
    }
    return false
  }

  func unnumberedStart(_ body: Range<Int>) -> Int {
    let flows = body.filter {
      pieces[$0].label == nil && pieces[$0].row == nil && Closing.read(pieces[$0].text) == nil
    }
    if let comma = flows.last(where: {
      pieces[$0].ending == "," || pieces[$0].ending == "，" || pieces[$0].ending == "،"
    }),
      let after = flows.first(where: { $0 > comma })
    {
      return after
    }
    let texts = flows.filter {
      !Speaker.opens(pieces[$0].text, isCertain: true)
        || Speaker.length(pieces[$0].text, isCertain: true) ?? 0 < pieces[$0].text.utf8.count
    }
    guard let final = texts.last else { return body.upperBound }
    return pieces[final].ending == "," ? final : texts.first ?? final
  }
}
