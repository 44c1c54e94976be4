import Documents

/// What a search gave: everything that is printed of it.
package struct Results: Sendable, Equatable {
  /// The query as it was read.
  package var query: String
  package var unit: SearchUnit
  /// The hits of the page asked for, in order.
  package var hits: [Hit]
  /// The place of the first hit in the whole list, from 0.
  package var offset: Int
  /// Hits of all pages.
  package var total: Int
  /// What was read otherwise than written, loosened or left out; for people.
  package var remarks: [String]
  /// What the query names and the index has not.
  package var missing: [MissingPlace]
  package var facets: [Facet]
  package var explanation: Explanation?

  package init(
    query: String, unit: SearchUnit, hits: [Hit] = [], offset: Int = 0, total: Int = 0,
    remarks: [String] = [], missing: [MissingPlace] = [], facets: [Facet] = [],
    explanation: Explanation? = nil
  ) {
    self.query = query
    self.unit = unit
    self.hits = hits
    self.offset = offset
    self.total = total
    self.remarks = remarks
    self.missing = missing
    self.facets = facets
    self.explanation = explanation
  }
}

package enum SearchUnit: String, Sendable, CaseIterable { case paragraph, document }

package enum SearchOrder: String, Sendable, CaseIterable { case relevance, date, symbol }

/// A passage that answers the query, or a document.
package struct Hit: Sendable, Equatable {
  /// Why it is there.
  package enum Role: String, Sendable {
    /// It answers the query.
    case match
    /// It is the document that the query names.
    case named
    /// It belongs to the family of that document: an addendum, a corrigendum, a revision.
    case family
    /// It refers to that document.
    case cites
    /// It holds the words only together with the paragraph that it is part of.
    case chapeau
    /// It holds some of the words, all of them being nowhere together.
    case partial
  }

  package var role: Role
  /// The paragraph, or the document where its title is the hit or documents are asked for.
  package var locator: Locator
  /// As it was indexed.
  package var file: String
  package var title: String?
  package var type: DocumentType
  /// Adoption, else issue.
  package var date: CalendarDay?
  package var body: String?
  package var session: String?
  package var language: Language?
  /// The agenda items that the document is about, or that the paragraph stands under.
  package var items: [String]
  package var kind: ParagraphKind?
  package var label: String
  package var page: Int?
  /// Higher is better; comparable within one search only.
  package var score: Double
  /// The paragraph in full; the title where the document is the hit.
  package var text: String
  /// Half-open ranges of UTF-8 bytes of `text`, in order and apart.
  package var highlights: [Range<Int>]
  /// The part of `text` that is shown first: whole words about most highlights.
  package var excerpt: Range<Int>
  /// Hits of the same document, this one counted, where documents are asked for; else 1.
  package var passages: Int
  /// How the score came about, for `--explain`.
  package var scoring: [ScorePart]
  /// The best passages of the document, where documents are asked for with them.
  package var best: [Hit] = []
  /// What it is part of, outermost first, where that has the words it lacks.
  package var chapeaux: [Hit] = []
  /// Where else the same words stand: in drafts, revisions and reports of the text.
  package var duplicates: [Locator] = []
  /// The same place in other languages, in the order of their codes.
  package var parallels: [ParallelPassage] = []

  package init(
    role: Role, locator: Locator, file: String, title: String? = nil, type: DocumentType = .other,
    date: CalendarDay? = nil, body: String? = nil, session: String? = nil,
    language: Language? = nil, items: [String] = [], kind: ParagraphKind? = nil,
    label: String = "", page: Int? = nil, score: Double = 0, text: String,
    highlights: [Range<Int>] = [], excerpt: Range<Int>? = nil, passages: Int = 1,
    scoring: [ScorePart] = []
  ) {
    self.role = role
    self.locator = locator
    self.file = file
    self.title = title
    self.type = type
    self.date = date
    self.body = body
    self.session = session
    self.language = language
    self.items = items
    self.kind = kind
    self.label = label
    self.page = page
    self.score = score
    self.text = text
    self.highlights = highlights
    self.excerpt = excerpt ?? 0..<text.utf8.count
    self.passages = passages
    self.scoring = scoring
  }

  /// The excerpt, with an ellipsis where the text goes on.
  package var snippet: String {
    (excerpt.lowerBound > 0 ? "… " : "") + text[utf8: excerpt]
      + (excerpt.upperBound < text.utf8.count ? " …" : "")
  }
}

/// A paragraph or title in another language.
package struct ParallelPassage: Sendable, Equatable {
  package let language: Language
  package let locator: Locator
  package let file: String
  package let text: String

  package init(language: Language, locator: Locator, file: String, text: String) {
    self.language = language
    self.locator = locator
    self.file = file
    self.text = text
  }
}

/// What adds to a score.
package struct ScorePart: Sendable, Equatable {
  /// What a word or phrase was worth: ``ScorePart/value`` is weight times kind weight times 2.2 times
  /// frequency, divided by frequency and length factor together.
  package struct Term: Sendable, Equatable {
    /// The forms that count as it, as ``Explanation/plan`` has them.
    package let forms: String
    /// How often it stands in the passage.
    package let frequency: Int
    /// Passages of the index that hold it.
    package let passages: Int
    /// What it tells by being rare.
    package let weight: Double
    /// By how much the passage's kind weighs more or less.
    package let kindWeight: Double
    /// Greater in longer passages; 1.2 in one of average length.
    package let lengthFactor: Double

    package init(
      forms: String, frequency: Int, passages: Int, weight: Double, kindWeight: Double,
      lengthFactor: Double
    ) {
      self.forms = forms
      self.frequency = frequency
      self.passages = passages
      self.weight = weight
      self.kindWeight = kindWeight
      self.lengthFactor = lengthFactor
    }
  }

  /// The word or phrase as typed, or what else adds to the score.
  package let name: String
  package let value: Double
  /// `nil` for what is no word.
  package let term: Term?

  package init(_ name: String, _ value: Double, _ term: Term? = nil) {
    self.name = name
    self.value = value
    self.term = term
  }
}

/// How often each value of one property occurs among all hits.
package struct Facet: Sendable, Equatable {
  package struct Count: Sendable, Equatable {
    package let value: String
    package let count: Int

    package init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  package let name: String
  /// Most frequent first, then by value.
  package let counts: [Count]

  package init(name: String, counts: [Count]) {
    self.name = name
    self.counts = counts
  }
}

package struct Explanation: Sendable, Equatable {
  /// The tree, one node a line, indented.
  package let tree: String
  /// What was asked of the index, one step a line.
  package let plan: [String]

  package init(tree: String, plan: [String]) {
    self.tree = tree
    self.plan = plan
  }
}

extension String {
  /// The part at a half-open range of UTF-8 bytes; ends are moved inwards to whole characters'
  /// scalars, and into the text.
  package subscript(utf8 range: Range<Int>) -> String {
    let utf8 = self.utf8
    let count = utf8.count
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    return String(
      decoding: utf8.dropFirst(lower).prefix(upper - lower), as: UTF8.self)
  }
}
