import Documents
import Store

/// The documents of one index and what hangs on them: for looking things up by name. Not `Sendable`: a
/// task opens its own.
package final class Catalogue {
  let reader: Reader

  /// - Throws: ``StoreError`` when there is no index at `path`, or none that can be read.
  package init(path: String) throws { reader = try Reader(path: path) }

  package var searcher: Searcher { Searcher(reader) }

  /// What a locator names.
  package enum Place {
    /// The documents that carry the symbol, one a language, and the place in them.
    case found(Locator, [StoredDocument])
    case missing(MissingPlace)
  }

  /// The place that a user typed.
  ///
  /// - Parameter language: the document in this language alone, where it is there.
  package func place(_ typed: String, language: Language? = nil) throws -> Place {
    let named = try name(typed)
    guard let locator = named ?? fileLocator(typed) else {
      let reason = "\(typed.shortened) is no symbol or locator"
      return .missing(MissingPlace(asked: typed, nil, .malformed, reason: reason))
    }
    let name = locator.symbol.description.shortened
    let all = try reader.documents(for: locator.symbol).filter { $0.renditionOf == nil }
    if all.isEmpty, named == nil {
      let reason =
        "\(typed.shortened) is no symbol or locator, and no file of that name is in the index"
      return .missing(MissingPlace(asked: typed, nil, .malformed, reason: reason))
    }
    guard !all.isEmpty else {
      let near = try reader.nearestSymbols(to: locator.symbol)
      return .missing(
        MissingPlace(
          asked: typed, locator, .document, reason: "\(name) is not in the index",
          nearest: near.map { Locator($0) }))
    }
    let wanted = language.map { language in all.filter { $0.language == language } } ?? all
    if wanted.isEmpty, let language {
      let there = all.compactMap { $0.language?.code }.joined(separator: ", ")
      return .missing(
        MissingPlace(
          asked: typed, locator, .document,
          reason: "\(name) is not in the index in \(language); it is in \(there)",
          nearest: [Locator(locator.symbol)]))
    }
    let documents = wanted.sorted { Catalogue.preference($0) < Catalogue.preference($1) }
    if locator.path.isEmpty { return .found(locator, documents) }
    let having = try documents.filter { try has(locator.path, $0) }
    if !having.isEmpty { return .found(locator, having) }
    let near = try reader.nearestPaths(to: locator.path, of: documents[0].id)
    return .missing(
      MissingPlace(
        asked: typed, locator, .paragraph,
        reason: "\(name) has no \(locator.path.description.shortened)",
        nearest: near.map { Locator(locator.symbol, $0) }))
  }

  /// What was typed as a name: a symbol or locator of the index, else what its words name.
  private func name(_ typed: String) throws -> Locator? {
    let name = Locator(typed: typed)
    if let name, !(try reader.documents(for: name.symbol)).isEmpty { return name }
    return try (reader.likeliest(of: NameInWords.locators(in: typed)) ?? name).map(reader.standing)
  }

  /// Whether somebody who types this names a document or a place, here or not.
  package func isName(_ typed: String) -> Bool {
    Locator(typed: typed) != nil || !NameInWords.locators(in: typed).isEmpty
  }

  /// `file:NAME`, or the name of a file that is known so.
  private func fileLocator(_ typed: String) -> Locator? {
    let name = typed.split(separator: "/").last.map(String.init) ?? typed
    return name.isEmpty ? nil : Locator(.file(name))
  }

  /// The documents of a symbol that the options let through, one a language, English first.
  package func documents(
    of symbol: Symbol, among options: SearchOptions = SearchOptions()
  ) throws -> [StoredDocument] {
    try reader.documents(for: symbol).filter { $0.renditionOf == nil && options.letThrough($0) }
      .sorted { Catalogue.preference($0) < Catalogue.preference($1) }
  }

  /// English before the other official languages, those before the rest.
  static func preference(_ document: StoredDocument) -> Int {
    guard let language = document.language else { return 8 }
    if language == .english { return 0 }
    return 1 + (Language.official.firstIndex(of: language) ?? 6)
  }

  private func has(_ path: LocatorPath, _ document: StoredDocument) throws -> Bool {
    if !(try reader.paragraphs(at: path, of: document.id)).isEmpty { return true }
    guard let item = path.item else { return false }
    return try items(of: document).contains { $0.item == item }
  }

  /// The items of an agenda, or those that a programme of work names.
  package func items(of document: StoredDocument) throws -> [AgendaItem] {
    let listed = try reader.items(of: document.id)
    return listed.isEmpty ? AgendaItem.named(in: try reader.programme(of: document.id)) : listed
  }

  /// The whole document as it was read.
  package func document(_ stored: StoredDocument) throws -> Document? {
    try reader.fullDocument(stored.id)
  }

  /// What a locator's end is called: the item's title, else the document's.
  package func title(of locator: Locator) throws -> String? {
    guard
      let document = try reader.documents(for: locator.symbol).min(by: {
        Catalogue.preference($0) < Catalogue.preference($1)
      })
    else { return nil }
    if let item = locator.path.item {
      return try items(of: document).first { $0.item == item }?.title ?? document.title
    }
    return document.title
  }
}

extension LocatorPath {
  /// The agenda item that the last step names: `5(d)` of `item5(d)`.
  package var item: String? {
    guard let step = steps.last, step.kind == .item else { return nil }
    return step.value + step.letters.map { "(\($0))" }.joined()
  }
}

extension String {
  /// Enough of what somebody typed to know it again in a message, however long it was.
  package var shortened: String {
    let beginning = prefix(120)
    return beginning.endIndex == endIndex ? self : beginning + "…"
  }
}
