import Documents
import Store

extension WordSearch {
  /// How the score of each passage came about; the parts add up to it.
  func scoring(
    of entries: [Ranked.Entry], _ ranked: Ranked
  ) throws -> [ParagraphID: [ScorePart]] {
    var scoring: [ParagraphID: [ScorePart]] = [:]
    guard options.order == .relevance else {
      for entry in entries {
        scoring[entry.hit.paragraph] = [
          ScorePart("place by \(options.order.rawValue)", entry.score)
        ]
      }
      return scoring
    }
    for (ask, expression) in ranked.asked.enumerated() {
      let those = entries.filter { $0.ask == ask }
      guard let expression, !those.isEmpty else { continue }
      let explanations = try reader.explanations(
        of: those.map(\.hit.paragraph), expression, seconds: max(1, patterns.limit.left))
      for entry in those {
        scoring[entry.hit.paragraph] = explanations[entry.hit.paragraph]?.parts ?? []
        if let lift = entry.lift, lift.value != 0 {
          scoring[entry.hit.paragraph]?.append(ScorePart(lift.reason, lift.value))
        }
      }
    }
    return scoring
  }
}
