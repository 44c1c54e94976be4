import Documents

/// What is wanted of a document service: a document in one language and format.
package struct WantedDocument: Sendable, Hashable {
  package enum Format: String, Sendable, CaseIterable { case pdf, docx }

  package let symbol: Symbol
  package let language: Language
  package let format: Format

  package init(_ symbol: Symbol, _ language: Language, _ format: Format) {
    self.symbol = symbol
    self.language = language
    self.format = format
  }

  /// The name that its file gets.
  package func fileName(ending: String) -> String {
    symbol.fileName(language: language, ending: ending)
  }
}

/// Why an address cannot be a document service's.
package struct ServiceError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String
}

/// The web service that documents are asked of, by the form of its addresses.
///
/// Either the beginning of an address, to which `s`, `l` and `t` are added, as the United Nations'
/// Official Document System takes them (`https://documents.un.org/api/symbol/access?s=…&l=en&t=pdf`); or
/// a whole one with `{symbol}` and, where they matter, `{language}` and `{format}` in it
/// (`https://undocs.org/{language}/{symbol}`).
package struct DocumentService: Sendable, Equatable {
  package static let unitedNations = "https://documents.un.org/api/symbol/access"

  private let form: String
  private let home: WebHost

  /// - Throws: ``ServiceError`` when `form` is no address of the web.
  package init(_ form: String) throws(ServiceError) {
    guard let home = WebHost(form) else {
      throw ServiceError(
        description: "\(form.prefix(120)) is no address that begins with https:// or http://")
    }
    if form.contains("{"), !form.contains("{symbol}") {
      throw ServiceError(description: "\(form.prefix(120)) has no {symbol} in it")
    }
    self.form = form
    self.home = home
  }

  package func address(of wanted: WantedDocument) -> String {
    let symbol = wanted.symbol.display
    let language = wanted.language.code
    guard form.contains("{symbol}") else {
      let joint = form.contains("?") ? (form.hasSuffix("?") || form.hasSuffix("&") ? "" : "&") : "?"
      return form + joint + "s=\(symbol.percentEncoded(keeping: "/"))&l=\(language)"
        + "&t=\(wanted.format.rawValue)"
    }
    // In a path slashes part the symbol as they do on paper; blanks are left out.
    let path = symbol.filter { $0 != " " }.percentEncoded(keeping: "/")
    return form.replacing("{language}", with: language)
      .replacing("{format}", with: wanted.format.rawValue).replacing("{symbol}", with: path)
  }

  /// Whether a redirect to `address` stays with the service: the same host, or another below the domain
  /// that the service's host is in; and never from `https` to `http`.
  package func isHome(_ address: String) -> Bool {
    guard let other = WebHost(address) else { return false }
    if home.isSecure, !other.isSecure { return false }
    if other.name == home.name { return true }
    guard let domain = home.domain else { return false }
    return other.name == domain || other.name.hasSuffix("." + domain)
  }
}

/// Scheme and host of an address of the web.
private struct WebHost: Sendable, Equatable {
  let isSecure: Bool
  /// In lower case, without port.
  let name: String

  init?(_ address: String) {
    let lower = address.lowercased()
    guard lower.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    isSecure = lower.hasPrefix("https://")
    guard isSecure || lower.hasPrefix("http://") else { return nil }
    var host = lower.dropFirst(isSecure ? 8 : 7).prefix { !"/?#\\".contains($0) }
    // A name before @ is no host: it only looks like one.
    if host.contains("@") { return nil }
    if host.hasPrefix("[") {
      host = host.prefix { $0 != "]" }
    } else {
      host = host.prefix { $0 != ":" }
    }
    guard !host.isEmpty, !host.hasPrefix("."), !host.hasPrefix("{") else { return nil }
    name = String(host)
  }

  /// The domain above the host, where that is no whole country's or an address in numbers: `un.org` of
  /// `documents.un.org`, and `undocs.org` itself.
  var domain: String? {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, !name.hasPrefix("["), labels.last?.contains(where: \.isLetter) == true
    else {
      return nil
    }
    return labels.count == 2 ? name : labels.dropFirst().joined(separator: ".")
  }
}
