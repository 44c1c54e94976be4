import Citations
import Documents
import Glibc
import Reading
import Search
import TestSupport

// One program for every fuzz target; TRAVAUX_FUZZ names the one that is run. Built by `tools/fuzz` only.

/// What an input is given to.
private enum Target: String {
  /// The readers of files: the name is the ending that the inputs' names have, which with their bytes
  /// decides who reads them.
  case pdf, txt, md, html, xml, docx, doc, adoc
  /// The inner part of a Word document, without the archive about it, which mutations hardly pass.
  case word
  /// hOCR, as Tesseract writes it.
  case hocr
  /// The references in a text; those of an anaphora too.
  case citations
  /// A query, which must print as it was read.
  case query
  /// A locator or symbol in any spelling.
  case locator
  /// What a reader answers.
  case wire

  /// Made when first asked for, for libFuzzer's `main` runs no code of this file's.
  static let chosen =
    getenv("TRAVAUX_FUZZ").flatMap { Target(rawValue: String(cString: $0)) } ?? .txt

  func run(_ input: [UInt8]) {
    switch self {
    case .word: Self.open(Self.word(input), "fuzz.docx")
    case .hocr: fuzzRecognizedPage(input)
    case .citations:
      let text = String(decoding: input, as: UTF8.self)
      let size = text.utf8.count
      for language in Language.official {
        var context = CitationContext(document: Symbol("A/RES/148/9"), language: language)
        for citation in CitationExtractor().citations(in: text, context: &context) {
          precondition(citation.range.lowerBound >= 0 && citation.range.upperBound <= size)
          precondition(!citation.range.isEmpty)
        }
      }
    case .query:
      let text = String(decoding: input, as: UTF8.self)
      let read = QueryReader.read(text)
      precondition(QueryReader.read(read.description).query == read.query, "prints otherwise")
    case .locator:
      let text = String(decoding: input, as: UTF8.self)
      _ = Symbol.symbols(fileName: text)
      if let locator = Locator(typed: text) {
        precondition(Locator(locator.description) == locator, "prints otherwise")
      }
    case .wire:
      var reader = WireReader(input)
      guard let reading = try? reader.value(FileReading.self) else { return }
      var writer = WireWriter()
      writer.put(reading)
      var again = WireReader(writer.bytes)
      precondition((try? again.value(FileReading.self)) == reading, "comes back otherwise")
    default: Self.open(input, "fuzz." + rawValue)
    }
  }

  /// Does with the input what a worker does with a file: the anatomy, the citations and the wire meet
  /// whatever the formats let through.
  private static func open(_ input: [UInt8], _ place: String) {
    let reading = FileReader().read(input, named: place)
    var writer = WireWriter()
    writer.put(reading)
    var wire = WireReader(writer.bytes)
    precondition((try? wire.value(FileReading.self)) == reading, "comes back otherwise")
  }

  /// An archive about the input: the body, and behind zero bytes the numbering and the styles.
  private static func word(_ input: [UInt8]) -> [UInt8] {
    let parts = input.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    let names = ["word/document.xml", "word/numbering.xml", "word/styles.xml"]
    return zip(Swift.zip(names, parts).map { ($0, Array($1)) })
  }
}

/// libFuzzer knows it by this name, whether its `main` is linked or ours.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> CInt {
  Target.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: length)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

private var arguments: [UnsafeMutablePointer<CChar>?] =
  CommandLine.arguments.map { strdup($0) } + [nil]
private var count = CInt(arguments.count - 1)

exit(
  arguments.withUnsafeMutableBufferPointer { buffer in
    guard var base = buffer.baseAddress else { return 1 }
    return runDriver(&count, &base) { test($0, $1) }
  })
