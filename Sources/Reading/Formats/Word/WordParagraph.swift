import Documents

/// A paragraph of Word while it is read.
struct WordParagraph {
  var looks = WordLooks()
  /// What its style says.
  var styled = WordLooks()
  var text = StyledText()
  /// Raised type that may go on in the next run.
  var raised: [UInt8] = []
  /// The looks of the run that is open.
  var run = WordLooks()
  var runStyled = WordLooks()
  /// The open run's text is the mark of this note.
  var customMark: (kind: WordNotes.Kind, id: String, mark: [UInt8])?
  /// Blocks of text boxes that hang on this paragraph.
  var deferred: [Block] = []
  var isMarkDeleted = false
  /// It stands in a frame of its own, at a fixed place of the page.
  var isFramed = false
  var page: Int?
  /// Type size in half points of the first run that has text.
  var halfPoints: Int?

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ defaults: WordLooks) {
    if customMark != nil {
      customMark?.mark.append(contentsOf: bytes)
      return
    }
    guard !(run.isHidden ?? runStyled.isHidden ?? styled.isHidden ?? false) else { return }
    if run.isRaised ?? runStyled.isRaised ?? false {
      raised.append(contentsOf: bytes)
      return
    }
    let piece = Array(bytes)
    settle(defaults)
    text.append(
      piece, 0..<piece.count, isItalic: isItalic(defaults), isBold: isBold(defaults))
    halfPoints =
      halfPoints ?? run.halfPoints ?? runStyled.halfPoints ?? styled.halfPoints
      ?? defaults.halfPoints
  }

  /// Writes what raised type has gathered.
  mutating func settle(_ defaults: WordLooks) {
    guard !raised.isEmpty else { return }
    let label = cleaned(raised, 0..<raised.count)
    if (raised.first ?? 0) <= 0x20 { text.space() }
    text.raise(label, isItalic: isItalic(defaults), isBold: isBold(defaults))
    if (raised.last ?? 0) <= 0x20 { text.space() }
    raised = []
  }

  private func isItalic(_ defaults: WordLooks) -> Bool {
    run.isItalic ?? runStyled.isItalic ?? styled.isItalic ?? defaults.isItalic ?? false
  }

  private func isBold(_ defaults: WordLooks) -> Bool {
    run.isBold ?? runStyled.isBold ?? styled.isBold ?? defaults.isBold ?? false
  }
}
