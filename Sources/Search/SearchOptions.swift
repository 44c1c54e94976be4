import Documents
import Store

/// What is asked besides the query.
package struct SearchOptions: Sendable, Equatable {
  package var unit = SearchUnit.paragraph
  package var order = SearchOrder.relevance
  /// The best passages of each document that go with it, at most, where documents are asked for.
  package var passagesEach = 0
  package var limit = 10
  package var offset = 0
  /// Each list lets through what is in it; an empty one lets all through.
  package var types: [DocumentType] = []
  package var bodies: [String] = []
  package var sessions: [String] = []
  package var languages: [Language] = []
  package var since: CalendarDay?
  /// That day included.
  package var until: CalendarDay?
  package var wantsFacets = false
  package var explains = false
  /// Copies of a passage in other states of its text stand under it, not by themselves.
  package var foldsCopies = true
  /// The same paragraph in these languages goes with each hit, in all others where the list is empty;
  /// `nil` for none.
  package var parallels: [Language]?
  /// Words count in the very form typed.
  package var isExact = false
  /// What ~word takes as one.
  package var synonyms = SynonymList()
  /// After which the search stops with what it has.
  package var seconds = 10.0

  package init() {}
}

extension SearchOptions {
  /// Whether any of the lists and days narrows what is let through.
  package var isNarrowing: Bool {
    !types.isEmpty || !bodies.isEmpty || !sessions.isEmpty || !languages.isEmpty || since != nil
      || until != nil
  }

  /// Lets through documents of these bodies and sessions, named as people do: `First Committee`, `80th`.
  package mutating func narrow(toBodies bodies: [String], sessions: [String]) {
    self.bodies = bodies.map(QueryField.body)
    self.sessions = sessions.map(QueryField.session)
  }

  /// The lists and days as conditions of a query.
  var filters: [Filter] {
    types.map { .type($0) } + bodies.map { .body($0) } + sessions.map { .session($0) }
      + languages.map { .language($0) }
      + (since == nil && until == nil ? [] : [.date(DayRange(first: since, last: until))])
  }

  /// Whether a document is let through by the lists and days.
  package func letThrough(_ document: StoredDocument) -> Bool {
    let dated = DayRange(first: since, last: until)
    let isInTime = since == nil && until == nil || Filter.date(dated).holds(document)
    return isInTime && (types.isEmpty || types.contains(document.type))
      && (bodies.isEmpty || bodies.contains { Filter.body($0).holds(document) })
      && (sessions.isEmpty || sessions.contains { Filter.session($0).holds(document) })
      && (languages.isEmpty || document.language.map { languages.contains($0) } ?? false)
  }
}
