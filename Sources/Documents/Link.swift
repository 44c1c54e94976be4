/// How two places belong together. The words are the contract's.
package enum Relation: String, Sendable, CaseIterable {
  case mandate, inclusion, cited, outcome, considered, document, continues, draft, report, reference
}

/// The sentence that proves a link.
package struct Evidence: Sendable, Equatable {
  package var locator: Locator
  /// The evidence paragraph's own words in `range`.
  package var text: String
  /// Half-open UTF-8 range in the paragraph at `locator`.
  package var range: Range<Int>
  /// The rule that took this as proof: `item-title`, `printed-citation` …
  package var rule: String

  package init(locator: Locator, text: String, range: Range<Int>, rule: String) {
    self.locator = locator
    self.text = text
    self.range = range
    self.rule = rule
  }
}

/// The clause of a long paragraph that corresponds to a sub-item.
package struct Span: Sendable, Equatable {
  /// Half-open UTF-8 range in the paragraph the link points to.
  package var range: Range<Int>
  package var text: String

  package init(range: Range<Int>, text: String) {
    self.range = range
    self.text = text
  }
}

/// An edge between two places, with its proof. None is made without evidence.
package struct Link: Sendable, Equatable {
  package var from: Locator
  package var to: Locator
  package var relation: Relation
  /// 0 to 1; what each value means is documented with the rule.
  package var confidence: Double
  package var evidence: [Evidence]
  package var span: Span?
  /// Only planned so far: made by a programme, not by a record.
  package var planned: Bool

  package init(
    from: Locator, to: Locator, relation: Relation, confidence: Double, evidence: [Evidence],
    span: Span? = nil, planned: Bool = false
  ) {
    self.from = from
    self.to = to
    self.relation = relation
    self.confidence = confidence
    self.evidence = evidence
    self.span = span
    self.planned = planned
  }
}
