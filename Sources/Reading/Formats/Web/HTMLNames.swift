/// The element names of HTML by what they do to text. Source: HTML Living Standard, section 15.3.
enum HTMLNames {
  /// Elements whose text is no part of the document.
  static let skipped: Set<String> = [
    "script", "style", "noscript", "template", "svg", "math", "object", "embed", "applet", "iframe",
    "nav", "select", "option", "button", "textarea", "input", "datalist", "audio", "video",
    "canvas",
    "map",
  ]

  /// Elements that begin and end on a line of their own.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "xmp",
  ]

  static let table: Set<String> = ["table", "tr", "td", "th"]
}
