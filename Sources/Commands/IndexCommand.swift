import Documents
import Indexing
import Render

struct IndexCommand: Command {
  static let name = "index"
  static let summary = "read files and folders into the index"
  static let details = """
    Folders are read with all that is in them. Only files that are new or have changed are read
    again, and those in which a newer reader may see more; a run that is stopped leaves the index as
    it was. Files that cannot be read are named on standard error, and the status is 2; an earlier
    good version of them stays.

    With --ocr, pages that are images are read by tesseract, where it is installed; files with such
    pages that were indexed without it are read again.

    With --compact, a new index has its texts compressed: it takes about a third less room, and
    programs that read it by SQL need the extension for texts. Later runs keep what it was made with.
    """
  static let options: [Option] = [
    .argument("PATH", "files and folders to read", count: .oneOrMore), .index,
    .format(["text", "json", "jsonl"]),
    .value("jobs", "N", short: "j", "files read at once (default: one a processor)"),
    .flag("prune", "drop documents whose files under PATH are gone"),
    .flag("rebuild", "make the index anew"), .flag("ocr", "read pages that are images"),
    .flag("compact", "make the index with its texts compressed"),
  ]
  static let examples = [
    Example("travaux index documents/", "all documents in a folder"),
    Example("travaux index --prune documents/", "the same again, and what is gone goes"),
  ]

  private let paths: [String]
  private let path: String
  private let format: Format
  private let options: Indexer.Options

  init(_ given: Given) throws(UsageError) {
    paths = given.arguments("PATH")
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    options = Indexer.Options(
      jobs: try given.integer("jobs", in: 1...256) ?? processors(), prune: given.flag("prune"),
      rebuild: given.flag("rebuild"), scanned: given.flag("ocr") ? .recognized : .reported,
      compact: given.flag("compact"))
  }

  func run(_ output: Output) throws -> ExitStatus {
    try InputFile.makeFolder(of: path)
    let summary = try Indexer(index: path, options: options).run(paths) { progress in
      if progress.stage == .reading {
        output.progress(progress.done, of: progress.total, "files")
      } else {
        output.stage(progress.stage.rawValue)
      }
    }
    output.clearStatus()
    for failure in summary.failures {
      if format == .text {
        output.complain("\(failure.message) [\(failure.kind)]", place: failure.place)
      } else {
        output.write(failure.json.line + "\n")
      }
    }
    switch format {
    case .text: output.write(summary.text)
    case .json: output.write(summary.json.pretty + "\n")
    default: output.write(summary.json.line + "\n")
    }
    return summary.failures.isEmpty ? .done : .incomplete
  }
}

extension IndexSummary {
  /// The object that ends a run.
  var json: JSON {
    [
      "documents": .integer(documents), "paragraphs": .integer(paragraphs),
      "references": .integer(references), "links": .integer(links),
      "unchanged": .integer(unchanged), "pruned": .integer(pruned),
      "failed": .integer(failures.count), "findings": .integer(findings),
      "seconds": .number((seconds * 1000).rounded() / 1000), "bytes": .integer(bytes),
    ]
  }

  /// One line for people.
  fileprivate var text: String {
    let tenths = Int((seconds * 10).rounded())
    var parts = [
      "\(documents) documents", "\(paragraphs) paragraphs", "\(references) references",
      "\(links) links", "\(findings) findings",
    ]
    if unchanged > 0 { parts.append("\(unchanged) files unchanged") }
    if pruned > 0 { parts.append("\(pruned) files gone") }
    if !failures.isEmpty { parts.append("\(failures.count) failed") }
    return parts.joined(separator: ", ") + " in \(tenths / 10).\(tenths % 10) s\n"
  }
}
