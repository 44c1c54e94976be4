import Documents
import Store

/// Answers a query that names a document or a place in it: the place first, then its family, then what
/// refers to it.
struct Naming {
  private let reader: Reader
  private let options: SearchOptions

  init(_ reader: Reader, _ options: SearchOptions) {
    self.reader = reader
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
    hit.highlights = try reader.citations(in: paragraph).filter { citation in
      citation.citation.target.map {
        $0.symbol == locator.symbol && $0.path.isWithin(locator.path)
      } ?? false
    }.map(\.citation.range).apart
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
    results.remarks.append("\(path) is no path of a place, such as op1, pp2 or p16")
    return results
  }

  /// `nil` when the index neither has the document nor anything that refers to it.
  func results(_ locator: Locator) throws -> Results? {
    var byParagraph = options
    byParagraph.unit = .paragraph
    var maker = HitMaker(reader, marking: [], byParagraph)
    var remarks: [String] = []
    let documents = try reader.documents(for: locator.symbol).filter {
      $0.renditionOf == nil && options.letThrough($0)
    }
    var hits: [Hit] = []
    var counts: [DocumentID: Int] = [:]
    for document in documents {
      if locator.path.isEmpty {
        hits.append(try maker.hit(document, .named))
        counts[document.id, default: 0] += 1
        continue
      }
      for paragraph in try reader.paragraphs(of: document.id, within: locator.path) {
        guard let hit = try maker.hit(paragraph.id, .named) else { continue }
        hits.append(hit)
        counts[document.id, default: 0] += 1
        if options.unit == .document { break }
      }
    }
    if documents.isEmpty {
      remarks.append("\(locator.symbol) is not in the index")
    } else if hits.isEmpty {
      remarks.append("\(locator.symbol) has no \(locator.path)")
      let near = try reader.nearestPaths(to: locator.path, of: documents[0].id)
      if !near.isEmpty {
        remarks.append("nearest: " + near.map(\.description).joined(separator: ", "))
      }
      for document in documents {
        hits.append(try maker.hit(document, .named))
        counts[document.id, default: 0] += 1
      }
    }
    if locator.path.isEmpty {
      for document in try reader.family(of: locator.symbol)
      where options.letThrough(document) && !documents.contains(where: { $0.id == document.id }) {
        hits.append(try maker.hit(document, .family))
        counts[document.id, default: 0] += 1
      }
    }
    var citing: [Citing] = []
    var places: [DocumentID: Int] = [:]
    var seen: Set<ParagraphID> = []
    for citation in try reader.citations(of: locator, limit: 100_000)
    where seen.insert(citation.paragraph).inserted {
      guard let document = try reader.document(citation.document), options.letThrough(document)
      else { continue }
      counts[document.id, default: 0] += 1
      if options.unit == .document, let place = places[document.id] {
        citing[place].paragraphs.append(citation.paragraph)
      } else {
        places[document.id] = citing.count
        citing.append(Citing(paragraphs: [citation.paragraph]))
      }
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
      total: total, remarks: remarks)
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
