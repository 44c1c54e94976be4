import Render
import Search

/// The index that a call asks for.
enum IndexFile {
  static let usual = "Indexes/travaux.db"

  /// `--index`, else `$TRAVAUX_INDEX`, else ``usual``.
  static func path(_ given: Given) -> String {
    given.value("index") ?? environment("TRAVAUX_INDEX").flatMap { $0.isEmpty ? nil : $0 } ?? usual
  }
}

extension Output {
  /// Says that a place is not there, and what is nearest.
  func tell(_ missing: MissingPlace) {
    complain(missing.reason)
    if !missing.nearest.isEmpty {
      note("nearest: " + missing.nearest.map(\.description).joined(separator: ", "))
    }
  }

  /// In `json`, in the place of an answer: an object that tells what is not there. Other forms have rows
  /// and nothing else: a table without any.
  func write(
    missing places: [MissingPlace], _ format: Format, _ table: Table, _ provenance: Provenance?
  ) {
    guard format == .json else { return writeNoRows(format, table, provenance) }
    write(JSON.object([]).adding(missing: places), format, provenance)
  }

  /// An answer without rows, in its form.
  func writeNoRows(_ format: Format, _ table: Table, _ provenance: Provenance?) {
    var printer = RowPrinter(format, table, self, provenance)
    printer.finish()
  }
}
