/// Text inside HTML, SVG and XML.
enum Markup {
  /// The text on one line with nothing in it that a browser or an XML reader would take for its own, in
  /// elements and in quoted attributes.
  static func escaped(_ text: String) -> String {
    TerminalText.clean(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  /// An element whose text is escaped; its attributes are the program's own words.
  static func element(_ name: String, _ attributes: String = "", _ text: String) -> String {
    "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</\(name)>"
  }
}
