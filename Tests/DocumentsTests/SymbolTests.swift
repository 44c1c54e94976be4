import Documents
import Testing

@Suite struct SymbolTests {
  @Test(arguments: [
    ("a/res/78/2", "A/RES/78/2", "A/RES/78/2"),
    ("A/RES/57/270 B", "A/RES/57/270 B", "A/RES/57/270B"),
    ("A/RES/57/270[B]", "A/RES/57/270 B", "A/RES/57/270B"),
    ("A/RES/57/270\u{A0}b", "A/RES/57/270 B", "A/RES/57/270B"),
    ("A/RES/217(III)[A]", "A/RES/217 (III) A", "A/RES/217(III)A"),
    ("A/RES/2453 A (XXIII)", "A/RES/2453 (XXIII) A", "A/RES/2453(XXIII)A"),
    ("S/RES/1325(2000)", "S/RES/1325 (2000)", "S/RES/1325(2000)"),
    ("A / CN . 10 / 203", "A/CN.10/203", "A/CN.10/203"),
    ("A /AC.290/2021/CRP.\n2", "A/AC.290/2021/CRP.2", "A/AC.290/2021/CRP.2"),
    ("A/64/439/ADD.2(PARTII)", "A/64/439/Add.2 (Part II)", "A/64/439/ADD.2(PARTII)"),
    ("S/1999/25/ADD.43", "S/1999/25/Add.43", "S/1999/25/ADD.43"),
    ("A/C.1/73/L.27.Rev.1", "A/C.1/73/L.27/Rev.1", "A/C.1/73/L.27/REV.1"),
    ("A/AC.292/2024/CRP1", "A/AC.292/2024/CRP.1", "A/AC.292/2024/CRP.1"),
    ("A/76/100*", "A/76/100", "A/76/100"),
    ("А/АС.292/2021/1", "A/AC.292/2021/1", "A/AC.292/2021/1"),
    ("A/RES/3380(ХХХ)", "A/RES/3380 (XXX)", "A/RES/3380(XXX)"),
    ("Ａ／ＲＥＳ／７５／２４０", "A/RES/75/240", "A/RES/75/240"),
    ("A/57/3 (Partes I y II)", "A/57/3 (Parts I and II)", "A/57/3(PARTSIANDII)"),
    ("TD/B/WP(XXXV)/MISC.1/REV.1", "TD/B/WP(XXXV)/MISC.1/Rev.1", "TD/B/WP(XXXV)/MISC.1/REV.1"),
    ("UNEP/EA.5/Res.14", "UNEP/EA.5/Res.14", "UNEP/EA.5/RES.14"),
    ("IDB.50/13", "IDB.50/13", "IDB.50/13"),
    ("S/PV.9381 (Resumption 1)", "S/PV.9381 (Resumption 1)", "S/PV.9381(RESUMPTION1)"),
    (
      "E/CN.4/sub.2/AC.2/1987/WP.4/Add.1", "E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1",
      "E/CN.4/SUB.2/AC.2/1987/WP.4/ADD.1"
    ),
    ("A/75/49 (Vol. I)", "A/75/49 (Vol. I)", "A/75/49(VOL.I)"),
  ])
  func `a spelling has its usual form and its key`(text: String, display: String, key: String) {
    let symbol = Symbol(text)
    #expect(symbol?.display == display)
    #expect(symbol?.key.filter { $0 != "." } == key.filter { $0 != "." })
  }

  @Test(arguments: [
    "", "/", "A", "A/", "/A/1", "A//1", "75/240", "hello", "A/RES", "A/b c?", "A/-1", "(A)/1",
    "１/２",
  ])
  func `what is no symbol is refused`(text: String) {
    #expect(Symbol(text) == nil)
  }

  @Test func `reading a shown symbol gives it back, over seeds`() {
    for seed in UInt64(1)...400 {
      var random = Seeded(seed: seed)
      let symbol = random.symbol()
      let read = Symbol(symbol.display)
      #expect(read == symbol && read?.display == symbol.display, "seed \(seed): \(symbol)")
    }
  }

