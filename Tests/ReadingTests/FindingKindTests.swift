import Documents
import Foundation
import TestSupport
import Testing

@testable import Reading

/// A kind of finding, with a specimen that makes it and a twin, alike but sound, that does not.
struct FindingProof: Sendable, CustomTestStringConvertible {
  enum Specimen: Sendable {
    case bytes([UInt8])
    case folder
    case nothing

    static func text(_ text: String) -> Specimen { .bytes(Array(text.utf8)) }
  }

  let kind: String
  let faulty: Specimen
  let sound: Specimen
  var name = "specimen.txt"
  var limits = ReadingLimits.standard

  init(
    _ kind: String, _ faulty: Specimen, _ sound: Specimen, name: String = "specimen.txt",
    _ tighten: (inout ReadingLimits) -> Void = { _ in }
  ) {
    self.kind = kind
    self.faulty = faulty
    self.sound = sound
    self.name = name
    tighten(&limits)
  }

  var testDescription: String { kind }
}

/// Every kind of finding that a file or its text can have (`docs/findings.md`). Those of folders and
/// workers are proved in `IndexingTests`, those of documents that disagree in `StoreTests`.
@Suite struct FindingKindTests {
  private static let lamps = "The keeper of the northern light asks for a lamp and a bell.\n"

  private static let files: [FindingProof] = [
    FindingProof("unreadable", .nothing, .text(lamps)),
    FindingProof("not-a-file", .folder, .text(lamps)),
    FindingProof("empty-file", .text(""), .text(lamps)),
    FindingProof("too-large", .text(lamps + lamps), .text(lamps)) { $0.fileBytes = 100 },
    FindingProof(
      "too-large", .bytes(docx(String(repeating: paragraph, count: 200))), .bytes(docx(paragraph))
    ) { $0.unpackedBytes = 2_000 },
    FindingProof("broken-file", .bytes(cut(pdf)), .bytes(pdf), name: "specimen.pdf"),
    FindingProof("broken-file", .bytes(cut(docx(paragraph))), .bytes(docx(paragraph))),
    FindingProof("encrypted", .bytes(locked(docx(paragraph))), .bytes(docx(paragraph))),
    FindingProof("unsupported-format", .text("{\\rtf1 " + lamps + "}"), .text("rtf1 " + lamps)),
    FindingProof(
      "unsupported-format", .bytes(zip([("xl/workbook.xml", "x")])), .bytes(docx(paragraph))),
    FindingProof("not-text", .bytes(noise), .text(lamps)),
    FindingProof(
      "not-a-document", .text("The document you are looking for does not exist in the System."),
      .text("The document you are looking for is under A/148/12.")),
    FindingProof("no-text", .text(" \n\n \t\n"), .text(lamps)),
    FindingProof(
      "no-text", .bytes(PDFSpecimen([.image(width: 9, height: 9, pixels: grey)]).bytes),
      .bytes(pdf), name: "specimen.pdf"),
  ]

  private static let texts: [FindingProof] = [
    FindingProof(
      "guessed-charset",
      .bytes(latin("La lampe a été allumée à six heures près du môle, où l’été dure.")),
      .text("La lampe a été allumée à six heures près du môle, où l’été dure.")),
    FindingProof(
      "guessed-charset", .bytes(latin(page("", "La lampe a été allumée près du môle."))),
      .bytes(latin(page("<meta charset=iso-8859-1>", "La lampe a été allumée près du môle."))),
      name: "specimen.html"),
    FindingProof(
      "repaired-text",
      .bytes(Array("Près du môle, été ".utf8) + [0xFF] + Array("comme hiver.".utf8)),
      .text("Près du môle, été comme hiver.")),
    FindingProof(
      "broken-markup", .text("<?xml version=\"1.0\"?><text><p>The lamp is lit.</p>"),
      .text("<?xml version=\"1.0\"?><text><p>The lamp is lit.</p></text>"), name: "specimen.xml"),
    FindingProof(
      "arabic-order", .text("األمم االسبوع واآلمال لألمم"), .text("الأمم الاسبوع والآمال للأمم")),
    FindingProof(
      "right-to-left",
      .text(
        harbours.map { String($0.unicodeScalars.reversed().map(Character.init)) }.joined(
          separator: " ")),
      .text(harbours.joined(separator: " "))),
    FindingProof(
      "front-matter", .text("---\ntitle: Lamps\nno key here\n---\n\nThe lamp is lit.\n"),
      .text("---\ntitle: Lamps\n---\n\nThe lamp is lit.\n"), name: "specimen.md"),
    FindingProof(
      "too-long", .text(String(repeating: lamps + "\n", count: 20)), .text(lamps)
    ) { $0.lines = 10 },
  ]

  private static let structures: [FindingProof] = [
    FindingProof(
      "numbering-jump", .text("The General Assembly,\n1. Decides to wait;\n3. Ends."),
      .text("The General Assembly,\n1. Decides to wait;\n2. Ends.")),
    FindingProof(
      "numbering-jump",
      .text("The General Assembly,\n1. Decides:\n(a) To wait;\n(c) To light a lamp;\n2. Ends."),
      .text("The General Assembly,\n1. Decides:\n(a) To wait;\n(b) To light a lamp;\n2. Ends.")),
    FindingProof("numbering-jump", report(numbers: [1, 2, 4, 5]), report(numbers: [1, 2, 3, 4])),
    FindingProof(
      "numbering-repeat", .text("The General Assembly,\n1. Decides to wait;\n2. Ends;\n2. Ends."),
      .text("The General Assembly,\n1. Decides to wait;\n2. Goes on;\n3. Ends.")),
    FindingProof(
      "numbering-repeat", report(numbers: [1, 2, 3, 3, 4]), report(numbers: [1, 2, 3, 4, 5])),
    FindingProof("symbol-mismatch", report("A/148/78"), report("A/148/90"), name: "A_148_90.txt"),
    FindingProof("symbol-repaired", report("A/148/9O"), report("A/148/90"), name: "A_148_90.txt"),
    FindingProof("vote-count", vote("3 votes"), vote("2 votes"), name: "A_148_PV.9.txt"),
    FindingProof("year-inferred", programme(""), programme(" 2093")),
    FindingProof(
      "attribute-mismatch", attributes(session: 26), attributes(session: 25), name: "specimen.adoc"),
  ]

