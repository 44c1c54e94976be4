/// Something wrong or doubtful in the input. It never stops a run.
package struct Finding: Hashable, Sendable {
  /// What went wrong, as a stable word for scripts: `no-text`, `numbering-jump`, `encrypted` …
  /// Every kind is listed in `docs/findings.md`.
  package let kind: String
  /// Where: a locator path, `page 12`, or a file's path.
  package let place: String
  /// For people: lower case, no full stop, the thing and the value.
  package let message: String

  package init(kind: String, place: String, message: String) {
    self.kind = kind
    self.place = place
    self.message = message
  }
}
