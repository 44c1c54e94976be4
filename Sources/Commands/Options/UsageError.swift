/// A call that cannot be understood; the program ends with status 64.
struct UsageError: Error, Equatable, CustomStringConvertible {
  /// Lower case, no full stop, what is wrong and, where it is plain, what would mend it.
  let description: String

  init(_ description: String) { self.description = description }
}

/// The nearest of `names` to what was typed, where one is near enough to be meant.
func nearest(to typed: String, of names: [String]) -> String? {
  let scored = names.map { (name: $0, distance: editDistance(typed, $0)) }
  guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, min(typed.count, 9) / 3) ? best.name : nil
}

/// Insertions, deletions, substitutions and swaps of neighbours between two short names; long ones
/// are not measured.
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a.utf8), b = Array(b.utf8)
  guard a.count <= 64, b.count <= 64 else { return .max }
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
