import Documents

/// What a number means: whose it is, decided by the body named, the form, the document, the date.
extension CitationParser {
  struct Resolved {
    var symbols: [Symbol] = []
    /// Filled when no symbol is certain.
    var candidates: [Symbol] = []
    var findings: [String] = []
  }

  /// Resolutions of the Human Rights Council per session stay far below this.
  private static let mostOfRightsCouncil = 75

  func resolve(
    _ number: ResolutionNumber, _ noun: Noun, organ: Organ?, isShort: Bool, isPossessive: Bool,
    date: CalendarDay?
  ) -> Resolved {
    var made: Resolved
    switch number.form {
    case .year(let value, let year): made = councilResolution(value, year, noun, organ)
    case .old(let value, let session):
      made = oldResolution(value, session, noun, organ, isPossessive)
    case .plain(let value): made = plainResolution(value, noun, organ, isPossessive, date)
    case .slash(let prefix, let session, let value):
      if !prefix.isEmpty {
        // Both the Assembly and the Human Rights Council hold special sessions, the latter since 2006.
        let isRights =
          organ == .rights
          || (organ == nil && prefix == "S-" && (date?.year ?? 2006) >= 2006
            && (home == .rights || (subject == .rights && !isPossessive)))
        let owner = isRights ? "A/HRC" : "A"
        made = Resolved()
        if organ != .foreign {
          made.symbols = [symbol(owner, noun, "\(prefix)\(session)/\(value)")]
        }
      } else if session >= 1000 {
        made = yearlyResolution(
          session, value, noun, organ, isShort: isShort, isPossessive: isPossessive)
      } else {
        made = sessionResolution(
          session, value, noun, organ, isShort: isShort, isPossessive: isPossessive, date)
      }
    }
    if !number.letters.isEmpty {
      made.symbols = made.symbols.flatMap { symbol in
        number.letters.map { Symbol("\(symbol.display) \($0)") ?? symbol }
      }
    }
    if number.isRepaired { made.findings.append("repaired") }
    return made
  }

  /// The body that the text's document belongs to.
  var home: Organ? { context.document.flatMap { Organ(issuing: $0.key) } }

  private func symbol(_ prefix: String, _ noun: Noun, _ ending: String) -> Symbol {
    let text = "\(prefix)/\(noun == .decision ? "DEC" : "RES")/\(ending)"
    return Symbol(text) ?? Symbol.file(text)
  }

  private func councilResolution(_ value: Int, _ year: Int, _ noun: Noun, _ organ: Organ?)
    -> Resolved
  {
    var made = Resolved()
    guard noun == .resolution, organ != .foreign, value < 5000 else { return made }
    if organ == .assembly {
      // "GA Res 3314 (1974)": the year stands where the session belongs.
      let sessions = ResolutionNumbers.assemblySessions(of: value)
      let fitting = sessions.filter { session in
        RomanNumeral.value(of: session).map { [1945, 1946].contains(year - $0) } ?? true
      }
      if fitting.count == 1 {
        made.symbols = [symbol("A", noun, "\(value) (\(fitting[0]))")]
        return made
      }
    }
    made.symbols = [symbol("S", noun, "\(value) (\(year))")]
    let years = ResolutionNumbers.councilYears(of: value)
    if !years.isEmpty, !years.contains(year) { made.findings.append("date-mismatch") }
    return made
  }

  private func oldResolution(
    _ value: Int, _ session: String, _ noun: Noun, _ organ: Organ?, _ isPossessive: Bool
  ) -> Resolved {
    var made = Resolved()
    guard noun == .resolution, organ != .foreign else { return made }
    // The Assembly's last Roman session is the thirtieth; the Economic and Social Council went on.
    let roman = RomanNumeral.value(of: session) ?? 0
    let owner: Organ
    switch organ {
    case .economic, .trusteeship: owner = organ ?? .economic
    case .commission, .rights, .environment: return made
    case nil where isPossessive && subject == .economic: owner = .economic
    default:
      owner =
        roman > 30 || (organ == nil && home == .economic && roman > 0 && value < 1000)
        ? .economic : .assembly
    }
    guard value < 4000 else { return made }
    made.symbols = [symbol(owner.prefix, noun, "\(value) (\(session))")]
    return made
  }

  private func plainResolution(
    _ value: Int, _ noun: Noun, _ organ: Organ?, _ isPossessive: Bool, _ date: CalendarDay?
  ) -> Resolved {
    var made = Resolved()
    guard noun == .resolution, organ != .foreign else { return made }
    func council() -> [Symbol] {
      let years = ResolutionNumbers.councilYears(of: value)
      let fitting = date.map { day in years.filter { $0 == day.year } } ?? years
      return (fitting.isEmpty ? years : fitting).map { symbol("S", noun, "\(value) (\($0))") }
    }
    func assembly() -> [Symbol] {
      let sessions = ResolutionNumbers.assemblySessions(of: value)
      let fitting = sessions.filter { session in
        guard let date, let number = RomanNumeral.value(of: session) else { return true }
        return SessionCalendar.assembly(number, sat: date)
      }
      return (fitting.isEmpty ? sessions : fitting).map { symbol("A", noun, "\(value) (\($0))") }
    }
    let found: [Symbol]
    switch organ ?? (isPossessive ? subject ?? home : home == .council ? .council : nil) {
    case .council: found = council()
    case .assembly: found = assembly()
    case .some: return made
    case nil:
      if let named = namedBefore(value) {
        made.symbols = [named]
        return made
      }
      guard value >= 100 else { return made }
      if let date {
        // The date decides between the two sequences.
        let ofCouncil = ResolutionNumbers.councilYears(of: value) == [date.year]
        let ofAssembly = ResolutionNumbers.assemblySessions(of: value).contains { session in
          RomanNumeral.value(of: session).map { SessionCalendar.assembly($0, sat: date) } ?? false
        }
        if ofCouncil != ofAssembly {
          made.symbols = Array((ofCouncil ? council() : assembly()).prefix(1))
        }
        // Of neither on that day: another body's.
        if !ofCouncil || !ofAssembly { return made }
      }
      made.candidates = council() + assembly()
      made.findings = ["ambiguous"]
      return made
    }
    if found.count == 1 {
      made.symbols = found
    } else {
      made.candidates = found
      made.findings = ["ambiguous"]
    }
    return made
  }

