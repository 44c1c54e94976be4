import Documents
import Store

/// Places as people name them, in documents.
extension Reader {
  /// The paragraph at `path` and those inside it. An item of a programme of work, which has no list of its own,
  /// is the entries that take it up.
  func paragraphs(at path: LocatorPath, of document: DocumentID) throws -> [StoredParagraph] {
    let inside = try paragraphs(of: document, within: path)
    guard inside.isEmpty, let item = path.item else { return inside }
    return try programme(of: document).flatMap { slot in
      let entries = slot.entries.filter { $0.item == item }
      guard !entries.isEmpty else { return [StoredParagraph]() }
      return try paragraphs(of: document, within: slot.path).filter { stored in
        stored.paragraph.kind == .entry
          && entries.contains { stored.paragraph.text.contains($0.title) }
      }
    }
  }

  /// A place under the name by which it is here: a section or part that is a document of its own, the part of a
  /// resolution whose document holds several, or the whole; else as it was named.
  func standing(_ place: Locator) throws -> Locator {
    if let step = place.path.steps.first, step.kind == .sec || step.kind == .part,
      let symbol = Symbol(
        "\(place.symbol.display) (\(step.kind == .sec ? "Sect." : "Part") \(step.value))"),
      try !documents(for: symbol).isEmpty, try paragraphs(at: place.path, of: place.symbol).isEmpty
    {
      return Locator(symbol, LocatorPath(Array(place.path.steps.dropFirst())))
    }
    if let step = place.path.steps.first, step.kind == .part, place.symbol.mayHaveParts,
      try documents(for: place.symbol).isEmpty,
      let part = Symbol("\(place.symbol.display) \(step.value)"), part.part != nil
    {
      return Locator(part, LocatorPath(Array(place.path.steps.dropFirst())))
    }
    guard let (whole, letters) = place.symbol.part, letters.lowerBound == letters.upperBound,
      try documents(for: place.symbol).isEmpty
    else { return place }
    let holders = try parts(of: whole).filter {
      $0.part?.letters.contains(letters.lowerBound) == true
    }
    let letter = LocatorPath([LocatorStep(.part, String(letters.lowerBound))])
    for symbol in holders + [whole] {
      for path in [LocatorPath(letter.steps + place.path.steps), place.path]
      where try !paragraphs(at: path, of: symbol).isEmpty {
        return Locator(symbol, path)
      }
    }
    return place
  }

  /// The paragraphs at `path` in the documents of a symbol.
  private func paragraphs(at path: LocatorPath, of symbol: Symbol) throws -> [StoredParagraph] {
    try documents(for: symbol).flatMap { try paragraphs(at: path, of: $0.id) }
  }

  /// The first of several readings of a name that is in the index; the first whose document is, where no place
  /// is.
  func likeliest(of readings: [Locator]) throws -> Locator? {
    guard readings.count > 1 else { return readings.first }
    var here: Locator?
    for reading in readings {
      let documents = try documents(for: reading.symbol)
      if try !paragraphs(at: reading.path, of: reading.symbol).isEmpty { return reading }
      if here == nil, !documents.isEmpty { here = reading }
    }
    return here ?? readings.first
  }
}
