import Documents

/// A record's sentence that a draft was adopted: "Draft resolution A/179/L.64 was adopted by 155 votes
/// to 1 (resolution 179/283)."
struct Adoption {
  /// Half-open UTF-8 range of the sentence.
  let range: Range<Int>
  /// Resolutions and decisions by their own numbers.
  let adopted: [Locator]
  /// Drafts, and parts of a report that hold one.
  let drafts: [Locator]

  /// The adoptions that a paragraph tells of. A speaker's memories of earlier ones name no draft.
  static func all(in paragraph: LinkParagraph) -> [Adoption] {
    guard !paragraph.citations.isEmpty, words.contains(where: paragraph.text.contains) else {
      return []
    }
    let bytes = Array(paragraph.text.utf8)
    var citations = paragraph.citations.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
    return sentences(of: bytes).compactMap { range in
      var found: [Citation] = []
      while let first = citations.first, first.range.lowerBound < range.upperBound {
        found.append(first)
        citations.removeFirst()
      }
      guard !found.isEmpty else { return nil }
      let sentence = String(decoding: bytes[range], as: UTF8.self)
      let lowered = sentence.lowercased()
      guard drafting.contains(where: lowered.contains), words.contains(where: sentence.contains)
      else { return nil }
      let targets = found.compactMap { citation in citation.target.map { (citation.kind, $0) } }
      let adopted = targets.filter { $0.0 == .resolution || $0.0 == .decision }
      let drafts = targets.filter { isDraft($0.1) }
      guard !adopted.isEmpty || !drafts.isEmpty else { return nil }
      return Adoption(
        range: range, adopted: adopted.map { Locator($0.1.symbol) },
        drafts: drafts.map { target in
          target.1.path.steps.first?.kind == .part
            ? Locator(target.1.symbol, LocatorPath(Array(target.1.path.steps.prefix(1))))
            : Locator(target.1.symbol)
        })
    }
  }

  private static func isDraft(_ target: Locator) -> Bool {
    if target.symbol.components.contains(where: { $0.hasPrefix("L.") }) { return true }
    guard let part = target.path.steps.first else { return false }
    return part.kind == .part && part.value.hasPrefix("draft")
  }

  private static func sentences(of bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in bytes.indices {
      // "." before a space, or "。".
      let isStop =
        bytes[index] == 0x2E && (index + 1 == bytes.count || bytes[index + 1] == 0x20)
        || bytes[index] == 0x82 && index >= 2 && bytes[index - 1] == 0x80
          && bytes[index - 2] == 0xE3
      guard isStop else { continue }
      ranges.append(start..<index + 1)
      start = index + 1
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges.filter { !$0.isEmpty }
  }

  private static let drafting = ["draft", "projet", "proyecto", "проект", "مشروع", "草案"]
  private static let words = [
    "was adopted", "were adopted", "is adopted", "est adopt", "sont adopt", "a été adopt",
    "queda aprobad", "quedan aprobad", "принимается", "принимаются", "принят", "اعتمد", "获得通过",
    "通过",
  ]
}
