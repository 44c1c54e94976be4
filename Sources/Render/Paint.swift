/// Colours and weights of text on a terminal; with `isOn` false every text stays as it is.
package struct Paint: Sendable, Equatable {
  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  package enum Style: Sendable {
    /// Locators and symbols.
    case place
    /// Words that the query found.
    case match
    /// Titles and headings.
    case title
    /// What stands beside the text: dates, pages, scores.
    case aside
    /// Something doubtful.
    case warning

    /// Select graphic rendition. Source: ECMA-48, 8.3.117.
    var code: String {
      switch self {
      case .place: "36"
      case .match: "1;33"
      case .title: "1"
      case .aside: "2"
      case .warning: "31"
      }
    }
  }

  package func callAsFunction(_ style: Style, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(style.code)m\(text)\u{1B}[0m" : text
  }
}

/// What the `text` form needs to know of the place it is printed to.
package struct Page: Sendable, Equatable {
  /// Columns of a line, at least 20.
  package let width: Int
  package let paint: Paint

  package init(width: Int, paint: Paint) {
    self.width = max(width, 20)
    self.paint = paint
  }
}
