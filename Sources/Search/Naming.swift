import Documents
import Store

/// Answers a query that names a document or a place in it: the place first, then its family, then what
/// refers to it.
struct Naming {
  private let reader: Reader
  private let options: SearchOptions
  /// What was typed. The words about the name tell whose version comes first.
  private let text: String

  init(_ reader: Reader, _ options: SearchOptions, typed text: String) {
    self.reader = reader
    self.text = text
    self.options = options
  }

  /// What refers to the name: a paragraph, or those of one document where documents are asked for.
  private struct Citing { var paragraphs: [ParagraphID] }

  private func hit(_ citing: Citing, _ locator: Locator, _ maker: inout HitMaker) throws -> Hit? {
    guard var hit = try hit(citing.paragraphs[0], locator, &maker) else { return nil }
    guard options.unit == .document else { return hit }
    hit.locator = Locator(hit.locator.symbol)
    hit.passages = citing.paragraphs.count
    for paragraph in citing.paragraphs.prefix(options.passagesEach) {
      if let inside = try self.hit(paragraph, locator, &maker) { hit.best.append(inside) }
    }
    return hit
  }

  /// A paragraph that refers to a place, with the words that do.
  private func hit(
    _ paragraph: ParagraphID, _ locator: Locator, _ maker: inout HitMaker
  ) throws -> Hit? {
    guard var hit = try maker.hit(paragraph, .cites) else { return nil }
    hit.highlights = try reader.citations(in: paragraph).map(\.citation)
      .filter { $0.refers(to: locator) }.map(\.range).apart
    hit.excerpt = HitMaker.excerpt(of: hit.text, hit.highlights)
    return hit
  }

  /// The document of a name whose path is none: `A/RES/75/240#somewhere`.
  func results(withoutPath text: String) throws -> Results? {
    guard text.utf8.count <= 1000, let hash = text.lastIndex(of: "#"),
      let symbol = Symbol(typed: String(text[..<hash])),
      var results = try results(Locator(symbol))
    else { return nil }
    let path = String(text[text.index(after: hash)...]).shortened
    let reason = "\(path) is no path of a place, such as op1, pp2 or p16"
    results.remarks.append(reason)
    results.missing.append(MissingPlace(asked: text, nil, .malformed, reason: reason))
    return results
  }

  /// `nil` when the index neither has the document nor anything that refers to it.
  func results(_ locator: Locator) throws -> Results? {
    let standing = try reader.standing(locator)
    if var results = try answer(standing) {
      if standing != locator { results.remarks.insert("\(locator) is here as \(standing)", at: 0) }
      return results
    }
    guard !locator.path.isEmpty, var results = try answer(Locator(locator.symbol)) else {
      return nil
    }
    results.query = locator.description
    return results
  }

  /// One a language: that of the words first, then English.
  private func documents(of symbol: Symbol) throws -> [StoredDocument] {
    let all = try reader.documents(for: symbol).filter {
      $0.renditionOf == nil && options.letThrough($0)
    }
    guard all.count > 1 else { return all }
    let language = NameInWords.language(of: text)
    func place(_ document: StoredDocument) -> Int {
      language != nil && document.language == language ? -1 : Catalogue.preference(document)
    }
    return all.enumerated().sorted {
      (place($0.element), $0.offset) < (place($1.element), $1.offset)
    }.map(\.element)
  }

  /// The texts that came of a report or draft, or of a place in it, as their mastheads tell.
  private func results(of locator: Locator) throws -> [StoredDocument] {
    try reader.links(at: locator, direction: .in)
      .filter { ($0.relation == .report || $0.relation == .draft) && $0.from.path.isEmpty }
      .flatMap { try documents(of: $0.from.symbol).prefix(1) }
  }

