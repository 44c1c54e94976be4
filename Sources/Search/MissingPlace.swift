import Documents

/// A place that the index has not.
package struct MissingPlace: Sendable, Equatable {
  /// What is missing of it; named as the states of references are.
  package enum State: String, Sendable {
    /// Or it is not here in the language asked for.
    case document = "missing-document"
    case paragraph = "missing-paragraph"
    /// No symbol or locator.
    case malformed
  }

  package let asked: String
  /// As it was read; `nil` when it is no locator. Links and references may lead to it all the same.
  package let locator: Locator?
  package let state: State
  /// Lower case, no full stop.
  package let reason: String
  /// What is there and most like it, best first.
  package let nearest: [Locator]

  init(
    asked: String, _ locator: Locator?, _ state: State, reason: String, nearest: [Locator] = []
  ) {
    self.asked = asked
    self.locator = locator
    self.state = state
    self.reason = reason
    self.nearest = nearest
  }
}
