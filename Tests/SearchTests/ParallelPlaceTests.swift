import Documents
import Store
import TestSupport
import Testing

@testable import Search

@Suite struct ParallelPlaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func document(_ symbol: String, _ language: Language, _ numbers: [Int]) -> Document {
    var document = Document()
    document.symbol = Symbol(symbol)
    document.symbols = [document.symbol].compactMap { $0 }
    document.language = language
    document.title = "\(symbol) in \(language)"
    document.paragraphs = numbers.map { number in
      Paragraph(
        path: LocatorPath([LocatorStep(.op, number)]), kind: .op, label: String(number), level: 1,
        text: "\(language) \(number)")
    }
    return document
  }

  private func catalogue(_ documents: [Document]) throws -> Catalogue {
    let path = folder.path + "/index.db"
    let writer = try Writer(path: path, rebuilding: true)
    for (index, document) in documents.enumerated() {
      let record = FileRecord(path: "\(index)", size: 1, modified: 1, hash: "1", state: .read)
      try writer.put(record, documents: [CitedDocument(document)])
    }
    _ = try writer.finish()
    return try Catalogue(path: path)
  }

  private func stored(_ catalogue: Catalogue, _ symbol: String) throws -> StoredDocument {
    guard case .found(_, let documents) = try catalogue.place(symbol) else {
      throw CancellationError()
    }
    return documents[0]
  }

  @Test(arguments: [
    ([1, 2, 3], [1, 2, 3], "1:en+fr 2:en+fr 3:en+fr"),
    ([1, 3], [1, 2, 3], "1:en+fr 2:fr 3:en+fr"),
    ([1, 2, 3], [2], "1:en 2:en+fr 3:en"), ([2], [1, 2, 3], "1:fr 2:en+fr 3:fr"),
    ([], [1, 2], "1:fr 2:fr"), ([1, 1], [1], "1:en+fr 1:en"),
  ])
  func `paragraphs stand beside those of the same locator`(
    english: [Int], french: [Int], rows: String
  ) throws {
    let catalogue = try catalogue([
      document("A/RES/190/7", .english, english), document("A/RES/190/7", .french, french),
    ])
    let place = try catalogue.parallel(LocatorPath(), of: try stored(catalogue, "A/RES/190/7"))
    let told = place.rows.map { row in
      let languages = row.versions.map { place.documents[$0.document].language?.code ?? "" }
      return "\(row.path.steps[0].value):\(languages.joined(separator: "+"))"
    }
    #expect(told.joined(separator: " ") == rows)
    #expect(place.paragraphs(of: 1).map(\.text) == french.map { "fr \($0)" })
  }

  @Test func `a document names its languages and its family`() throws {
    let catalogue = try catalogue([
      document("A/190/7", .english, [1]), document("A/190/7", .russian, [1]),
      document("A/190/7", .spanish, [1]), document("A/190/7/Add.1", .english, [1]),
      document("A/190/7/Add.1", .russian, [1]), document("A/190/7/Corr.1", .russian, [1]),
      document("A/190/71", .english, [1]),
    ])
    let kin = try catalogue.kin(of: try stored(catalogue, "A/190/7"))
    #expect(kin.languages == [.spanish, .russian].sorted())
    #expect(
      kin.family.map { "\($0.symbol): \($0.title ?? "")" } == [
        "A/190/7/Add.1: A/190/7/Add.1 in en", "A/190/7/Corr.1: A/190/7/Corr.1 in ru",
      ])
    let view = try catalogue.view(
      try #require(Locator("A/190/7#op1")), in: try stored(catalogue, "A/190/7"), context: 0,
      limit: 1)
    #expect(view.otherLanguages == [.spanish, .russian])
  }
}
