/// A place in a text that names a document or one of its paragraphs.
package struct Citation: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case symbol, resolution, decision, statement, report, url, anaphora, item
  }

  /// `nil` when only `candidates` are known.
  package var target: Locator?
  /// Ranked, best first; empty when `target` is known for sure.
  package var candidates: [Locator]
  /// Half-open range of UTF-8 bytes in the text that was read.
  package var range: Range<Int>
  package var kind: Kind
  /// The normal form of the governing verb: `recall`, `take note`, `pursuant to`.
  package var verb: String?
  /// The title in quotes that follows, as a range of UTF-8 bytes of the same text.
  package var title: Range<Int>?
  /// Stable words for what is doubtful: `implausible`, `repaired`, `ambiguous`.
  package var findings: [String]

  package init(
    target: Locator?, candidates: [Locator] = [], range: Range<Int>, kind: Kind,
    verb: String? = nil, title: Range<Int>? = nil, findings: [String] = []
  ) {
    self.target = target
    self.candidates = candidates
    self.range = range
    self.kind = kind
    self.verb = verb
    self.title = title
    self.findings = findings
  }
}
