import Documents

/// What the first lines of a document say, and the lines that say nothing we know.
struct Masthead {
  var symbols: [Symbol] = []
  var organs: [String] = []
  var distribution: String?
  var date: CalendarDay?
  var originalLanguage: Language?
  /// Special sessions as in symbols: `S-30`, `ES-10`.
  var session: String?
  var adoptedOn: CalendarDay?
  var meeting: String?
  var items: [ItemMention] = []
  var origin: [Locator] = []
  /// The number of an adopted text: `78/128`.
  var number: String?
  var title: String?
  /// "Note by the Secretariat", "Report of the Secretary-General".
  var subtitles: [String] = []
  /// The line of sponsors above a draft.
  var sponsors: Piece?
  /// "Resolution adopted by …" stands above the title.
  var isAdopted = false
  var isDecision = false
  /// Lines that are neither: place and dates of a session, name of a body, unmatched item titles.
  var others: [Piece] = []
  /// Index of the first piece of the body.
  var end = 0
}
