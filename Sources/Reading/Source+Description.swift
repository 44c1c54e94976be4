import Documents

extension Source {
  /// The blocks, footnotes and running lines as text for people: one line a block, its facts first.
  package var listing: String {
    var lines: [String] = []
    lines.append("format \(format.rawValue), pages \(pages.map { "\($0)" } ?? "-")")
    for block in blocks { lines.append(block.listing(indent: "")) }
    for note in footnotes { lines.append("note \(note.label)\tp\(note.page ?? 0)\t\(note.text)") }
    for text in running { lines.append("running\t\(text)") }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      lines.append("metadata \(key)\t\(value)")
    }
    for finding in findings {
      lines.append("finding \(finding.kind)\t\(finding.place)\t\(finding.message)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Block {
  func listing(indent: String) -> String {
    func number(_ value: Double?) -> String {
      guard let value, value.isFinite, abs(value) < 1e6 else { return "-" }
      let tenths = Int((value * 10).rounded())
      return tenths % 10 == 0
        ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
    var facts = ["p\(page.map { "\($0)" } ?? "-")", "s" + number(style.size)]
    facts.append("i" + number(firstIndent) + "/" + number(self.indent))
    facts.append("b" + number(spaceBefore))
    var marks = ""
    if style.isBold { marks += "B" }
    if style.isItalic {
      marks += "I"
    } else if style.italicPrefix > 0 {
      marks += "I\(style.italicPrefix)"
    }
    if style.isCentred { marks += "C" }
    if style.isRightAligned { marks += "R" }
    if let headingLevel { marks += "H\(headingLevel)" }
    facts.append(marks.isEmpty ? "." : marks)
    if let automaticLabel { facts.append("[\(automaticLabel)]") }
    if !markers.isEmpty {
      facts.append("{" + markers.map { "\($0.label)@\($0.offset)" }.joined(separator: " ") + "}")
    }
    var lines = [indent + facts.joined(separator: " ") + "\t" + text]
    for cell in cells ?? [] {
      lines.append(indent + "  | column \(cell.column)\(cell.isHeader ? " header" : "")")
      for block in cell.blocks { lines.append(block.listing(indent: indent + "    ")) }
    }
    return lines.joined(separator: "\n")
  }
}
