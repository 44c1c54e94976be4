import Documents
import Store

/// Answers queries from one index. Not `Sendable`: a task opens its own.
package final class Searcher {
  package let reader: Reader

  package init(_ reader: Reader) { self.reader = reader }

  /// What the query finds. Any text is a query; faults in it are remarks of the results.
  ///
  /// - Throws: ``StoreError`` when the index cannot be read.
  package func search(_ text: String, _ options: SearchOptions) throws -> Results {
    try reader.inOneState { try results(text, options) }
  }

  private func results(_ text: String, _ options: SearchOptions) throws -> Results {
    // What stands beside an operator is to be found in passages.
    if QueryReader.hasOperators(text) { return try words(text, options, insists: false) }
    let named = Locator(typed: text)
    let naming = Naming(reader, options, typed: text)
    if let named, let results = try naming.results(named) { return results }
    let inWords = try reader.likeliest(of: NameInWords.locators(in: text))
    if let inWords, inWords != named, let results = try naming.results(inWords) {
      return results
    }
    if named == nil, let results = try naming.results(withoutPath: text) {
      return results
    }
    if let listed = try list(text, options) { return listed }
    // The words of a name are none to look for one by one: nothing fuzzy touches symbols.
    let isName = inWords != nil || named != nil && NameInWords.isNothingElse(text)
    var results = try words(text, options, insists: isName)
    if let name = inWords ?? named, !name.symbol.isFile, results.total == 0 {
      let reason = "\(name.symbol) is not in the index, and nothing here refers to it"
      results.remarks.append(reason)
      results.missing.append(
        MissingPlace(
          asked: text.shortened, name, .document, reason: reason,
          nearest: try reader.nearestSymbols(to: name.symbol).map { Locator($0) }))
    }
    return results
  }

  private func words(_ text: String, _ options: SearchOptions, insists: Bool) throws -> Results {
    let isBlank = text.unicodeScalars.allSatisfy { QueryLexer.isSpace($0) }
    let read = QueryReader.read(text)
    var search = WordSearch(
      reader, options, read, isBlank: isBlank, insists: insists || QueryReader.insists(text))
    var results = try search.results()
    guard results.total == 0, !insists else { return results }
    if let about = try about(read, options) { return about }
    if let apart = try search.countsByThemselves() { results.remarks.append(apart) }
    return results
  }

  /// What is in the documents that words of a query name, or refers to them; `nil` for a query without names.
  /// Where nothing else is asked for, the documents named, else those that have to do with all of them.
  private func about(_ read: ReadQuery, _ options: SearchOptions) throws -> Results? {
    let named = read.query.replacingNames { .filter(.symbol($0.symbol.display)) }
    guard named != read.query else { return nil }
    let about = read.query.replacingNames { place in
      .any([.filter(.symbol(place.symbol.display)), .filter(.cites(place))])
    }
    var options = options
    if named.wantedTerms.isEmpty {
      options.unit = .document
      let results = try answer(named, read, options)
      if results.total > 0 { return results }
    }
    return try answer(about, read, options)
  }

  private func answer(
    _ query: Query, _ read: ReadQuery, _ options: SearchOptions
  ) throws -> Results {
    let read = ReadQuery(query: query, scope: read.scope, remarks: read.remarks)
    var search = WordSearch(reader, options, read, isBlank: false, insists: true)
    var results = try search.results()
    results.remarks.append(
      results.total > 0
        ? "no passage has the words as typed; these answer \(query)"
        : "no passage has the words as typed, and none answers \(query)")
    return results
  }

  /// The documents whose symbols fit a text that is nothing but a symbol with a star:
  /// `A/AC.292/2021/*`; `nil` for any other text, and where there are none.
  private func list(_ text: String, _ options: SearchOptions) throws -> Results? {
    guard text.utf8.count <= 200, text.contains("/"), text.contains("*"),
      text.first?.isLetter == true || text.hasPrefix("*/"),
      !text.contains(where: { $0.isWhitespace || $0 == ":" })
    else { return nil }
    var listing = options
    listing.unit = .document
    if listing.order == .relevance { listing.order = .symbol }
    let read = ReadQuery(query: .filter(.symbol(text)), scope: .paragraph, remarks: [])
    var search = WordSearch(reader, listing, read, isBlank: false, insists: true)
    let results = try search.results()
    return results.total > 0 ? results : nil
  }
}