  /// The resolution of this number that the text has named in full: "resolution 1591" after
  /// "resolution 1591 (2005)".
  private func namedBefore(_ value: Int) -> Symbol? {
    let forms = ["S/RES/\(value)(", "A/RES/\(value)("]
    for citation in found.suffix(64).reversed() {
      guard let symbol = citation.target?.symbol else { continue }
      if forms.contains(where: { symbol.key.hasPrefix($0) }) { return symbol }
    }
    return nil
  }

  /// `1996/31`: the Economic and Social Council, or the Commission on Human Rights when named.
  private func yearlyResolution(
    _ year: Int, _ value: Int, _ noun: Noun, _ organ: Organ?, isShort: Bool, isPossessive: Bool
  ) -> Resolved {
    var made = Resolved()
    guard value <= 400, year >= 1978 else { return made }
    // In a board's papers "decision 2022/24" is the board's, and so is "its resolution".
    if organ == nil, home == .foreign, noun == .decision || isPossessive { return made }
    switch organ {
    case .foreign: return made
    case .commission where isShort && !namesCommission && home != .commission:
      made.candidates = [symbol("E/CN.4", noun, "\(year)/\(value)")]
      made.findings = ["ambiguous"]
    case .commission: made.symbols = [symbol("E/CN.4", noun, "\(year)/\(value)")]
    default:
      let isCommission = organ == nil && home == .commission && year <= 2006
      made.symbols = [symbol(isCommission ? "E/CN.4" : "E", noun, "\(year)/\(value)")]
    }
    return made
  }

  private func sessionResolution(
    _ session: Int, _ value: Int, _ noun: Noun, _ organ: Organ?, isShort: Bool, isPossessive: Bool,
    _ date: CalendarDay?
  ) -> Resolved {
    var made = Resolved()
    let ending = "\(session)/\(value)"
    let isSmall =
      value <= Self.mostOfRightsCouncil || (noun == .decision && (101...150).contains(value))
    switch organ {
    case .foreign, .commission, .trusteeship: return made
    case .rights:
      made.symbols = [symbol("A/HRC", noun, ending)]
      return made
    case .environment:
      if noun == .resolution, let found = Symbol("UNEP/EA.\(session)/Res.\(value)") {
        made.symbols = [found]
      }
      return made
    default: break
    }
    let inAssembly = date.map { SessionCalendar.assembly(session, sat: $0) }
    let inRights = date.map { SessionCalendar.humanRightsCouncil(session, sat: $0) }
    let saysAssembly = organ == .assembly && !isShort
    let mayBeRights = home == nil || home == .rights || home == .assembly
    // "The Council's" resolutions of this form are the Human Rights Council's.
    let saysRights =
      isSmall && !saysAssembly
      && ((isShort && organ == .council)
        || (organ == nil && (home == .rights || subject == .rights)))
    if saysRights, inRights != false || inAssembly != true, session >= 1 {
      if inRights != false {
        made.symbols = [symbol("A/HRC", noun, ending)]
        return made
      }
    }
    if session < 31 {
      guard isSmall, !saysAssembly, organ == nil || isShort else { return made }
      if inRights == true {
        made.symbols = [symbol("A/HRC", noun, ending)]
      } else if session >= 6, noun == .resolution || home == .rights, mayBeRights {
        made.candidates = [symbol("A/HRC", noun, ending)]
        made.findings = ["ambiguous"]
      }
      return made
    }
    if !saysAssembly, inAssembly == false, inRights == true, isSmall {
      made.symbols = [symbol("A/HRC", noun, ending)]
      return made
    }
    let isPlausible =
      noun == .resolution
      ? value <= ResolutionNumbers.most(inSession: session)
      : (301...700).contains(value) || organ == .assembly
    guard isPlausible else {
      if noun == .decision, (101...150).contains(value), mayBeRights {
        made.candidates = [symbol("A/HRC", noun, ending)]
        made.findings = ["ambiguous"]
      } else if noun == .resolution, value < 1000 {
        made.candidates = [symbol("A", noun, ending)]
        made.findings = ["implausible"]
      }
      return made
    }
    if organ == nil, home == .foreign, isPossessive, inAssembly != true { return made }
    if inAssembly == false {
      made.findings.append("date-mismatch")
      // Not the Assembly's on that day, and nobody said it is: only a candidate.
      if !saysAssembly, home != .assembly {
        made.candidates = [symbol("A", noun, ending)]
        return made
      }
    }
    made.symbols = [symbol("A", noun, ending)]
    return made
  }
}
