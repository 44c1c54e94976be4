/// What a word means to the grammar of citations, in whatever language it is written.
struct Lexeme: Sendable, Equatable {
  enum Role: UInt8, Sendable {
    case none
    /// Resolution, decision: `value` is a ``Noun``.
    case noun
    /// Draft, as in "draft resolution".
    case draft
    /// A body: `value` is an ``Organ``.
    case organ
    /// A Main Committee of the Assembly: `value` is 1 to 6.
    case committee
    /// Paragraph, section, annex …: `value` is a ``Unit``.
    case pinpoint
    /// Article, rule: its paragraphs are those of a charter or treaty.
    case external
    /// And, or, as well as.
    case joiner
    /// Through, to: between the ends of a range.
    case through
    /// Of, to, in: between a part and its whole.
    case of
    case article
    /// Its, their.
    case possessive
    /// The same, the present: `value` is a ``Pointing``.
    case determiner
    /// `value` is 1 to 12.
    case month
    /// Dated, adopted on.
    case dated
    /// First, second …, and Chinese numerals: `value` is the number.
    case ordinal
    /// The name of an Arabic letter as a part of a resolution: `value` is 1 for A.
    case abjad
    /// Entitled.
    case titled
    /// Above, below, supra.
    case above
    /// Thereof.
    case thereof
    case ibid
    /// Report, note, letter, document.
    case paper
    /// No., №, رقم.
    case numberMark
    /// Addenda, corrigenda as words: `value` is a ``Suffix``.
    case suffix
    /// The `د` of an Arabic session number; `value` 1 for `دإ` (special), 2 for `دإط` (emergency).
    case session
    /// `html`, `pdf`: the ending of a file's name.
    case fileEnding
    /// `http`, `www`, `undocs`.
    case web
    /// Per cent, million: what is before is an amount.
    case measure
    /// 第 and 号 round a number, 年 and 日 of a date.
    case ordinalSign, numberSign, yearSign, daySign
    /// Supplement (to the Official Records).
    case supplement
    /// bis, ter, quater, alt.
    case insertion
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let plural = Flags(rawValue: 1)
    /// In the genitive: names the body of the number before it.
    static let genitive = Flags(rawValue: 2)
    /// Means this only with a full stop after it: `par. 3`.
    static let dot = Flags(rawValue: 4)
    /// Between two numbers it makes a range.
    static let range = Flags(rawValue: 8)
    /// Carries "and" as a prefix: وباء.
    static let joined = Flags(rawValue: 16)
    /// Carries "its" as a suffix: قرارها.
    static let possessive = Flags(rawValue: 32)
    /// Means this only in capitals: `GA`, `SC`.
    static let capitals = Flags(rawValue: 64)
    /// Not alone: `Assembly`, `Council` for a body named before.
    static let short = Flags(rawValue: 128)
  }

  var role: Role = .none
  var value: Int16 = 0
  var flags: Flags = []
  /// What this word says of the citations after it.
  var verb: Verb?
}

enum Noun: Int16, Sendable { case resolution, decision }

/// What a paragraph number may stand for.
enum Unit: Int16, Sendable {
  case paragraph, subparagraph, section, part, annex, appendix, chapter, operative, preambular
  /// The preamble, the operative part: no number of their own.
  case preamble, body
  /// Pages, agenda items, footnotes: read over, never cited.
  case other
}

enum Pointing: Int16, Sendable { case same, present, that }

enum Suffix: Int16, Sendable { case addendum, corrigendum }

/// The governing word of a citation in its normal form.
enum Verb: String, Sendable, CaseIterable {
  case recall, reaffirm, affirm, note, welcome, endorse, approve, decide, request, adopt, emphasize
  case urge, invite, encourage, commend, consider, establish, amend, extend, acknowledge, recognize
  case express, reiterate, regret, condemn, support, confirm, implement, convene, appreciate, repeal
  case takeNote = "take note"
  case callUpon = "call upon"
  case guidedBy = "guided by"
  case bearInMind = "bear in mind"
  case pursuantTo = "pursuant to"
  case inAccordanceWith = "in accordance with"
  case see
}

/// Words of one meaning in one language. A form may hold alternatives in braces, `резолюци{я,и}`, and
/// several words; accents, case, Arabic vowel signs and the forms of alef do not count.
struct Entry: Sendable {
  let lexeme: Lexeme
  let forms: String

  init(
    _ role: Lexeme.Role, _ value: Int16 = 0, _ flags: Lexeme.Flags = [], _ forms: String
  ) {
    lexeme = Lexeme(role: role, value: value, flags: flags)
    self.forms = forms
  }

  init(_ noun: Noun, _ flags: Lexeme.Flags = [], _ forms: String) {
    self.init(.noun, noun.rawValue, flags, forms)
  }
  init(_ organ: Organ, _ flags: Lexeme.Flags = [], _ forms: String) {
    self.init(.organ, organ.rawValue, flags, forms)
  }
  init(_ unit: Unit, _ flags: Lexeme.Flags = [], _ forms: String) {
    self.init(.pinpoint, unit.rawValue, flags, forms)
  }
  init(_ pointing: Pointing, _ flags: Lexeme.Flags = [], _ forms: String) {
    self.init(.determiner, pointing.rawValue, flags, forms)
  }
  init(_ suffix: Suffix, _ forms: String) { self.init(.suffix, suffix.rawValue, [], forms) }
  init(_ verb: Verb, _ forms: String) { self.init(verb, [], forms) }
  init(_ verb: Verb, _ flags: Lexeme.Flags, _ forms: String) {
    lexeme = Lexeme(flags: flags, verb: verb)
    self.forms = forms
  }
}
