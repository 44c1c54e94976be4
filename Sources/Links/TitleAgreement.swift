/// Whether a title that is quoted with a citation is the cited document's.
package enum TitleAgreement {
  /// Below this share of common words the one is taken for another document's title. It is low
  /// because people quote short forms, and titles of annexes with the resolution's number.
  private static let least = 0.34

  package static func isMismatch(quoted: String, title: String) -> Bool {
    let (a, b) = (TitleKey(quoted), TitleKey(title))
    guard !a.words.isEmpty, !b.words.isEmpty else { return false }
    if b.squeezed.contains(a.squeezed) || a.squeezed.contains(b.squeezed) { return false }
    return a.similarity(to: b) < least
  }
}
