import Documents

/// Takes footnotes off the pages and reads them, joined across pages.
struct PDFFootnotes {
  /// A footnote as it grows line by line.
  private struct Note {
    var label: String
    var text: [UInt8]
    var page: Int
  }

  private var notes: [Note] = []
  /// Labels that are printed with a slash, in the text too: `2/`, as typewriters did.
  private(set) var slashed: Set<String> = []
  private let bodySize: Double
  /// A label that stands on a line of its own, higher than the note it is of.
  private var loneLabel: String?

  init(bodySize: Double) { self.bodySize = bodySize }

  var footnotes: [Footnote] {
    notes.map {
      Footnote(label: $0.label, text: String(decoding: $0.text, as: UTF8.self), page: $0.page)
    }
  }

  /// Takes the footnotes off the page and reads them. Rules go.
  mutating func take(_ sheet: inout PDFSheet) {
    let rule = sheet.bands.lastIndex { band in
      band.lines.count == 1 && band.lines.allSatisfy { PDFShape.isRule($0.text) }
    }
    var start = sheet.bands.endIndex
    if let rule, let first = sheet.bands[(rule + 1)...].first?.joined,
      first.size < bodySize - 0.3 || isLabelled(first)
    {
      start = rule + 1
    }
    if start == sheet.bands.endIndex { start = smallTail(of: sheet) }
    if start == sheet.bands.endIndex { start = slashedTail(of: sheet) }
    if start == sheet.bands.endIndex { start = raisedTail(of: sheet) }
    for index in sheet.bands.indices[start...] {
      if isLoneLabel(at: index, of: sheet), let line = sheet.bands[index].joined {
        loneLabel = line.string
      } else {
        read(sheet.bands[index], page: sheet.number)
      }
    }
    sheet.bands.removeSubrange(start...)
    sheet.bands.removeAll { $0.lines.allSatisfy { PDFShape.isRule($0.text) } }
  }

  /// Where the page's foot in smaller type begins that opens with a label: footnotes under a rule
  /// that is drawn, not written. The rest of the page before's last footnote may stand above.
  private func smallTail(of sheet: PDFSheet) -> Int {
    var start = sheet.bands.endIndex
    var labelled = start
    while start > 0, sheet.bands[start - 1].baseline > 0.3 * sheet.height,
      let line = sheet.bands[start - 1].joined, line.size < bodySize - 0.7
    {
      start -= 1
      if isLabelled(line) || isLoneLabel(at: start, of: sheet) { labelled = start }
    }
    if let last = notes.last, last.page == sheet.number - 1, !PDFText.endsSentence(last.text) {
      return start
    }
    return labelled
  }

  /// Whether a line is the raised number of a footnote whose words begin beside it, a little lower.
  private func isLoneLabel(at index: Int, of sheet: PDFSheet) -> Bool {
    guard index + 1 < sheet.bands.count, let line = sheet.bands[index].joined,
      let note = sheet.bands[index + 1].joined, (1...3).contains(line.text.count),
      line.text.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return line.size < note.size && note.size < bodySize - 0.7 && note.x0 > line.x0
      && note.baseline - line.baseline < note.size
  }

  /// Where footnotes in the text's own size begin, each with a label like `2/`, in order.
  private func slashedTail(of sheet: PDFSheet) -> Int {
    var start = sheet.bands.endIndex
    var next: Int?
    for index in sheet.bands.indices.reversed() {
      let band = sheet.bands[index]
      guard band.baseline > 0.4 * sheet.height, let line = band.joined else { break }
      guard let number = PDFFootnotes.slashedLabel(line.text) else { continue }
      guard next.map({ number == $0 - 1 }) ?? true else { break }
      next = number
      start = index
    }
    return start
  }

