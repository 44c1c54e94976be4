import Documents
import Testing

@testable import Text

/// The tokens of a text, colocated ones behind `+`, stems behind `~`, dictionary words behind `^`.
private func tokens(
  _ text: String, _ language: Language? = nil, _ stems: PassageTokenizer.Stems = .made
) -> String {
  let tokenizer = PassageTokenizer(stems: stems)
  var words: [String] = []
  tokenizer.forEachToken(of: text, language: language) { token in
    var word = String(decoding: token.bytes, as: UTF8.self)
    if token.kind == .stem { word = "~" + word.dropFirst() }
    if token.kind == .dictionaryWord { word = "^" + word.dropFirst() }
    words.append((token.isColocated ? "+" : "") + word)
  }
  return words.joined(separator: " ")
}

struct PassageTokenizerTests {
  @Test(arguments: [
    ("The Committee noted", Language.english, "the committee +~committe noted +~note"),
    ("l'homme et l’élu", .french, "l homme +~homm et l elu"),
    ("Libération du Côté", .french, "liberation +~liber du cote +~cot"),
    ("ICT-related", .english, "ict related +~relat"),
    ("Разоружения", .russian, "разоружения +~разоружен"),
    ("ёлка Йод", .russian, "елка +~елк йод"),
    ("الأُمَــم", .arabic, "الامم +~امم"),
    ("U.N. and u.n.e.p.", .english, "u.n +un and u.n.e.p +unep"),
    ("end.Next", .english, "end next"),
    ("1,000.5 and 12,345", .english, "1,000.5 and 12,345 +12345"),
    ("foo_bar", .english, "foo bar"),
    ("ａＢＣ ﬁn", .english, "abc fin"),
    ("قرارات", .arabic, "قرارات +~قرار"), ("القرار", .arabic, "القرار +~قرار"),
    ("والقرارات", .arabic, "والقرارات +~قرار"), ("قراراته", .arabic, "قراراته +~قرار"),
    ("المنظمات", .arabic, "المنظمات +~منظم"), ("منظمة", .arabic, "منظمه +~منظم"),
    ("حكومات", .arabic, "حكومات +~حكوم"), ("عمليات", .arabic, "عمليات +~عمل"),
    ("عملية", .arabic, "عمليه +~عمل"), ("العملية", .arabic, "العمليه +~عمل"),
    ("الدورة", .arabic, "الدوره +~دور"), ("دورات", .arabic, "دورات +~دور"),
    ("ثبات", .arabic, "ثبات +~ثبا"),
    ("الأسلحة", .arabic, "الاسلحه +~اسلح"), ("للأسلحة", .arabic, "للاسلحه +~اسلح"),
    ("وبالأسلحة", .arabic, "وبالاسلحه +~اسلح"), ("كالأسلحة", .arabic, "كالاسلحه +~اسلح"),
    ("أسلحة", .arabic, "اسلحه +~اسلح"), ("للقرارات", .arabic, "للقرارات +~قرار"),
    ("اللجنة", .arabic, "اللجنه +~لجن"), ("للجنة", .arabic, "للجنه +~لجن"),
    ("وللجنة", .arabic, "وللجنه +~لجن"), ("لللجنة", .arabic, "لللجنه +~لجن"),
    ("قرارا بالغ", .arabic, "قرارا +~قرار بالغ"),
    ("mujer mujeres", .spanish, "mujer +~muj mujeres +~muj"),
    ("gobierno gobiernos", .spanish, "gobierno +~gobiern gobiernos +~gobiern"),
    ("nuclear nucleares", .spanish, "nuclear +~nucl nucleares +~nucl"),
    ("arma armas", .spanish, "arma armas +~arma"), ("país países", .spanish, "pais paises +~pais"),
    ("comité comités", .spanish, "comite +~comit comites +~comit"),
    ("desarme des", .spanish, "desarme +~desarm des"),
    ("reafirme reafirmamos", .spanish, "reafirme +~reafirm reafirmamos +~reafirm"),
    ("resolución resoluciones", .spanish, "resolucion +~resolu resoluciones +~resolu"),
    ("conflit conflits", .french, "conflit +~confl conflits +~confl"),
    ("commission commissions", .french, "commission +~commiss commissions +~commiss"),
    ("emploi emplois", .french, "emploi emplois +~emploi"),
    ("mai mais mois", .french, "mai mais mois"), ("demandons", .french, "demandons +~demandon"),
    ("٢٠٢٣", .arabic, "2023"),
    ("中华人民", .chinese, "中华 +^中华 华人 人民 +^人民 民"),
    ("ICT技术", .chinese, "ict 技术 +^技术 术"),
    ("user@example.org", .english, "user example +~exampl org"),
  ])
  func `words come folded, with their stems beside them`(
    text: String, language: Language, wanted: String
  ) {
    #expect(tokens(text, language) == wanted)
  }

