import Documents
import Store

extension Catalogue {
  /// The references of a place as links of their own: those in it, those to it, or both.
  ///
  /// A paragraph that names a target twice gives two, each with its own words as evidence. A document's
  /// mention of itself as a whole, as its running headers make it, is none.
  func references(of locator: Locator, _ side: LinkSide) throws -> [Link] {
    var found: [StoredCitation] = []
    if side != .out { found += try reader.citations(of: locator, limit: .max) }
    if side != .in {
      for document in try reader.documents(for: locator.symbol) where document.renditionOf == nil {
        found += try reader.citations(from: document.id).filter {
          $0.source.path.isWithin(locator.path)
        }
      }
    }
    var seen: Set<String> = []
    return try found.compactMap { stored in
      guard let target = stored.citation.target,
        target.symbol != stored.source.symbol || !target.path.isEmpty,
        seen.insert("\(stored.paragraph) \(stored.citation.range) \(target)").inserted,
        let paragraph = try reader.paragraph(stored.paragraph)?.paragraph
      else { return nil }
      let text = Array(paragraph.text.utf8)
      let range = stored.citation.range.clamped(to: 0..<text.count)
      let evidence = Evidence(
        locator: stored.source, text: String(decoding: text[range], as: UTF8.self), range: range,
        rule: stored.citation.verb.map { "citation, \($0)" } ?? "citation")
      return Link(
        from: stored.source, to: target, relation: .reference, confidence: 1, evidence: [evidence])
    }
  }
}