  /// Where footnotes in the text's own size begin under a rule that is drawn: each set apart by white, with
  /// a raised number at its front, in order, or with one that hangs left of it and stands as a marker above.
  private func raisedTail(of sheet: PDFSheet) -> Int {
    var start = sheet.bands.endIndex
    var next: Int?
    var index = sheet.bands.endIndex
    while index > 1, sheet.bands[index - 1].baseline > 0.4 * sheet.height {
      index -= 1
      let band = sheet.bands[index]
      guard let line = band.joined else { break }
      // A line close below another goes on with it.
      if band.baseline - sheet.bands[index - 1].baseline < 1.5 * line.size { continue }
      guard let number = raisedLabel(line) ?? hangingLabel(band, below: sheet.bands[..<index]),
        next.map({ number == $0 - 1 }) ?? true
      else { break }
      next = number
      start = index
    }
    return start
  }

  private func raisedLabel(_ line: PDFLine) -> Int? {
    guard let marker = line.markers.first, marker.offset == 0 else { return nil }
    return Int(marker.label)
  }

  /// The number that stands alone left of a line, where the text above has it as a marker.
  private func hangingLabel(_ band: PDFBand, below above: ArraySlice<PDFBand>) -> Int? {
    guard let number = PDFFootnotes.hangingNumber(of: band) else { return nil }
    let label = String(number)
    let isMarked = above.contains { band in
      band.lines.contains { line in line.markers.contains { $0.label == label } }
    }
    return isMarked ? number : nil
  }

  /// The number that the first of two lines side by side is, and no more, with white behind it.
  private static func hangingNumber(of band: PDFBand) -> Int? {
    guard band.lines.count == 2, (1...3).contains(band.lines[0].text.count),
      band.lines[0].text.allSatisfy({ (0x30...0x39).contains($0) }),
      band.lines[1].x0 - band.lines[0].x1 > band.lines[0].size
    else { return nil }
    return Int(String(decoding: band.lines[0].text, as: UTF8.self))
  }

  /// `2` of a line that begins with `2/ `.
  private static func slashedLabel(_ text: [UInt8]) -> Int? {
    let digits = text.prefix { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count), text.dropFirst(digits.count).starts(with: [0x2F, 0x20])
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private func isLabelled(_ line: PDFLine) -> Bool {
    line.markers.first?.offset == 0 || line.text.first == 0x2A
      || PDFFootnotes.slashedLabel(line.text) != nil
  }

  private mutating func read(_ band: PDFBand, page: Int) {
    guard var line = band.joined, !PDFShape.isRule(line.text) else { return }
    var lone = loneLabel
    loneLabel = nil
    if let number = PDFFootnotes.hangingNumber(of: band), number > lastNumber ?? 0 {
      lone = String(number)
      line = band.lines[1]
    }
    if let label = takeLabel(&line) ?? lone {
      notes.append(Note(label: label, text: line.text, page: page))
    } else if let last = notes.indices.last {
      if PDFText.isGlued(notes[last].text, line.text) {
        PDFHyphens.join(&notes[last].text, with: line.text)
      } else {
        notes[last].text.append(0x20)
      }
      notes[last].text += line.text
    } else {
      notes.append(Note(label: "", text: line.text, page: page))
    }
  }

  /// Cuts the label off a footnote's first line.
  /// The last note's number, where it has one.
  private var lastNumber: Int? { notes.last.flatMap { Int($0.label) } }

  private mutating func takeLabel(_ line: inout PDFLine) -> String? {
    if let first = line.markers.first, first.offset == 0 {
      line.markers.removeFirst()
      return first.label
    }
    if let number = PDFFootnotes.slashedLabel(line.text) {
      line.text.removeFirst("\(number)".utf8.count + 2)
      slashed.insert("\(number)")
      return "\(number)"
    }
    let stars = line.text.prefix { $0 == 0x2A }.count
    guard stars > 0, stars < 6 else { return nil }
    line.text.removeFirst(stars)
    while line.text.first == 0x20 { line.text.removeFirst() }
    return String(repeating: "*", count: stars)
  }
}
