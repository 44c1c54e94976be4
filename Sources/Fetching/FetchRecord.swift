import Documents
import Render

/// What became of a document that was asked for: a line of the manifest.
package struct FetchRecord: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable {
    case fetched
    /// The service has no such document.
    case missing
    /// The service sent something else than the format that was asked for.
    case wrongType = "wrong-type"
    /// The file cannot be read, or ended too soon however often it was asked for.
    case damaged
    case tooLarge = "too-large"
    /// The service does not let us have it.
    case refused
    /// The service sent us elsewhere, or in a circle.
    case redirected
    /// No answer, or none that could be used.
    case failed
    /// The service asked for a longer wait than this run allows.
    case postponed
  }

  package var wanted: WantedDocument
  package var state: State
  /// The address that was asked.
  package var address: String
  /// The address that answered, after redirects; `nil` when none did.
  package var source: String?
  /// ISO 8601 in UTC.
  package var date: String
  /// The file's name in its folder; `nil` where none was kept.
  package var file: String?
  package var sha256: String?
  package var bytes: Int?
  /// Why there is no file, or what is remarkable about it; lower case, no full stop.
  package var message: String?

  init(
    _ wanted: WantedDocument, _ state: State, address: String, date: String, message: String? = nil
  ) {
    self.wanted = wanted
    self.state = state
    self.address = address
    self.date = date
    self.message = message
  }

  package static let table = Table(columns: [
    "symbol", "language", "format", "state", "file", "url", "source", "date", "sha256", "bytes",
    "message",
  ])

  package var json: JSON {
    [
      "symbol": .text(wanted.symbol), "language": .text(wanted.language),
      "format": .string(wanted.format.rawValue), "state": .string(state.rawValue),
      "file": .text(file), "url": .string(address), "source": .text(source),
      "date": .string(date), "sha256": .text(sha256), "bytes": .integer(bytes),
      "message": .text(message),
    ]
  }

  /// `nil` for what is no record. A file's name that leads out of the folder is none.
  init?(_ json: JSON) {
    func text(_ name: String) -> String? {
      if case .string(let text) = json[name] { text } else { nil }
    }
    guard let symbol = text("symbol").flatMap({ Symbol($0) }), let language = text("language"),
      let format = text("format").flatMap(WantedDocument.Format.init),
      let state = text("state").flatMap(State.init), let address = text("url"),
      let date = text("date")
    else { return nil }
    self.init(
      WantedDocument(symbol, Language(language), format), state, address: address, date: date,
      message: text("message"))
    source = text("source")
    file = text("file")
    sha256 = text("sha256")
    if case .integer(let count) = json["bytes"] { bytes = count }
    if let file, file.contains("/") || file.hasPrefix(".") { return nil }
  }
}
