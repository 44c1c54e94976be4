/// The bodies whose resolutions and decisions are cited by number.
enum Organ: Int16, Sendable {
  case assembly, council, economic, rights, commission, trusteeship
  case environment
  /// A body of another organisation, or one whose numbers make no symbol.
  case foreign

  /// The first components of its resolutions' symbols.
  var prefix: String {
    switch self {
    case .assembly: "A"
    case .council: "S"
    case .economic: "E"
    case .rights: "A/HRC"
    case .commission: "E/CN.4"
    case .trusteeship: "T"
    case .environment: "UNEP/EA"
    case .foreign: ""
    }
  }

  /// The body that issued a document, as far as it passes numbered resolutions.
  ///
  /// Programmes, funds and regional commissions have boards whose decisions make no symbol: they are
  /// ``foreign``.
  init?(issuing symbolKey: String) {
    if ["E/ICEF/", "E/ECE/", "E/ESCAP/", "E/ECA/", "E/ESCWA/"].contains(where: symbolKey.hasPrefix)
    {
      self = .foreign
    } else if symbolKey.hasPrefix("A/HRC/") {
      self = .rights
    } else if symbolKey.hasPrefix("E/CN.4/") {
      self = .commission
    } else if symbolKey.hasPrefix("A/") {
      self = .assembly
    } else if symbolKey.hasPrefix("S/") {
      self = .council
    } else if symbolKey.hasPrefix("E/") {
      self = .economic
    } else {
      guard !symbolKey.hasPrefix("FILE:"), !symbolKey.hasPrefix("ST/"), !symbolKey.hasPrefix("T/")
      else { return nil }
      self = .foreign
    }
  }
}