  @Test func `reading a printed locator gives it back, over seeds`() {
    for seed in UInt64(1)...2000 {
      var random = Seeded(seed: seed)
      let locator = random.locator()
      #expect(Locator(locator.description) == locator, "seed \(seed): \(locator)")
      #expect(Locator(typed: locator.description) == locator, "seed \(seed): \(locator)")
    }
  }

  @Test func `random bytes never crash the reader, over seeds`() {
    let signs = Array("AaSE0129/.()[]-* &RESLPVadd\u{A0}А（五".unicodeScalars)
    for seed in UInt64(1)...3000 {
      var random = Seeded(seed: seed)
      var text = ""
      for _ in 0..<random.below(24) { text.unicodeScalars.append(random.pick(signs)) }
      if let symbol = Symbol(text) {
        #expect(Symbol(symbol.display) == symbol, "seed \(seed): \(text)")
      }
      _ = Symbol(fileName: text)
      _ = Symbol(typed: text)
      _ = Locator(typed: text)
    }
  }
}

/// A small generator of numbers, the same for the same seed (splitmix64).
struct Seeded {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

  mutating func symbol() -> Symbol {
    let session = 1 + below(199)
    let number = 1 + below(400)
    let base = pick([
      "A/RES/\(session)/\(number)", "A/RES/\(session)/\(number) B", "A/\(session)/\(number)",
      "S/RES/\(number) (\(1946 + below(90)))", "S/\(1994 + below(60))/\(number)",
      "A/C.\(1 + below(6))/\(session)/L.\(number)", "A/RES/\(number) (XXV) A",
      "A/RES/ES-10/\(number)",
      "A/HRC/RES/\(session)/\(number)", "E/RES/\(1978 + below(90))/\(number)",
      "A/\(session)/PV.\(number)",
      "A/AC.\(number)/\(1980 + below(90))/CRP.\(session)", "E/CN.4/Sub.2/AC.2/1987/WP.\(number)",
      "A/\(session)/49 (Vol. I)", "CCPR/C/USA/CO/\(number)", "IDB.\(session)/\(number)",
      "TD/B/WP(XXXV)/MISC.\(number)",
    ])
    let suffix = pick(["", "", "/Add.\(number)", "/Rev.1", "/Add.2/Corr.1", "/Corr.3"])
    guard !base.contains("("), let symbol = Symbol(base + suffix) ?? Symbol(base) else {
      return Symbol(base) ?? .file(base)
    }
    return symbol
  }

  mutating func step() -> LocatorStep {
    let number = 1 + below(300)
    let letters = pick([[], [], ["a"], ["b", "ii"], ["aa"]])
    switch below(10) {
    case 0: return LocatorStep(.op, number, letters: letters)
    case 1: return LocatorStep(.pp, number, letters: letters)
    case 2:
      let tail = letters.map(LocatorStep.Element.letter)
      return LocatorStep(
        .p, String(number),
        tail: pick([tail, tail + [.count(2)], [.count(17)] + tail, [.count(3), .count(1)]]))
    case 3: return LocatorStep(.op, "\(number)" + pick(["bis", "ter", "alt"]))
    case 4: return LocatorStep(.sec, pick(["I", "III", "IX", "II.C"]))
    case 5: return LocatorStep(.annex, pick(["", "I", "IV", "C"]))
    case 6: return LocatorStep(.part, pick(["A", "B", "II"]))
    case 7: return LocatorStep(.ch, pick(["I", "II.C", "VIII.E.2"]))
    case 8: return LocatorStep(pick([.fn, .speech, .item, .h, .entry]), number)
    default: return LocatorStep(.slot, "2121-12-14T15:00")
    }
  }

  mutating func locator() -> Locator {
    var path = LocatorPath()
    for _ in 0..<below(4) { path = path / step() }
    return Locator(symbol(), path)
  }
}