  private func answer(_ locator: Locator) throws -> Results? {
    var byParagraph = options
    byParagraph.unit = .paragraph
    var maker = HitMaker(reader, marking: [], byParagraph)
    var remarks: [String] = []
    var missing: [MissingPlace] = []
    let documents = try documents(of: locator.symbol)
    let parts = locator.path.isEmpty ? try reader.parts(of: locator.symbol) : []
    let documentsOfParts = try parts.flatMap { try self.documents(of: $0) }
    var hits: [Hit] = []
    var counts: [DocumentID: Int] = [:]
    for document in documents where !locator.path.isEmpty {
      for paragraph in try reader.paragraphs(at: locator.path, of: document.id) {
        guard let hit = try maker.hit(paragraph.id, .named) else { continue }
        hits.append(hit)
        counts[document.id, default: 0] += 1
        if options.unit == .document { break }
      }
    }
    if documents.isEmpty, !documentsOfParts.isEmpty {
      let here = Set(documentsOfParts.map(\.symbol))
      let letters = parts.filter(here.contains).compactMap { $0.display.split(separator: " ").last }
      remarks.append("\(locator.symbol) is here in parts: \(letters.joined(separator: ", "))")
    } else if documents.isEmpty {
      missing.append(
        MissingPlace(
          asked: locator.description, locator, .document,
          reason: "\(locator.symbol) is not in the index",
          nearest: try reader.nearestSymbols(to: locator.symbol).map { Locator($0) }))
    } else if hits.isEmpty, !locator.path.isEmpty {
      missing.append(
        MissingPlace(
          asked: locator.description, locator, .paragraph,
          reason: "\(locator.symbol) has no \(locator.path)",
          nearest: try reader.nearestPaths(to: locator.path, of: documents[0].id).map {
            Locator(locator.symbol, $0)
          }))
    }
    for place in missing {
      remarks.append(place.reason)
      let near = place.nearest.filter { !$0.path.isEmpty }.map(\.path.description)
      if !near.isEmpty { remarks.append("nearest: " + near.joined(separator: ", ")) }
    }
    // Behind a place the document that it is of.
    for document in documents where options.unit == .paragraph || counts[document.id] == nil {
      hits.append(try maker.hit(document, .named))
      counts[document.id, default: 0] += 1
    }
    for document in documentsOfParts {
      hits.append(try maker.hit(document, documents.isEmpty ? .named : .family))
      counts[document.id, default: 0] += 1
    }
    if locator.path.isEmpty {
      for document in try reader.family(of: locator.symbol)
      where options.letThrough(document) && !documents.contains(where: { $0.id == document.id }) {
        hits.append(try maker.hit(document, .family))
        counts[document.id, default: 0] += 1
      }
    }
    var citing: [Citing] = []
    var lines: [DocumentID: Int] = [:]
    var seen: Set<ParagraphID> = []
    let places = [locator] + parts.map { Locator($0) }
    for citation in try places.flatMap({ try reader.citations(of: $0, limit: 100_000) })
    where seen.insert(citation.paragraph).inserted {
      guard let document = try reader.document(citation.document), options.letThrough(document)
      else { continue }
      counts[document.id, default: 0] += 1
      if options.unit == .document, let place = lines[document.id] {
        citing[place].paragraphs.append(citation.paragraph)
      } else {
        lines[document.id] = citing.count
        citing.append(Citing(paragraphs: [citation.paragraph]))
      }
    }
    // A masthead is no paragraph: what came of a report or draft says so there alone.
    for document in try results(of: locator) where counts[document.id] == nil {
      hits.append(try maker.hit(document, .cites))
      counts[document.id, default: 0] += 1
    }
    guard !(hits.isEmpty && citing.isEmpty) else { return nil }
    let total = hits.count + citing.count
    let end = options.offset + options.limit
    for place in citing.prefix(max(0, end - hits.count)) {
      if let hit = try hit(place, locator, &maker) { hits.append(hit) }
    }
    var results = Results(
      query: locator.description, unit: options.unit,
      hits: Array(hits.dropFirst(options.offset).prefix(options.limit)), offset: options.offset,
      total: total, remarks: remarks, missing: missing)
    if options.wantsFacets {
      results.facets = try FacetCounter(reader).facets(counts, options.unit)
    }
    for index in results.hits.indices {
      results.hits[index].score = Double(total - options.offset - index)
    }
    if options.explains {
      for index in results.hits.indices {
        results.hits[index].scoring = [ScorePart("place in the list", results.hits[index].score)]
      }
      results.explanation = Explanation(
        tree: "name \(locator)", plan: ["the document or place, its family, what refers to it"])
    }
    return results
  }
}

extension [Range<Int>] {
  /// The ranges in order, those that touch or overlap as one.
  var apart: [Range<Int>] {
    let sorted = sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var apart: [Range<Int>] = []
    for range in sorted {
      if let last = apart.last, range.lowerBound <= last.upperBound {
        apart[apart.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        apart.append(range)
      }
    }
    return apart
  }
}
