import Store
import Text

extension PassageExplanation {
  /// Words first, then what stands together.
  var parts: [ScorePart] {
    terms.map { term in
      ScorePart(
        Self.name(term.positions), term.value,
        ScorePart.Term(
          forms: Planner.shown(term.positions), frequency: term.frequency, passages: term.passages,
          weight: term.weight, kindWeight: kindWeight, lengthFactor: lengthFactor))
    }
      + pairs.map {
        ScorePart("\(Self.name($0.first)) next to \(Self.name($0.second))", $0.value)
      }
  }

  private static func name(_ positions: [QueryPosition]) -> String {
    positions.map { $0.exact + ($0.isPrefix ? "*" : "") }.joined(separator: " ")
  }
}
