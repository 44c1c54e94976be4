import Documents
import Text

/// Puts lam and alef back in order where a text layer has them reversed.
///
/// Programs that take Arabic out of PDF undo the ligature lam-alef the wrong way round: the article before
/// an alef, `الأ`, becomes `األ`, which no word holds. Where such sequences outnumber the right ones, they are
/// put right; reversed pairs inside words (`خالل` for `خلال`) cannot be told from right ones and stay. Letters
/// only change places, so offsets stay what they were.
enum ArabicOrder {
  /// Repairs a source, with a finding when anything was repaired or cannot be.
  static func repair(_ source: inout Source) {
    var isTurned = false
    source.visitTexts { isTurned = isTurned || holdsTurned($0) }
    guard isTurned else { return }
    source.replaceForms()
    noteDirection(&source)
    var reversed = 0
    var right = 0
    source.visitTexts { text in
      let counts = count(text)
      reversed += counts.reversed
      right += counts.right
    }
    guard reversed >= 2, reversed > right else { return }
    source.changeTexts { text in repaired(text) }
    source.findings.append(
      Finding(
        kind: "arabic-order", place: "",
        message: "has lam and alef in reverse order; \(reversed) places were put right"))
  }

  /// Notes text whose letters, for all that can be told, do not stand in the order in which they are read.
  private static func noteDirection(_ source: inout Source) {
    var bytes = 0
    var turnedBytes = 0
    var turned = 0
    var order = ScriptOrder()
    source.visitTexts { text in
      bytes += text.utf8.count
      guard holdsTurned(text) else { return }
      for word in text.utf8.split(separator: 0x20)
      where word.contains(where: { (0xD6...0xDF).contains($0) }) {
        turned += 1
        turnedBytes += word.count
        order.add(Array(word)[...])
      }
    }
    guard turned > 8, turnedBytes * 4 > bytes else { return }
    // Of the words of Arabic a third tell; names of the other alphabets tell nothing.
    if source.format == .pdf, order.evidence * 12 < turned {
      source.findings.append(
        Finding(
          kind: "right-to-left", place: "",
          message: "text runs from right to left; letters and words may stand in display order"))
    } else if order.evidence * 12 < -turned {
      source.findings.append(
        Finding(
          kind: "right-to-left", place: "",
          message: "the letters of words stand in reverse order, and were left so"))
    }
  }

  /// Whether a byte begins a letter of Hebrew, Arabic or their neighbours, or may begin a presentation form: most
  /// texts are done with here.
  private static func holdsTurned(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      // Without a branch, so that the compiler takes many bytes at a step.
      var found: UInt8 = 0
      for byte in bytes { found |= (byte &- 0xD6 < 10 ? 1 : 0) | (byte == 0xEF ? 1 : 0) }
      return found != 0
    }
  }

  // UTF-8 of the letters: alef D8 A7, with hamza D8 A3 and D8 A5, with madda D8 A2, lam D9 84.
  private static func isAlef(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at + 1 < bytes.count, bytes[at] == 0xD8 else { return false }
    return bytes[at + 1] == 0xA7 || bytes[at + 1] == 0xA3 || bytes[at + 1] == 0xA5
      || bytes[at + 1] == 0xA2
  }

  private static func isLam(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 1 < bytes.count && bytes[at] == 0xD9 && bytes[at + 1] == 0x84
  }

  private static func count(_ text: String) -> (reversed: Int, right: Int) {
    var text = text
    return text.withUTF8 { bytes in
      var reversed = 0
      var right = 0
      var at = 0
      while at + 5 < bytes.count {
        if bytes[at] == 0xD8, bytes[at + 1] == 0xA7 {
          if isAlef(bytes, at + 2), isLam(bytes, at + 4) { reversed += 1 }
          if isLam(bytes, at + 2), isAlef(bytes, at + 4) { right += 1 }
        }
        at += 1
      }
      return (reversed, right)
    }
  }

  /// `األ` as `الأ`, and `لأل` at a word's head as `للأ`.
  private static func repaired(_ text: String) -> String {
    var text = text
    var letters = Array(text.utf8)
    let changed = text.withUTF8 { bytes in
      var changed = false
      var at = 0
      while at + 5 < bytes.count {
        let isArticle = bytes[at] == 0xD8 && bytes[at + 1] == 0xA7
        let isHead = at == 0 || bytes[at - 1] < 0x80
        let isPreposition =
          isHead && isLam(bytes, at) && bytes[at + 3] != 0xA7
        if isArticle || isPreposition, isAlef(bytes, at + 2), isLam(bytes, at + 4) {
          letters.replaceSubrange(
            at + 2..<at + 6, with: [0xD9, 0x84, bytes[at + 2], bytes[at + 3]])
          changed = true
          at += 6
        } else {
          at += 1
        }
      }
      return changed
    }
    return changed ? String(decoding: letters, as: UTF8.self) : text
  }
}

