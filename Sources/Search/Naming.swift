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
    for document in documents {
      if locator.path.isEmpty {
        hits.append(try maker.hit(document, .named))
        continue
      }
      for paragraph in try reader.paragraphs(of: document.id, within: locator.path) {
        if let hit = try maker.hit(paragraph.id, .named) { hits.append(hit) }
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
      for document in documents { hits.append(try maker.hit(document, .named)) }
    }
    if locator.path.isEmpty {
      for document in try reader.family(of: locator.symbol)
      where options.letThrough(document) && !documents.contains(where: { $0.id == document.id }) {
        hits.append(try maker.hit(document, .family))
      }
    }
    var citing: [ParagraphID] = []
    var seen: Set<ParagraphID> = []
    for citation in try reader.citations(of: locator, limit: 100_000)
    where seen.insert(citation.paragraph).inserted {
      if let document = try reader.document(citation.document), options.letThrough(document) {
        citing.append(citation.paragraph)
      }
    }
    guard !(hits.isEmpty && citing.isEmpty) else { return nil }
    let total = hits.count + citing.count
    let end = options.offset + options.limit
    for paragraph in citing.prefix(max(0, end - hits.count)) {
      guard var hit = try maker.hit(paragraph, .cites) else { continue }
      hit.highlights = try reader.citations(in: paragraph).filter { citation in
        citation.citation.target.map {
          $0.symbol == locator.symbol && $0.path.isWithin(locator.path)
        } ?? false
      }.map(\.citation.range).apart
      hit.excerpt = HitMaker.excerpt(of: hit.text, hit.highlights)
      hits.append(hit)
    }
    var results = Results(
      query: locator.description, unit: options.unit,
      hits: Array(hits.dropFirst(options.offset).prefix(options.limit)), offset: options.offset,
      total: total, remarks: remarks)
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
