import Documents

/// A block with its label read off, or one paragraph of a table cell: what the anatomies walk over.
struct Piece {
  /// Without the label.
  var text: String
  var label: Label?
  var markers: [FootnoteMarker]
  var page: Int?
  var style: Block.Style
  var firstIndent: Double?
  var indent: Double?
  var headingLevel: Int?
  var spaceBefore: Double?
  /// A table row; `text` then joins its cells with " | ".
  var row: [Cell]?
  /// The text and its markers before the label was taken off.
  private var full: String
  private var fullMarkers: [FootnoteMarker]

  init(_ block: Block) {
    text = block.text
    label = nil
    markers = block.markers
    page = block.page
    style = block.style
    firstIndent = block.firstIndent
    indent = block.indent
    headingLevel = block.headingLevel
    spaceBefore = block.spaceBefore
    full = block.text
    fullMarkers = block.markers
    if let cells = block.cells {
      row = cells
      (text, markers) = Piece.joined(cells)
      (full, fullMarkers) = (text, markers)
    } else if let displayed = block.automaticLabel {
      label = Label.automatic(displayed)
      full = displayed + " " + text
      let shift = displayed.utf8.count + 1
      fullMarkers = markers.map { FootnoteMarker(label: $0.label, offset: $0.offset + shift) }
    } else if let found = Label.read(text) {
      cut(found.length)
      label = found
    }
  }

  /// A table row as one text, its cells apart by " | ", and the markers of all of them.
  private static func joined(_ cells: [Cell]) -> (String, [FootnoteMarker]) {
    var text = ""
    var markers: [FootnoteMarker] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += " | " }
      for (place, block) in cell.blocks.enumerated() {
        if place > 0 { text += " " }
        if let label = block.automaticLabel { text += label + " " }
        let start = text.utf8.count
        markers += block.markers.map { FootnoteMarker(label: $0.label, offset: $0.offset + start) }
        text += block.text
      }
    }
    return (text, markers)
  }

  /// Takes the first `length` UTF-8 bytes off the text and moves the markers along.
  mutating func cut(_ length: Int) {
    guard length > 0 else { return }
    text = text.bytes(min(length, text.utf8.count)..<text.utf8.count)
    for index in markers.indices { markers[index].offset = max(0, markers[index].offset - length) }
  }

  /// Makes the whole text follow a change of `text`.
  fileprivate mutating func adopt() {
    let opening = label.map { $0.length > 0 ? full.bytes(0..<$0.length) : $0.printed + ". " } ?? ""
    full = opening + text
    fullMarkers = markers.map {
      FootnoteMarker(label: $0.label, offset: $0.offset + opening.utf8.count)
    }
  }

  /// The piece with its label given back to the text.
  var unlabelled: Piece {
    var piece = self
    (piece.text, piece.markers, piece.label) = (full, fullMarkers, nil)
    return piece
  }

  /// The piece with what opens its text as its label.
  func labelled(_ label: Label) -> Piece {
    var piece = self
    piece.cut(label.length)
    piece.label = label
    return piece
  }

  /// The text with its label, as printed.
  var whole: String { full }

  /// The piece in two, cut at UTF-8 offset `offset` of its text; white space between goes.
  func split(at offset: Int) -> (Piece, Piece) {
    var head = self
    var tail = self
    head.text = text.bytes(0..<min(offset, text.utf8.count)).trimmed
    head.markers = markers.filter { $0.offset <= head.text.utf8.count }
    tail.markers = markers.filter { $0.offset > head.text.utf8.count }
    tail.cut(offset)
    let lead = tail.text.utf8.count
    tail.text = tail.text.trimmed
    if lead != tail.text.utf8.count {
      let shift = text.utf8.count - offset - tail.text.utf8.count
      for index in tail.markers.indices {
        tail.markers[index].offset = max(0, tail.markers[index].offset - shift)
      }
    }
    tail.label = nil
    (head.full, head.fullMarkers) = (head.text, head.markers)
    (tail.full, tail.fullMarkers) = (tail.text, tail.markers)
    return (head, tail)
  }

  /// The last sign that is no bracket, quote or white space; `nil` for an empty text.
  var ending: Character? {
    if let last = text.utf8.last, last < 0x80, !Self.isPassedOver[Int(last)] {
      return Character(Unicode.Scalar(last))
    }
    var rest = Substring(text)
    while let last = rest.last, last.isWhitespace || Self.closing.contains(last) {
      rest.removeLast()
    }
    return rest.last
  }

  private static let closing = "”\"’»)]*“"
  /// Of ASCII what ``ending`` passes over.
  private static let isPassedOver: [Bool] = (0..<0x80).map { code in
    let sign = Character(Unicode.Scalar(UInt8(code)))
    return sign.isWhitespace || closing.contains(sign)
  }
}

extension Piece {
  /// Adds the text of `piece`, which goes on with this one's sentence.
  mutating func append(_ piece: Piece) {
    let joint = text.hasSuffix("-") || text.hasSuffix("\u{2011}") ? "" : " "
    let shift = text.utf8.count + joint.utf8.count
    text += joint + piece.whole
    markers += piece.unlabelled.markers.map {
      FootnoteMarker(label: $0.label, offset: $0.offset + shift)
    }
    adopt()
  }

  /// Gives a label that stands alone the text that follows it.
  mutating func complete(with piece: Piece) {
    let opening = full.trimmed + " "
    if let length = label?.length, length > 0 { label?.length = opening.utf8.count }
    (text, markers, style) = (piece.text, piece.markers, piece.style)
    full = opening + text
    fullMarkers = markers.map {
      FootnoteMarker(label: $0.label, offset: $0.offset + opening.utf8.count)
    }
  }

  /// Takes bytes that are a footnote marker out of the text and keeps them as one.
  mutating func takeOut(_ range: Range<Int>, label: String) {
    guard range.upperBound <= text.utf8.count else { return }
    text = text.bytes(0..<range.lowerBound) + text.bytes(range.upperBound..<text.utf8.count)
    for index in markers.indices where markers[index].offset >= range.upperBound {
      markers[index].offset -= range.count
    }
    markers.append(FootnoteMarker(label: label, offset: range.lowerBound))
    markers.sort { $0.offset < $1.offset }
    adopt()
  }
}