extension Source {
  /// Calls `body` with every text of the source.
  fileprivate func visitTexts(_ body: (String) -> Void) {
    for block in blocks { block.visitTexts(body) }
    for note in footnotes { body(note.text) }
  }

  fileprivate mutating func changeTexts(_ change: (String) -> String) {
    for index in blocks.indices { blocks[index].changeTexts(change) }
    for index in footnotes.indices { footnotes[index].text = change(footnotes[index].text) }
  }
}

extension Source {
  /// Puts letters in place of Arabic presentation forms.
  fileprivate mutating func replaceForms() {
    for index in blocks.indices { blocks[index].replaceForms() }
    for index in footnotes.indices {
      if let text = PresentationText(footnotes[index].text) { footnotes[index].text = text.letters }
    }
  }
}

extension Block {
  fileprivate mutating func replaceForms() {
    if let changed = PresentationText(text) {
      text = changed.letters
      for index in markers.indices {
        markers[index].offset = changed.offset(of: markers[index].offset)
      }
      style.italicPrefix = changed.offset(of: style.italicPrefix)
    }
    guard var changed = cells else { return }
    for index in changed.indices {
      for inner in changed[index].blocks.indices { changed[index].blocks[inner].replaceForms() }
    }
    cells = changed
  }
}

/// A text with letters in place of presentation forms.
private struct PresentationText {
  private(set) var letters = ""
  /// Where a form ended in the text, and how many bytes fewer there are up to there.
  private var shifts: [(end: Int, shift: Int)] = []

  /// `nil` when the text has no such forms.
  init?(_ text: String) {
    let bytes = text.utf8
    guard bytes.contains(0xEF),
      text.unicodeScalars.contains(where: { PresentationForms.contains($0.value) })
    else { return nil }
    var offset = 0
    for scalar in text.unicodeScalars {
      offset += UTF8.width(scalar)
      guard PresentationForms.contains(scalar.value) else {
        letters.unicodeScalars.append(scalar)
        continue
      }
      for letter in PresentationForms.letters(of: scalar.value) {
        letters.unicodeScalars.append(Unicode.Scalar(letter) ?? " ")
      }
      shifts.append((offset, offset - letters.utf8.count))
    }
  }

  /// Where a place in the text stands among the letters.
  func offset(of place: Int) -> Int {
    let before = shifts.partitioningIndex { $0.end > place }
    return before == 0 ? place : place - shifts[before - 1].shift
  }
}

extension Array {
  /// The first index whose element belongs to the second part of a partitioned array.
  fileprivate func partitioningIndex(_ belongsToSecond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Block {
  fileprivate func visitTexts(_ body: (String) -> Void) {
    if !text.isEmpty { body(text) }
    for cell in cells ?? [] { for block in cell.blocks { block.visitTexts(body) } }
  }

  fileprivate mutating func changeTexts(_ change: (String) -> String) {
    text = change(text)
    guard var changed = cells else { return }
    for index in changed.indices {
      for inner in changed[index].blocks.indices {
        changed[index].blocks[inner].changeTexts(change)
      }
    }
    cells = changed
  }
}
