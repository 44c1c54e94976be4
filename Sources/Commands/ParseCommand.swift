import Documents
import Glibc
import Indexing
import Render

struct ParseCommand: Command {
  static let name = "parse"
  static let summary = "show the structure of files, without an index"
  static let details = """
    Each file is read by a process of its own under limits of memory and time, so a file that does
    harm fails alone. What is doubtful in a document stands among its findings; files that cannot be
    read are named on standard error, and the status is 2.

    In text the locator of each paragraph stands in the margin and the label as printed before its
    words. In csv, tsv and markdown there is one row a paragraph.
    """
  static let options: [Option] = [
    .argument("FILE", "files to read", count: .oneOrMore), .format(),
    .flag("whole", short: "w", "in text, paragraphs in full instead of their beginning and end"),
    .flag("ocr", "read pages that are images, by tesseract where it is installed"),
    .value("jobs", "N", short: "j", "files read at once (default: one a processor)"),
    .provenance,
  ]
  static let examples = [
    Example("travaux parse A_RES_78_10.pdf", "its outline, to check against the page"),
    Example("travaux parse --format jsonl *.pdf", "one object a document, for scripts"),
  ]

  private let files: [String]
  private let format: Format
  private let extent: Outline.Extent
  private let jobs: Int
  private let scanned: ScannedPages

  init(_ given: Given) throws(UsageError) {
    files = given.arguments("FILE")
    format = given.choice("format", default: .text)
    extent = given.flag("whole") ? .whole : .lines
    jobs = try given.integer("jobs", in: 1...256) ?? processors()
    scanned = given.flag("ocr") ? .recognized : .reported
  }

  func run(_ output: Output) throws -> ExitStatus {
    let table = Document.paragraphTable
    var printer = RowPrinter(
      format, table, output, try output.call?.provenance(files.joined(separator: " ")))
    var status = ExitStatus.done
    var count = 0
    let pool = ReaderPool(workers: min(jobs, files.count), scanned: scanned)
    try pool.read(files) { file, reading in
      for finding in reading.findings {
        output.complain("\(finding.message) [\(finding.kind)]", place: finding.place)
      }
      if reading.failed || reading.documents.isEmpty { status = .incomplete }
      for read in reading.documents {
        let document = read.document
        switch format {
        case .text:
          if count > 0 { output.write("\n") }
          output.write(Outline(document, page: output.page, extent: extent).text(file: file))
        case .json, .jsonl: printer.print(document.json(file: file))
        case .csv, .tsv, .markdown:
          for row in document.paragraphRows(file: file) { printer.print(row) }
        }
        count += 1
      }
    }
    printer.finish()
    return status
  }
}

/// Processors this program may use, at least one.
func processors() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
