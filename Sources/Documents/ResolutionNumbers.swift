/// Sessions and years of resolutions that are cited by their bare number: `resolution 3314` of the
/// Assembly is of its twenty-ninth session, `resolution 1325` of the Council of 2000.
///
/// Both sequences only rise, so a number between two known ones of one session is certain.
package enum ResolutionNumbers {
  /// The highest number that a resolution of a regular session of the Assembly can have, with room
  /// above what is known: 10 above the highest that documents name, where they name one of the
  /// session's last days, else 355, which one session alone has passed.
  package static func most(inSession session: Int) -> Int {
    highest[session].map { $0 + 10 } ?? 355
  }

  /// The session of an Assembly resolution to 1976 as its symbol prints it, `XXIX` or `ES-V`; two
  /// when it may be either, none when the number is out of reach.
  package static func assemblySessions(of number: Int) -> [String] {
    if let exact = specialSessions.first(where: { $0.numbers.contains(number) }) {
      return [exact.session]
    }
    return values(of: number, in: assembly).map(RomanNumeral.text(of:))
  }

  /// The year of a Security Council resolution; two when it may be either, none when unknown.
  package static func councilYears(of number: Int) -> [Int] { values(of: number, in: council) }

  private static func values(of number: Int, in anchors: [Anchor]) -> [Int] {
    guard number >= 1, let above = anchors.firstIndex(where: { $0.last >= number }) else {
      return []
    }
    let anchor = anchors[above]
    if number >= anchor.first { return [anchor.value] }
    guard above > 0 else { return [anchor.value] }
    return Array(anchors[above - 1].value...anchor.value)
  }

  /// The lowest and the highest number known of one session or year.
  struct Anchor: Sendable {
    let value: Int
    let first: Int
    let last: Int
  }
}
