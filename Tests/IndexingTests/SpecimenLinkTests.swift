import Documents
import Foundation
import Store
import TestSupport
import Testing

@testable import Indexing

/// From the files of `Corpus/documents` to the links between them, held against `Corpus/expected/links.tsv`.
@Suite(.serialized) struct SpecimenLinkTests {
  static let corpus = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  /// The specimens, indexed once for all tests here.
  final class Indexed: Sendable {
    let folder: TemporaryFolder
    let path: String
    let summary: IndexSummary

    init() throws {
      folder = try TemporaryFolder()
      path = folder.path + "/specimens.db"
      summary = try SpecimenLinkTests.indexer(path).run(
        [corpus.appendingPathComponent("documents").path]
      ) { _ in }
    }
  }

  static let indexed = Result { try Indexed() }

  static func indexer(_ path: String) -> Indexer {
    let reader = Program.products.appendingPathComponent("travaux-reader").path
    return Indexer(index: path, options: Indexer.Options(jobs: 2), reader: reader)
  }

  struct Row: CustomStringConvertible {
    let from: Locator
    let to: Locator
    let relation: Relation
    let span: String
    var description: String { "\(from) -> \(to) \(relation)" }
  }

  static func rows() throws -> [Row] {
    let url = corpus.appendingPathComponent("expected/links.tsv")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let cells = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        from: try #require(Locator(cells[0])), to: try #require(Locator(cells[1])),
        relation: try #require(Relation(rawValue: cells[2])), span: cells[3])
    }
  }

  @Test func `every specimen is read and none fails`() throws {
    let summary = try Self.indexed.get().summary
    #expect(summary.failures == [])
    #expect(summary.documents >= 19)
    #expect(summary.links > 40)
  }

  @Test func `every link that was written down by hand is made`() throws {
    let reader = try Reader(path: Self.indexed.get().path)
    for row in try Self.rows() {
      let links = try reader.links(at: row.from, direction: .out, relation: row.relation)
      let found = links.filter { $0.from == row.from && $0.to == row.to }
      #expect(!found.isEmpty, "\(row) is missing")
      guard !row.span.isEmpty, let link = found.first else { continue }
      let span = try #require(link.span, "\(row) has no span")
      #expect(covers(span.text, row.span), "\(row) spans \(span.text)")
    }
  }

  /// Inclusions and mandates are facts that the specimens settle: there are no others.
  @Test(arguments: [Relation.inclusion, .mandate])
  func `no link of the sure relations is made beyond them`(relation: Relation) throws {
    let reader = try Reader(path: Self.indexed.get().path)
    let wanted = Set(
      try Self.rows().filter { $0.relation == relation }.map { "\($0.from) \($0.to)" })
    for link in try reader.allLinks() where link.relation == relation {
      #expect(wanted.contains("\(link.from) \(link.to)"), "\(link.from) -> \(link.to)")
    }
  }

  @Test func `every link has its evidence, word for word`() throws {
    let reader = try Reader(path: Self.indexed.get().path)
    for link in try reader.allLinks() {
      #expect(!link.evidence.isEmpty, "\(link.from) -> \(link.to) \(link.relation)")
      for evidence in link.evidence {
        #expect(!evidence.text.isEmpty)
        #expect(!evidence.rule.isEmpty)
      }
    }
  }

  /// The letters of an agenda are not those of a paragraph: a link never names a part that is not there.
  @Test func `no link leads to a paragraph that does not exist`() throws {
    let reader = try Reader(path: Self.indexed.get().path)
    for link in try reader.allLinks() where link.to.symbol == Symbol("A/RES/148/112") {
      #expect(link.to.path.description != "op1(d)")
      #expect(!link.to.path.description.hasPrefix("op1("))
    }
  }

  @Test func `a second run over the same files reads none`() throws {
    let indexed = try Self.indexed.get()
    let copy = indexed.folder.path + "/again.db"
    try FileManager.default.copyItem(atPath: indexed.path, toPath: copy)
    let again = try Self.indexer(copy).run(
      [Self.corpus.appendingPathComponent("documents").path]
    ) { _ in }
    #expect(again.unchanged == SpecimenLinkTests.fileCount)
    #expect(again.links == indexed.summary.links)
    #expect(again.paragraphs == indexed.summary.paragraphs)
  }

  static var fileCount: Int {
    let folder = corpus.appendingPathComponent("documents").path
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
  }

  /// Whether `span` is the clause `wanted`, but for a word or a sign at its ends.
  private func covers(_ span: String, _ wanted: String) -> Bool {
    let words: (String) -> [Substring] = { text in
      text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }
    let (have, want) = (words(span), words(wanted))
    let shared = Set(have).intersection(want).count
    return shared >= Set(want).count - 2 && have.count <= want.count + 4
  }
}
