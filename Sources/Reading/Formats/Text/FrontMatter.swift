import Documents

/// The YAML head of a Markdown file, in the flat part of the language that such heads use: `key: value`,
/// quoted values, lists of words, text over several lines.
struct FrontMatter {
  /// Keys in lower case; the members of a list on lines of their own.
  private(set) var values: [String: String] = [:]
  /// Lines of other shapes, which are left out, as findings.
  private(set) var findings: [Finding] = []
  /// Behind the closing `---`.
  private(set) var end = 0

  /// `nil` when the text has none.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("---".utf8)) else { return nil }
    var at = 0
    var lines: [String] = []
    var isClosed = false
    while at < bytes.count, lines.count < 1000 {
      var stop = at
      while stop < bytes.count, bytes[stop] != 0x0A, stop - at < 1 << 16 { stop += 1 }
      var line = String(decoding: bytes[at..<stop], as: UTF8.self)
      if line.hasSuffix("\r") { line.removeLast() }
      let isFirst = at == 0
      at = min(bytes.count, stop + 1)
      if isFirst {
        guard line == "---" else { return nil }
      } else if line == "---" || line == "..." {
        isClosed = true
        break
      } else {
        lines.append(line)
      }
    }
    guard isClosed else { return nil }
    end = at
    read(lines)
  }

  private mutating func read(_ lines: [String]) {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      let visible = line.drop { $0 == " " || $0 == "\t" }
      if visible.isEmpty || visible.hasPrefix("#") { continue }
      guard visible.startIndex == line.startIndex, let (key, rest) = Self.entry(line) else {
        findings.append(
          Finding(
            kind: "front-matter", place: "line \(index + 1)", message: "not understood: \(line)"))
        continue
      }
      var value = Self.scalar(rest)
      if rest.isEmpty || rest.hasPrefix("|") || rest.hasPrefix(">") {
        var members: [String] = []
        while index < lines.count, let member = Self.member(lines[index]) {
          members.append(member)
          index += 1
        }
        value = members.joined(separator: rest.hasPrefix(">") ? " " : "\n")
      } else if rest.hasPrefix("["), rest.hasSuffix("]") {
        value = rest.dropFirst().dropLast().split(separator: ",")
          .map { Self.scalar(String($0.drop { $0 == " " })) }.joined(separator: "\n")
      }
      values[key.lowercased()] = value
    }
  }

  private static func entry(_ line: String) -> (key: String, rest: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    let rest = line[line.index(after: colon)...]
    guard !key.isEmpty, rest.isEmpty || rest.first == " ",
      key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == " " })
    else { return nil }
    return (String(key), String(rest.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
  }

  /// A line below an empty value: `- word`, or indented text.
  private static func member(_ line: String) -> String? {
    let visible = line.drop { $0 == " " }
    guard !visible.isEmpty else { return nil }
    if visible.hasPrefix("- ") { return scalar(String(visible.dropFirst(2))) }
    return visible.startIndex > line.startIndex && entry(String(visible)) == nil
      ? String(visible) : nil
  }

  /// A value without its quotes, escapes and remark.
  private static func scalar(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      var plain = text[...]
      if let remark = text.firstRange(of: " #") { plain = text[..<remark.lowerBound] }
      while plain.last == " " { plain.removeLast() }
      return String(plain)
    }
    var value = ""
    var characters = text.dropFirst().makeIterator()
    while let character = characters.next() {
      if character == quote {
        guard quote == "'", let next = characters.next() else { break }
        guard next == "'" else { break }
        value.append("'")
      } else if character == "\\", quote == "\"", let escaped = characters.next() {
        switch escaped {
        case "n": value.append("\n")
        case "t": value.append("\t")
        case "u", "x":
          var digits = ""
          while digits.count < (escaped == "u" ? 4 : 2), let digit = characters.next() {
            digits.append(digit)
          }
          if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
            value.unicodeScalars.append(scalar)
          }
        default: value.append(escaped)
        }
      } else {
        value.append(character)
      }
    }
    return value
  }
}
