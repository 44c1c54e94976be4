import Documents

/// The paragraphs of a document as they are found, each under a path of its own.
struct Outline {
  private(set) var paragraphs: [Paragraph] = []
  var findings: [Finding] = []
  private var used: Set<LocatorPath> = []
  /// Unnumbered paragraphs so far after each numbered one.
  private var counts: [LocatorPath: Int] = [:]
  private var headings = 0
  /// Steps that numbered paragraphs will take.
  private var reserved: Set<LocatorStep> = []

  /// Keeps `step` from unnumbered paragraphs: `p4.1` where a paragraph is numbered so.
  mutating func reserve(_ step: LocatorStep) { reserved.insert(step) }

  /// Adds a numbered paragraph and gives its path. A path that is taken gets a count, and a finding
  /// says so.
  @discardableResult mutating func add(
    _ piece: Piece, at path: LocatorPath, kind: ParagraphKind, label: String = "", level: Int = 0
  ) -> LocatorPath {
    var path = path
    if used.contains(path) {
      findings.append(
        Finding(
          kind: "numbering-repeat", place: path.description,
          message: "\(path) stands for more than one paragraph"))
      path = nextCount(of: path)
    }
    append(piece, path, kind, label, level)
    return path
  }

  /// Adds an unnumbered paragraph that follows the one at `path` and gives its own: `p16.1`, `p16.2` …
  @discardableResult mutating func add(
    _ piece: Piece, after path: LocatorPath, kind: ParagraphKind
  ) -> LocatorPath {
    let path = nextCount(of: path)
    append(piece, path, kind, "", 0)
    return path
  }

  /// Adds a heading, at `path` where it names a place (`sec.II`, `annex`), else as `h3`, and gives the
  /// path that it has.
  @discardableResult mutating func addHeading(
    _ piece: Piece, at path: LocatorPath? = nil, label: String = ""
  ) -> LocatorPath {
    var piece = piece
    var label = label
    if piece.text.isEmpty { (piece.text, label) = (label, "") }
    if let path, !used.contains(path) {
      append(piece, path, .heading, label, 0)
      return path
    }
    if !piece.text.isEmpty { headings += 1 }
    let path = LocatorPath([LocatorStep(.h, headings)])
    append(piece, path, .heading, label, 0)
    return path
  }

  /// Goes on with the last paragraph, which a page broke.
  mutating func goOn(with piece: Piece) {
    guard var last = paragraphs.popLast() else { return }
    let joint = last.text.hasSuffix("-") ? "" : " "
    let shift = last.text.utf8.count + joint.utf8.count
    last.text += joint + piece.whole
    last.markers += piece.unlabelled.markers.map {
      FootnoteMarker(label: $0.label, offset: $0.offset + shift)
    }
    paragraphs.append(last)
  }

  func isUsed(_ path: LocatorPath) -> Bool { used.contains(path) }

  mutating func find(_ kind: String, at path: LocatorPath, _ message: String) {
    findings.append(Finding(kind: kind, place: path.description, message: message))
  }

  private mutating func nextCount(of path: LocatorPath) -> LocatorPath {
    guard let last = path.steps.last else { return path }
    var count = counts[path, default: 0]
    var candidate = path
    var step = last
    repeat {
      count += 1
      step = LocatorStep(last.kind, last.value, tail: last.tail + [.count(count)])
      candidate = LocatorPath(path.steps.dropLast() + [step])
    } while used.contains(candidate) || reserved.contains(step)
    counts[path] = count
    return candidate
  }

  private mutating func append(
    _ piece: Piece, _ path: LocatorPath, _ kind: ParagraphKind, _ label: String, _ level: Int
  ) {
    guard !piece.text.isEmpty || !label.isEmpty else { return }
    used.insert(path)
    paragraphs.append(
      Paragraph(
        path: path, kind: kind, label: label, level: level, text: piece.text, page: piece.page,
        markers: piece.markers))
  }
}

/// Which lettered list, at which depth, a bracketed label goes on with.
///
/// `(i)` is the letter after `(h)` and the Roman one elsewhere; what comes next decides in doubt.
struct ListStack {
  private struct Level {
    enum Series { case letters, roman, figures }
    var key: String
    var place: Int
    var series: Series
    var form: Label.Form
  }

  private var levels: [Level] = []
  /// The lists that stood open before a paragraph without a label.
  private var interrupted: [Level] = []

  var isEmpty: Bool { levels.isEmpty }
  var letters: [String] { levels.map(\.key) }

  mutating func reset() {
    levels = []
    interrupted = []
  }

  /// A paragraph without a label stands between the letters: (b) may go on behind it.
  mutating func interrupt() {
    if !levels.isEmpty { interrupted = levels }
    levels = []
  }

  /// Whether `label` goes on with the lists that were interrupted.
  func resumes(_ label: Label) -> Bool {
    levels.isEmpty
      && interrupted.contains { level in
        ListStack.readings(label).contains {
          $0.form == level.form && $0.series == level.series && $0.place == level.place + 1
        }
      }
  }

  /// Places `label` in the lists open now and tells whether a number was left out before it.
  mutating func place(_ label: Label, next: Label?) -> (letters: [String], isJump: Bool) {
    if resumes(label) { levels = interrupted }
    interrupted = []
    let readings = ListStack.readings(label)
    let startsRoman = label.key == "i" && next?.key == "ii" && next?.form == label.form
    for depth in levels.indices.reversed() {
      let level = levels[depth]
      for reading in readings where level.form == label.form {
        if startsRoman, reading.series == .letters { continue }
        if reading.series == level.series, reading.place == level.place + 1 {
          levels.removeSubrange(depth...)
          levels.append(reading)
          return (letters, false)
        }
      }
    }
    if let first = readings.first(where: { $0.place == 1 }) {
      if levels.count >= 6 { levels.removeSubrange(5...) }
      levels.append(first)
      return (letters, false)
    }
    guard let plain = readings.first else { return (letters, false) }
    if let depth = levels.lastIndex(where: {
      $0.series == plain.series && $0.form == plain.form
    }) {
      levels.removeSubrange(depth...)
    } else if levels.count >= 6 {
      levels.removeSubrange(5...)
    }
    levels.append(plain)
    return (letters, true)
  }

  /// Ways to read a label's key, likelier first.
  private static func readings(_ label: Label) -> [Level] {
    var readings: [Level] = []
    if let figure = Int(label.key) {
      return [Level(key: label.key, place: figure, series: .figures, form: label.form)]
    }
    let roman = RomanNumeral.value(of: label.key).map {
      Level(key: label.key, place: $0, series: .roman, form: label.form)
    }
    let letter = ListLetters.place(label.key).map {
      Level(key: label.key, place: $0, series: .letters, form: label.form)
    }
    if label.key.count > 1 || label.key == "i" {
      if let roman { readings.append(roman) }
      if let letter { readings.append(letter) }
    } else {
      if let letter { readings.append(letter) }
      if let roman { readings.append(roman) }
    }
    return readings
  }
}
