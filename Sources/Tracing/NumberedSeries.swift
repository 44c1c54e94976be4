import Documents
import Store

/// Documents that are numbered one after the other: records of a session's meetings, its resolutions.
///
/// A number between those that are here shows that there is a document which the index lacks. A series
/// that begins anew with each session begins at 1; one that goes on for ever begins where the index
/// does.
struct NumberedSeries {
  /// Numbers that are not here, before a document that is.
  struct Gap: Equatable {
    let next: StoredDocument
    let count: Int
  }

  /// The gaps before the shown documents, by series in the order of numbers.
  ///
  /// - Parameters:
  ///   - all: every document of the index; what is there but not shown is no gap.
  ///   - shown: those that count.
  static func gaps(in all: [StoredDocument], shown: [StoredDocument]) -> [Gap] {
    var numbers: [String: Set<Int>] = [:]
    for document in all {
      if let place = place(of: document.symbol) {
        numbers[place.series, default: []].insert(place.number)
      }
    }
    var series: [String: (restarts: Bool, documents: [Int: StoredDocument])] = [:]
    for document in shown {
      guard let place = place(of: document.symbol) else { continue }
      var entry = series[place.series] ?? (place.restarts, [:])
      // One document of several languages; the first by id, so that the answer is always the same.
      if entry.documents[place.number].map({ document.id < $0.id }) ?? true {
        entry.documents[place.number] = document
      }
      series[place.series] = entry
    }
    var gaps: [Gap] = []
    for name in series.keys.sorted() {
      guard let (restarts, documents) = series[name], let here = numbers[name] else { continue }
      let first = documents.keys.min() ?? 1
      var before = restarts ? 0 : first - 1
      var count = 0
      // What is here and not shown fills a gap without ending it.
      for number in here.sorted() where number > before {
        count += number - before - 1
        before = number
        guard let next = documents[number] else { continue }
        if count > 0 { gaps.append(Gap(next: next, count: count)) }
        count = 0
      }
    }
    return gaps
  }

  /// `A/79/PV.` and 64 of `A/79/PV.64`; `A/RES/79/` and 237 of `A/RES/79/237`; `nil` for a symbol that
  /// belongs to no such series.
  ///
  /// Source: document series symbols (ST/LIB/SER.B/5): PV. and SR. number meetings, RES resolutions.
  static func place(of symbol: Symbol) -> (series: String, number: Int, restarts: Bool)? {
    guard !symbol.isFile else { return nil }
    let key = symbol.base.key
    for mark in ["PV.", "SR."] {
      guard let found = key.firstRange(of: "/" + mark) else { continue }
      let digits = key[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), number > 0 else { return nil }
      let series = String(key[..<found.upperBound])
      return (series, number, symbol.session != nil)
    }
    let parts = key.split(separator: "/")
    guard parts.count >= 3, let last = parts.last,
      let number = Int(last.prefix { $0.isASCII && $0.isNumber }), number > 0
    else { return nil }
    let series = parts.dropLast().joined(separator: "/") + "/"
    // The Council's go on from year to year, those of others begin anew with the session.
    if series == "S/RES/" { return (series, number, false) }
    return parts.count >= 4 && parts[parts.count - 3] == "RES" ? (series, number, true) : nil
  }
}
