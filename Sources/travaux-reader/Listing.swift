import Documents
import Reading

/// `travaux-reader --blocks FILE…`: what the formats make of files, for people who mend them.
enum Listing {
  /// Prints each file's blocks; 2 when one could not be read.
  static func printBlocks(of paths: some Sequence<String>, _ scanned: ScannedPages) -> Int32 {
    var status: Int32 = 0
    for path in paths {
      print("== \(path)")
      let opened = read(file: path, limits: .standard, scanned: scanned)
      if let source = opened.source { print(source.listing, terminator: "") } else { status = 2 }
      for finding in opened.findings {
        print("finding \(finding.kind)\t\(finding.place)\t\(finding.message)")
      }
    }
    return status
  }
}