  @Test(arguments: files + texts + structures)
  func `a specimen makes the finding and its sound twin does not`(proof: FindingProof) throws {
    let made = try findings(of: proof.faulty, proof)
    #expect(made.map(\.kind).contains(proof.kind))
    #expect(made.allSatisfy { !$0.message.isEmpty })
    let twins = try findings(of: proof.sound, proof)
    #expect(!twins.map(\.kind).contains(proof.kind), "\(twins)")
  }

  @Test(arguments: files) func `a file that cannot be read is the place of its finding`(
    proof: FindingProof
  ) throws {
    let folder = try TemporaryFolder()
    let path = try put(proof.faulty, proof, into: folder)
    let opened = Reading.read(file: path, limits: proof.limits)
    #expect(opened.source == nil)
    #expect(opened.findings.map(\.place) == [path])
  }

  // MARK: Specimens

  private static let paragraph = "<w:p><w:r><w:t>The keeper asks for a lamp.</w:t></w:r></w:p>"
  private static let pdf = PDFSpecimen([PDFSpecimen.text(["The keeper asks for a lamp."])]).bytes
  private static let grey = [UInt8](repeating: 0x80, count: 81)
  private static let noise = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ $0 / 7) }
  private static let harbours = [
    "تدرك", "الجمعية", "العامة", "أن", "الموانئ", "الصغيرة", "كثيرة", "وأن", "المصابيح", "البحرية",
    "القديمة", "باقية", "إلى", "السنة", "المقبلة",
  ]

  private static func cut(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix(60)) }

  private static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x27 }
  }

  private static func page(_ head: String, _ text: String) -> String {
    "<!doctype html><html><head>\(head)</head><body><p>\(text)</p></body></html>"
  }

  /// Says of every part of a zip archive that it is locked. Source: APPNOTE 4.4.4, bit 0.
  private static func locked(_ archive: [UInt8]) -> [UInt8] {
    var bytes = archive
    for at in bytes.indices.dropLast(10) {
      if bytes[at...].starts(with: [0x50, 0x4B, 3, 4]) { bytes[at + 6] |= 1 }
      if bytes[at...].starts(with: [0x50, 0x4B, 1, 2]) { bytes[at + 8] |= 1 }
    }
    return bytes
  }

  private static func report(_ symbol: String = "A/148/90", numbers: [Int] = [1, 2, 3])
    -> FindingProof.Specimen
  {
    .text(
      """
      United Nations
      \(symbol)
      General Assembly
      Distr.: General
      One hundred and forty-eighth session
      Agenda item 9
      Harbours

      Report of the Secretary-General

      I. Introduction

      """
        + numbers.map {
          "\n\($0). The keepers of the harbours met in the year and asked for lamps.\n"
        }
        .joined())
  }

  private static func vote(_ count: String) -> FindingProof.Specimen {
    .text(
      """
      The meeting was called to order at 10 a.m.

      A recorded vote was taken.

      In favour:

      Ruritania, Zenda

      Against:

      Lilliput

      Abstaining:

      None

      Draft resolution A/148/L.9 was adopted by \(count) to 1.

      The meeting rose at noon.
      """)
  }

  private static func programme(_ year: String) -> FindingProof.Specimen {
    .text(
      """
      A/AC.999/2093/2
      New Harbour
      Provisional programme of work
      Date/time\tAgenda item/programme
      Wednesday, 3 June\(year)\t
      10 a.m.–1 p.m.\t3. Organization of work
      3–6 p.m.\t4. Lamps
      Thursday, 4 June\(year)\t
      10 a.m.–1 p.m.\t5. Bells
      """)
  }

  /// An AsciiDoc file whose page prints the twenty-fifth session.
  private static func attributes(session: Int) -> FindingProof.Specimen {
    .text(
      """
      = Tides
      :agenda-id: ECE/PORT/2099/9
      :session: \(session)

      United Nations

      Twenty-fifth session

      Agenda item 3

      == Introduction

      Lamps are lit.

      """)
  }

  private func findings(
    of specimen: FindingProof.Specimen, _ proof: FindingProof
  ) throws -> [Finding] {
    let folder = try TemporaryFolder()
    let path = try put(specimen, proof, into: folder)
    let opened = Reading.read(file: path, limits: proof.limits)
    guard let source = opened.source else { return opened.findings }
    return opened.findings + documents(from: source, fileName: path).flatMap(\.findings)
  }

  private func put(
    _ specimen: FindingProof.Specimen, _ proof: FindingProof, into folder: TemporaryFolder
  ) throws -> String {
    switch specimen {
    case .bytes(let bytes): try folder.write(proof.name, bytes: Data(bytes))
    case .folder: folder.path
    case .nothing: folder.path + "/" + proof.name
    }
  }
}