  @Test(arguments: [
    ("see A/RES/175/240.", "see a/res/175/240 +a +res +175 +240 +175/240"),
    ("A/C.1/175/L.8/Rev.1,", "a/c.1/175/l.8/rev.1 +a +c.1 +175 +l.8 +rev.1"),
    ("175/240 of 2120", "175/240 +175 +240 of 2120"),
    ("L.41 and Add.2", "l.41 +l +41 and add.2 +add +2"),
    ("S/RES/9325 (2100) was", "s/res/9325(2100) +s +res +9325 was"),
    ("A/157/759-S/2103/332", "a/157/759 +a +157 +759 s/2103/332 +s +2103 +332"),
    (
      "https://undocs.org/A/RES/178/212",
      "https undocs +~undoc org a/res/178/212 +a +res +178 +212 +178/212"
    ),
    ("А/RES/175/240", "a/res/175/240 +a +res +175 +240 +175/240"),
    ("and/or km/h", "and or km h"),
  ])
  func `a symbol is one word with its parts beside it`(text: String, wanted: String) {
    // No language stems these words.
    #expect(tokens(text, .english) == wanted)
  }

  @Test(arguments: [
    (
      "The Committees noted l’élu of ICT-related A/RES/75/240, 12,345 and U.N. words",
      Language.english
    ),
    ("Разоружения и قراراته", .russian), ("المنظمات حكومات", .arabic), ("请秘书长请示 notes", .chinese),
    ("ａＢＣ ﬁns Libération", .french),
  ])
  func `without stems all other tokens are the same`(text: String, language: Language) {
    let all = tokens(text, language).split(separator: " ").filter { !$0.hasPrefix("+~") }
    #expect(tokens(text, language, .left) == all.joined(separator: " "))
    #expect(tokens(text, language).contains("~"))
  }

  @Test func `a query word is sought by its stems in every language asked for`() {
    let positions = PassageTokenizer().positions(of: "training", languages: [.english, .spanish])
    #expect(positions.map(\.exact) == ["training"])
    #expect(positions[0].alternatives == ["training", "train", "\u{1}train", "\u{1}training"])
  }

  @Test func `a run of ideographs is sought as pairs`() {
    let tokenizer = PassageTokenizer()
    #expect(tokenizer.positions(of: "秘书长", languages: []).map(\.exact) == ["秘书", "书长"])
    #expect(tokenizer.positions(of: "长", languages: []).map(\.isPrefix) == [true])
    #expect(
      tokenizer.positions(of: "第175/240号", languages: []).map(\.exact) == [
        "第", "175/240", "号",
      ])
  }

  @Test func `a symbol is sought whole`() {
    let positions = PassageTokenizer().positions(of: "a/res/175/240", languages: [.english])
    #expect(positions.map(\.alternatives) == [["a/res/175/240"]])
  }

  @Test func `a run of ideographs longer than any window loses none of them`() {
    let text = String(repeating: "花园", count: 9_000)
    var pairs = 0
    var last = 0
    PassageTokenizer().forEachToken(of: text, language: .chinese) { token in
      if token.kind == .ideographs {
        pairs += 1
        #expect(token.start == last)
        last = token.start + 3
      }
    }
    #expect(pairs == 18_000)
  }

  @Test(arguments: 1...30)
  func `tokens are in order, within the text, and folding them again changes nothing`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 8) % bound
    }
    let pieces = [
      "A/RES/178/1", "/", ".", "'", "’", "_", " ", "\n", "é", "Ü", "й", "ё", "ا", "أ", "ة",
      "ً", "花",
      "園", "カ", "한", "1,000", "٣", "ﬁ", "\u{301}", "L.4", "Rev.1", "(Part II)", "-",
      "S/2100/3",
      "word", "nations", "\u{FFFD}", "🌱", "ß", "x\u{AD}y", "А/С.1/9", "l'", "U.N.",
    ]
    let tokenizer = PassageTokenizer()
    for _ in 0..<40 {
      let text = (0..<(1 + random(20))).map { _ in pieces[random(pieces.count)] }.joined()
      var last = 0
      var isFirst = true
      var words: [String] = []
      tokenizer.forEachToken(of: text, language: .english) { token in
        #expect(!isFirst || !token.isColocated)
        isFirst = false
        #expect(token.start >= 0 && token.start < token.end && token.end <= text.utf8.count)
        #expect(!token.bytes.isEmpty && token.bytes.count <= Token.longest)
        if !token.isColocated {
          #expect(token.start >= last, "seed \(seed): \(text.debugDescription)")
          last = token.start
        }
        if token.kind == .word { words.append(String(decoding: token.bytes, as: UTF8.self)) }
      }
      for word in words {
        var again: [String] = []
        tokenizer.forEachToken(of: word, language: .english) { token in
          if token.kind == .word || token.kind == .number {
            again.append(String(decoding: token.bytes, as: UTF8.self))
          }
        }
        #expect(again == [word], "seed \(seed): \(text.debugDescription)")
      }
    }
  }
}
