import Documents

@testable import Reading

/// A source made of lines: an empty line is nothing, a tab splits a line into a table row.
func specimen(_ text: String, format: FileFormat = .text) -> Source {
  var source = Source(format: format)
  for line in text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
    if line.contains("\t") {
      var block = Block("")
      block.cells = line.split(separator: "\t", omittingEmptySubsequences: false).enumerated().map {
        index, cell in
        let parts = cell.split(separator: "¶").map { Block(String($0).trimmed) }
        return Cell(parts, column: index)
      }
      source.blocks.append(block)
    } else {
      source.blocks.append(Block(String(line).trimmed))
    }
  }
  return source
}

/// The only document of a specimen.
func document(_ text: String, name: String = "specimen.txt") -> Document {
  documents(from: specimen(text), fileName: name).first ?? Document()
}

extension Document {
  var paths: [String] { paragraphs.map(\.path.description) }
  /// Paths of paragraphs that are no headings.
  var textPaths: [String] { paragraphs.filter { $0.kind != .heading }.map(\.path.description) }
  func text(_ path: String) -> String? {
    paragraphs.first { $0.path.description == path }?.text
  }
}
