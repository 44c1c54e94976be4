import Documents
import Foundation
import Store
import TestSupport
import Testing

@testable import Indexing

/// What a run makes of files that come, change and go.
@Suite struct IndexerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    prune: Bool = false, scanned: ScannedPages = .reported, versions: ReadingVersions = .current
  ) throws -> (summary: IndexSummary, reader: Reader) {
    let index = folder.path + "/index.db"
    let options = Indexer.Options(jobs: 1, prune: prune, scanned: scanned, versions: versions)
    let reader = Program.products.appendingPathComponent("travaux-reader").path
    let summary = try Indexer(index: index, options: options, reader: reader)
      .run([folder.path + "/corpus"]) { _ in }
    return (summary, try Reader(path: index))
  }

  private func resolution(_ number: Int, _ title: String, _ preamble: String) throws {
    try folder.write(
      "corpus/A_RES_148_\(number).txt",
      """
      United Nations
      A/RES/148/\(number)
      General Assembly

      One hundred and forty-eighth session

      Resolution adopted by the General Assembly on \(number) October 2093

      148/\(number). \(title)

      The General Assembly,

      \(preamble),

      1. Requests all keepers to trim the lamps;

      2. Decides to remain seized of the matter.

      """)
  }

  /// What the second resolution cites.
  private func citations(_ reader: Reader) throws -> [StoredCitation] {
    let symbol = try #require(Symbol("A/RES/148/2"))
    let stored = try #require(try reader.documents(for: symbol).first)
    return try reader.citations(from: stored.id)
  }

  private func states(_ reader: Reader) throws -> [StoredCitation.State] {
    try citations(reader).map(\.state)
  }

  @Test func `only what changed is read again`() throws {
    try resolution(1, "Coastal lights", "Noting the state of the lamps")
    try resolution(2, "Bells", "Noting the state of the bells")
    #expect(try run().summary.unchanged == 0)
    #expect(try run().summary.unchanged == 2)
    try resolution(2, "Bells", "Noting with concern the state of the bells")
    let changed = try run()
    #expect(changed.summary.unchanged == 1)
    #expect(changed.summary.documents == 2)
  }

  @Test func `files whose reader changed are read again, and no others`() throws {
    try resolution(1, "Coastal lights", "Noting the state of the lamps")
    try resolution(2, "Bells", "Noting the state of the bells")
    try folder.write(
      "corpus/A_RES_148_3.md", "# 148/3. Buoys\n\nThe General Assembly,\n\n1. Decides to wait.\n")
    #expect(try run().summary.unchanged == 0)
    var versions = ReadingVersions.current
    versions.readers[.pdf, default: 1] += 1
    #expect(try run(versions: versions).summary.unchanged == 3)
    versions.readers[.markdown, default: 1] += 1
    #expect(try run(versions: versions).summary.unchanged == 2)
    #expect(try run(versions: versions).summary.unchanged == 3)
    versions.readers[.text, default: 1] += 1
    #expect(try run(versions: versions).summary.unchanged == 1)
    versions.common += 1
    #expect(try run(versions: versions).summary.unchanged == 0)
    // Nor is a newer one taken for this one's.
    #expect(try run().summary.unchanged == 0)
    #expect(try run().summary.unchanged == 3)
  }

  @Test func `an old Word file is read again when the reader of DOCX changed`() {
    var versions = ReadingVersions.current
    let before = FileFormat.allCases.map { versions.name(of: $0) }
    #expect(Set(before).count == FileFormat.allCases.count)
    versions.readers[.docx, default: 1] += 1
    let changed = FileFormat.allCases.filter { !before.contains(versions.name(of: $0)) }
    #expect(changed == [.docx, .doc])
  }

  @Test func `a stamp reads as it was written`() {
    for format in FileFormat.allCases {
      for isRecognized in [false, true] {
        let stamp = FileStamp(
          format: format, version: ReadingVersions.current.name(of: format), content: "0123abcd",
          isRecognized: isRecognized)
        #expect(FileStamp(stamp.description) == stamp)
      }
    }
    for text in ["", "0123abcd", "pdf.1.1", "0.1.0 0123abcd", "gif.1.1 0123abcd"] {
      #expect(FileStamp(text) == nil, "\(text)")
    }
  }

  @Test func `a reference comes alive with its target and dies when that is pruned`() throws {
    try resolution(2, "Bells", "Recalling paragraph 1 of its resolution 148/1")
    #expect(try states(run().reader) == [.missingDocument])
    try resolution(1, "Coastal lights", "Noting the state of the lamps")
    #expect(try states(run().reader) == [.resolved])
    try FileManager.default.removeItem(atPath: folder.path + "/corpus/A_RES_148_1.txt")
    #expect(try states(run().reader) == [.resolved])
    let pruned = try run(prune: true)
    #expect(pruned.summary.pruned == 1)
    #expect(try states(pruned.reader) == [.missingDocument])
  }

  @Test func `a broken file leaves what was read of it before`() throws {
    try resolution(1, "Coastal lights", "Noting the state of the lamps")
    _ = try run()
    try folder.write("corpus/A_RES_148_1.txt", "")
    let (summary, reader) = try run()
    #expect(summary.failures.map(\.kind) == ["empty-file"])
    let symbol = try #require(Symbol("A/RES/148/1"))
    #expect(try reader.documents(for: symbol).count == 1)
  }

  @Test(arguments: [("Coastal lights", []), ("Financing of the archive", ["title-mismatch"])])
  func `a title that is another document's is noted`(title: String, findings: [String]) throws {
    try resolution(1, "Coastal lights", "Noting the state of the lamps")
    try resolution(2, "Bells", "Recalling its resolution 148/1, entitled “\(title)”")
    #expect(try citations(run().reader).map(\.citation.findings) == [findings])
  }

  @Test func `a file with a page that is an image is read again when images are to be read`() throws
  {
    let file = PDFSpecimen([
      PDFSpecimen.text(["A/RES/148/7", "The keeper of the northern light asks for a lamp."]),
      .image(width: 10, height: 10, pixels: [UInt8](repeating: 0xFF, count: 100)),
    ])
    try folder.write("corpus/A_RES_148_7.pdf", bytes: Data(file.bytes))
    try resolution(1, "Coastal lights", "Noting the state of the lamps")
    #expect(try run().summary.unchanged == 0)
    #expect(try run().summary.unchanged == 2)
    #expect(try run(scanned: .recognized).summary.unchanged == 1)
    #expect(try run(scanned: .recognized).summary.unchanged == 2)
    #expect(try run().summary.unchanged == 2)
  }
}
