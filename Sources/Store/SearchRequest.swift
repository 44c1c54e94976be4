import Documents

/// What documents and paragraphs a search looks at.
package struct SearchFilter: Sendable, Equatable {
  /// Empty lists let everything through.
  package var types: [DocumentType] = []
  /// Body prefixes: `A` lets `A/C.1` through too.
  package var bodies: [String] = []
  package var sessions: [String] = []
  /// Of the document; the paragraph's own counts where it has one.
  package var languages: [Language] = []
  package var since: CalendarDay?
  /// That day included.
  package var until: CalendarDay?
  package var kinds: [PassageKind] = []
  /// Only these documents; `nil` for all.
  package var documents: Set<DocumentID>?
  /// Only documents one of whose symbols begins with this.
  package var symbolPrefix: String?
  /// Only these paragraphs, such as those that cite something; `nil` for all.
  package var paragraphs: PassageSet?

  package init() {}
}

package struct SearchRequest: Sendable {
  package enum Unit: Sendable { case paragraph, document }
  package enum Sort: Sendable { case relevance, date, symbol }

  /// `nil` finds everything that the filter lets through.
  package var expression: MatchExpression?
  package var filter = SearchFilter()
  package var unit = Unit.paragraph
  package var sort = Sort.relevance
  package var limit = 10
  package var offset = 0
  /// Hits below this score are left out, though they count; `nil` for none.
  package var leastScore: Double?
  /// Passages that hold none of these words count, but need not be hits: the caller knows better ones.
  var newWords: MatchExpression?
  /// What will be asked next: this with more alternatives. Its phrases are looked for first, for those of this stand
  /// nowhere else.
  package var wider: MatchExpression?
  /// Also counts matches by document, for facets.
  package var countsDocuments = false
  /// After which the search stops with what it has.
  package var seconds = 5.0

  package init(_ expression: MatchExpression?) { self.expression = expression }

  /// Takes it as known which passages are the best of those that hold the words of a narrower expression: the
  /// same with fewer alternatives. One that holds no others scores no higher here, for words that more passages
  /// hold say less.
  package mutating func takeAsKnown(_ narrower: MatchExpression) {
    newWords = expression?.words(besides: narrower).map { .or($0) }
  }
}

package struct SearchHit: Sendable, Equatable {
  package let paragraph: ParagraphID
  package let document: DocumentID
  /// Higher is better; comparable within one search only.
  package let score: Double
  /// Of equal scores the higher comes first: adopted texts before others, drafts last, newer before older.
  package let standing: UInt8

  package init(paragraph: ParagraphID, document: DocumentID, score: Double, standing: UInt8) {
    self.paragraph = paragraph
    self.document = document
    self.score = score
    self.standing = standing
  }
}

package struct SearchAnswer: Sendable, Equatable {
  /// Best first; ties by standing, then in the order of ids, so that pages are stable.
  package var hits: [SearchHit] = []
  /// All matches, in the request's unit.
  package var total = 0
  /// `false` when time ran out: `total` is then the least it can be.
  package var isComplete = true
  /// Matching paragraphs by document, where they were asked for.
  package var documents: [DocumentID: Int] = [:]

  package init() {}
}
