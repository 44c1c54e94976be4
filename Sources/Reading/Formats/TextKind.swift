/// Which mark-up a text carries, told from its first lines and a count of its signs.
enum TextKind: Equatable, Sendable {
  case html, xml, asciiDoc, plain
  case markdown(InlineMarkup.Flavour)
  /// Mail with parts, as browsers save whole pages.
  case mail

  /// - Parameter bytes: valid UTF-8.
  /// - Parameter name: the file's name, which only says what a text without signs of its own is.
  init(_ bytes: [UInt8], name: String) {
    let head = Array(bytes.prefix(1 << 16))
    let ending = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    // Markdown may begin with any element that HTML's body may hold.
    let mayBegin = ending == "md" || ending == "markdown"
    if let markup = Self.markup(head), !mayBegin || Self.isWholePage(head) {
      self = markup
      return
    }
    if Self.isMail(head) {
      self = .mail
    } else if Self.hasFrontMatter(head) || ending == "md" || ending == "markdown" {
      self = .markdown(.markdown)
    } else if ending == "adoc" || ending == "asciidoc" || Self.isAsciiDoc(head) {
      self = .asciiDoc
    } else if Self.countsAsMarkdown(head) {
      self = .markdown(.light)
    } else {
      self = .plain
    }
  }

  /// HTML and XML open with an element, behind comments and declarations.
  private static func markup(_ head: [UInt8]) -> TextKind? {
    var at = 0
    var isXML = false
    while at < head.count {
      while at < head.count, head[at] <= 0x20 { at += 1 }
      guard at < head.count, head[at] == 0x3C else { return nil }
      let rest = head[(at + 1)...]
      if rest.starts(with: Array("!--".utf8)) {
        guard let end = find("-->", in: head, from: at + 4) else { return .html }
        at = end
      } else if rest.first == 0x3F {
        isXML = isXML || rest.starts(with: Array("?xml".utf8))
        guard let end = find(">", in: head, from: at) else { return isXML ? .xml : nil }
        at = end
      } else if rest.first == 0x21 {
        let word = Self.word(head, at + 2)
        guard word == "doctype" else { return nil }
        var behind = at + 2 + word.utf8.count
        while behind < head.count, head[behind] <= 0x20 { behind += 1 }
        if Self.word(head, behind) == "html" { return .html }
        isXML = true
        // An internal subset ends with `]>`.
        guard let end = find(">", in: head, from: at) else { return .xml }
        if let open = head[at..<end].firstIndex(of: 0x5B),
          let close = find("]", in: head, from: open)
        {
          at = find(">", in: head, from: close) ?? head.count
        } else {
          at = end
        }
      } else {
        let name = Self.word(head, at + 1)
        guard !name.isEmpty else { return nil }
        if blockElements.contains(name) { return .html }
        if isXML { return .xml }
        guard !inlineElements.contains(name) else { return nil }
        // A lone `<word>` at the head of a text is not XML; a namespace or an end tag is.
        let end = find(">", in: head, from: at) ?? head.count
        let tag = head[at..<end]
        let isDeclared = contains("xmlns", tag) || contains("</" + name, head[end...])
        return isDeclared ? .xml : nil
      }
    }
    return isXML ? .xml : nil
  }

  private static func isWholePage(_ head: [UInt8]) -> Bool {
    contains("<html", head.prefix(4096)) || contains("<!doctype", head.prefix(4096))
      || contains("<?xml", head.prefix(64))
  }

  private static let blockElements: Set<String> = [
    "html", "head", "body", "title", "meta", "link", "script", "style", "table", "div", "p", "h1",
    "h2", "h3", "h4", "ul", "ol", "section", "article", "main", "header", "center", "base", "nav",
  ]
  private static let inlineElements: Set<String> = [
    "i", "b", "em", "strong", "a", "sup", "sub", "u", "br", "span", "font", "small", "img", "http",
    "https", "mailto",
  ]

  /// The ASCII letters, digits, hyphens and colons at `start`, in lower case.
  private static func word(_ bytes: [UInt8], _ start: Int) -> String {
    guard start < bytes.count else { return "" }
    let word = bytes[start...].prefix(64).prefix {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x3A || $0 == 0x2D
        || $0 == 0x5F
    }
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// Behind the next `text` at or after `start`.
  private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var at = start
    while at + wanted.count <= bytes.count {
      if bytes[at] == wanted[0], bytes[at..<at + wanted.count].elementsEqual(wanted) {
        return at + wanted.count
      }
      at += 1
    }
    return nil
  }

  /// `text`, of lower-case ASCII, stands somewhere in `bytes`, in any case.
  private static func contains(_ text: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return false }
    var at = bytes.startIndex
    search: while at + wanted.count <= bytes.endIndex {
      for index in wanted.indices {
        let byte = bytes[at + index]
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if lower != wanted[index] {
          at += 1
          continue search
        }
      }
      return true
    }
    return false
  }

  private static func isMail(_ head: [UInt8]) -> Bool {
    let first = word(head, 0)
    guard first == "mime-version:" || first == "from:" || first == "content-type:" else {
      return false
    }
    return contains("multipart/", head.prefix(4096))
  }

  /// `---` in the first line, a key in the second.
  private static func hasFrontMatter(_ head: [UInt8]) -> Bool {
    let lines = head.prefix(1024).split(separator: 0x0A, maxSplits: 2)
    guard lines.count >= 2, lines[0].starts(with: Array("---".utf8)), lines[0].count <= 4 else {
      return false
    }
    guard let colon = lines[1].firstIndex(of: 0x3A) else { return false }
    return lines[1][..<colon].allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x5F || $0 == 0x2D
        || $0 >= 0x30 && $0 <= 0x39
    }
  }

  /// A level-0 title followed by attribute entries.
  private static func isAsciiDoc(_ head: [UInt8]) -> Bool {
    guard head.starts(with: Array("= ".utf8)) else { return false }
    return head.prefix(4096).split(separator: 0x0A).dropFirst().contains {
      $0.first == 0x3A && $0.dropFirst().prefix(40).contains(0x3A)
    }
  }

  /// Links, footnotes, headings and HTML elements, one of which plain text has by chance and three
  /// not; a single link with an address is enough.
  private static func countsAsMarkdown(_ head: [UInt8]) -> Bool {
    var signs = 0
    var at = 0
    var lineStart = true
    while at + 1 < head.count {
      let byte = head[at]
      if byte > 0x20, byte != 0x5B, byte != 0x5D, byte != 0x3C, byte != 0x23 {
        lineStart = false
        at += 1
        continue
      }
      switch byte {
      case 0x5D where head[at + 1] == 0x28:
        let address = head[(at + 2)...].prefix(200).prefix { $0 != 0x29 && $0 > 0x20 }
        if address.first == 0x23 || address.starts(with: Array("http".utf8)) { return true }
      case 0x5B where head[at + 1] == 0x5E: signs += 1
      case 0x3C:
        let start = head[at + 1] == 0x2F ? at + 2 : at + 1
        let name = word(head, start)
        if inlineElements.contains(name) || name == "p" || name.hasPrefix("http") { signs += 1 }
      case 0x23 where lineStart:
        let marks = head[at...].prefix(7).prefix { $0 == 0x23 }.count
        if marks <= 6, at + marks < head.count, head[at + marks] == 0x20 { signs += 1 }
      default: break
      }
      if signs >= 3 { return true }
      lineStart = byte == 0x0A
      at += 1
    }
    return false
  }
}
