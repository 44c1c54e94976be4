import Documents

/// Finds the decisions of a document in its finished paragraphs: votes with their lists of States,
/// adoptions without one, oral decisions.
///
/// A record names the States first and says last what came of it; reports and adopted texts say first
/// that there was a vote and name the States below.
struct VoteReader {
  let document: Document
  var votes: [Vote] = []
  var findings: [Finding] = []
  /// The vote whose sides or outcome may still come.
  var open: Vote?
  var isDecided = false
  /// The side whose names go on.
  var side: Vote.Side?
  /// The last name is not whole: neither a comma nor a stop follows it.
  var isNameOpen = false
  /// Sides whose names have been printed, if only to say that there is none.
  var listed: Set<Vote.Side> = []
  private var item: String?
  private var meeting: String?
  /// The last draft that was named under the item.
  private var draft: Symbol?

  private init(_ document: Document) {
    self.document = document
    meeting = document.meeting
    if !isRecord, document.agendaItems.count == 1 { item = document.agendaItems.first?.item }
  }

  /// Reads the votes of `document` into it, with what is doubtful about them.
  static func read(_ document: inout Document) {
    switch document.type {
    case .summaryRecord, .verbatimRecord, .report, .resolution, .decision: break
    default: return
    }
    var reader = VoteReader(document)
    for index in document.paragraphs.indices { reader.take(index) }
    reader.close()
    document.votes = reader.votes
    document.findings += reader.findings
  }

  private var isRecord: Bool {
    document.type == .summaryRecord || document.type == .verbatimRecord
  }
  private var isAdoptedText: Bool { document.type == .resolution || document.type == .decision }

  private mutating func take(_ index: Int) {
    let paragraph = document.paragraphs[index]
    if paragraph.kind == .heading {
      close()
      if isRecord { takeHeading(paragraph.text) }
      return
    }
    if isAdoptedText, open == nil {
      if paragraph.kind == .note { takeClosing(paragraph) }
      return
    }
    let text = RecordAnatomy.unquoted(paragraph.text)
    if takeSides(text, at: paragraph.path) { return }
    if isAdoptedText {
      close()
      return
    }
    if isRecord {
      takeRecord(text, paragraph, after: index > 0 ? document.paragraphs[index - 1] : nil, index)
    } else if mayVote(text) {
      takeReport(text, at: paragraph.path)
    } else if side == nil {
      close()
    }
  }

  // MARK: Records

  private mutating func takeHeading(_ text: String) {
    let text = RecordAnatomy.unquoted(text)
    if let found = ItemHeading.item(text) {
      item = found
      draft = nil
    } else if let letter = ItemHeading.letter(text), let base = item {
      item = base.prefix { $0 != "(" } + "(\(letter))"
      draft = nil
    }
    noteDraft(text)
  }

  /// Remembers the draft that a text names last: "draft resolution A/179/L.64".
  private mutating func noteDraft(_ text: String) {
    if let found = VoteReader.drafts(in: text).last {
      draft = found
    } else if text.utf8.count < 4_000,
      Lexicon.recommendedTexts.first(in: Token.tokens(of: text)) != nil
    {
      // Of a committee's report, which has no symbol of its own.
      draft = nil
    }
  }

  /// Documents of limited distribution, and what stands behind "draft resolution", as at the Council.
  private static func drafts(in text: String) -> [Symbol] {
    guard text.utf8.contains(0x2F) else { return [] }
    let head = String(text.unicodeScalars.prefix(2_000))
    let limited = SymbolText.symbols(in: head).filter { symbol in
      symbol.components.contains { $0.uppercased().hasPrefix("L.") }
    }
    if !limited.isEmpty { return limited }
    let tokens = Token.tokens(of: head)
    guard let noun = Lexicon.draftTexts.first(in: tokens) else { return [] }
    let start = tokens[noun.lowerBound].range.lowerBound
    let end = tokens[min(noun.upperBound + 16, tokens.count) - 1].range.upperBound
    return Array(SymbolText.symbols(in: head.bytes(start..<end)).prefix(1))
  }

  private mutating func takeRecord(
    _ text: String, _ paragraph: Paragraph, after previous: Paragraph?, _ index: Int
  ) {
    // The previous paragraph was joined with this one.
    if let last = votes.last, last.paths.last == paragraph.path { return }
    let isSpoken = paragraph.kind == .speech
    if !isSpoken, isOral(text) {
      close()
      var vote = Vote(at: [paragraph.path])
      if let previous, previous.kind != .heading {
        vote.subject = VoteReader.question(previous)
        if vote.subject != nil { vote.paths.insert(previous.path, at: 0) }
      }
      vote.outcome = .decided
      vote.manner = .withoutVote
      add(vote)
      return
    }
    var whole = text
    var paths = [paragraph.path]
    if !isSpoken, VoteReader.isCutOff(text), index + 1 < document.paragraphs.count {
      let next = document.paragraphs[index + 1]
      whole += " " + RecordAnatomy.unquoted(next.text)
      paths.append(next.path)
    }
    let voice: Decision.Voice = isSpoken ? .chair : .record
    if let decision = answered(in: text) {
      close()
      noteDraft(text)
      decide(decision, at: paths)
      close()
      return
    }
    if isSpoken, open == nil {
      noteDraft(text)
      return
    }
    let isSpeaker = document.type == .summaryRecord && SpeakerLine.summary(text) != nil
    for sentence in isSpeaker ? [] : RecordSentences.all(in: whole).prefix(isSpoken ? 6 : 2) {
      guard let decision = Decision(sentence, in: voice, of: document.body) else { continue }
      decide(decision, at: paths)
      guard decision.outcome != nil else { continue }
      _ = takeSides(text, at: paragraph.path)
      if whole.last != ":" { close() }
      return
    }
    if !isSpoken, let manner = VoteReader.announcement(text) {
      close()
      var vote = Vote(at: [paragraph.path])
      vote.manner = manner
      vote.subject = Decision.subject(of: text)
      open = vote
      return
    }
    if isSpoken, text.last != ":" { close() }
    noteDraft(text)
  }

  /// What became of a text, told behind the chair's question where lines run together: "May I take it
  /// …? Draft decision II was adopted."
  private func answered(in text: String) -> Decision? {
    guard text.utf8.count < 6_000, text.contains(where: { "?？؟".contains($0) }) else { return nil }
    let sentences = RecordSentences.all(in: text)
    for (question, answer) in zip(sentences, sentences.dropFirst())
    where question.last.map({ "?？؟".contains($0) }) ?? false {
      if let decision = Decision(answer, in: .record, of: document.body), decision.outcome != nil {
        return decision
      }
    }
    return nil
  }

  private func isOral(_ text: String) -> Bool {
    guard text.utf8.count < 160 else { return false }
    return Lexicon.oralDecisions.match(Token.tokens(of: text), at: 0) != nil
  }

  /// The question that an oral decision answers: the last sentence before it, where it is one or the chair
  /// takes something to be wished.
  private static func question(_ paragraph: Paragraph) -> String? {
    var text = unquoted(paragraph)
    if paragraph.kind == .speech, SpeakerLine.verbatim(text) != nil,
      let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" })
    {
      text = String(text[text.index(after: colon)...]).trimmed
    }
    guard
      let last = RecordSentences.all(in: text).last(where: { $0.contains(where: \.isLetter) }),
      last.utf8.count <= 600
    else { return nil }
    let isQuestion = last.contains { "?？؟".contains($0) }
    return isQuestion || Lexicon.suppositions.first(in: Token.tokens(of: last)) != nil ? last : nil
  }

  private static func unquoted(_ paragraph: Paragraph) -> String {
    RecordAnatomy.unquoted(paragraph.text)
  }

  /// How the vote is taken that a record announces: "A recorded vote was taken".
  private static func announcement(_ text: String) -> Vote.Manner? {
    guard text.utf8.count < 600 else { return nil }
    let tokens = Token.tokens(of: text)
    guard Lexicon.voteAnnouncements.first(in: tokens) != nil else { return nil }
    return Lexicon.manners.first { $0.phrases.first(in: tokens) != nil }?.manner ?? .counted
  }

  /// A sentence that goes on in the next paragraph, as a line's end cut it.
  private static func isCutOff(_ text: String) -> Bool {
    guard text.utf8.count < 600, let last = text.last, !".。!?:".contains(last) else { return false }
    if last == "," { return true }
    let tokens = Token.tokens(of: text)
    guard let word = tokens.last?.text else { return false }
    return Lexicon.countJoiners.contains(word) || Lexicon.unfinished.contains(word)
      || tokens.suffix(3).contains { $0.text == "(" }
        && !tokens.suffix(3).contains { $0.text == ")" }
  }

  // MARK: Reports

  private mutating func takeReport(_ text: String, at path: LocatorPath) {
    noteMeeting(text)
    var isTaken = false
    for sentence in RecordSentences.all(in: text) {
      guard let decision = Decision(sentence, in: .report, of: nil) else { continue }
      close()
      decide(decision, at: [path])
      isTaken = true
    }
    if isTaken {
      _ = takeSides(text, at: path)
    } else if side == nil {
      close()
    }
  }

  /// "At its 9th meeting, on 27 October": "the same meeting" is the one before.
  private mutating func noteMeeting(_ text: String) {
    let head = String(text.unicodeScalars.prefix(160))
    let tokens = Token.tokens(of: head)
    guard let phrase = Lexicon.meeting.first(in: tokens),
      let name = Closing.meeting(head, tokens, phrase: phrase)
    else { return }
    meeting = name
  }

  /// Whether a text has one of the words that a vote is told with; reports are long.
  private func mayVote(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for start in bytes.indices where VoteReader.opensNeedle[Int(bytes[start])] {
        for needle in VoteReader.needles
        where bytes[start...].prefix(needle.count).elementsEqual(needle) {
          return true
        }
      }
      return false
    }
  }

  private static let opensNeedle: [Bool] = (0..<256).map { byte in
    needles.contains { Int($0[0]) == byte }
  }

  private static let needles: [[UInt8]] = [
    "vote", "voix", "votos", "votación", "consensus", "consenso", "голос", "консенсус", "تصويت",
    "بتوافق", "表决", "票", "协商一致",
  ].map { Array($0.utf8) }

  // MARK: Adopted texts

  private mutating func takeClosing(_ paragraph: Paragraph) {
    let opening = paragraph.text.drop { $0 == "[" }
    guard let decision = Decision(String(opening), in: .closing, of: nil),
      decision.manner != nil || !decision.sides.isEmpty
    else { return }
    decide(decision, at: [paragraph.path])
    open?.symbol = document.symbol
    open?.adopted = document.symbol
    // "The voting was as follows: In favour: …" in the same paragraph.
    _ = takeSides(paragraph.text, at: paragraph.path)
  }

  // MARK: One vote

  private mutating func decide(_ decision: Decision, at paths: [LocatorPath]) {
    if open == nil || isDecided && decision.outcome != nil {
      close()
      open = Vote(at: [])
    }
    guard var vote = open else { return }
    vote.subject = decision.subject ?? vote.subject
    vote.outcome = decision.outcome ?? vote.outcome
    if vote.manner == nil || vote.manner == .counted {
      vote.manner = decision.manner ?? vote.manner
    }
    vote.adopted = decision.adopted ?? vote.adopted
    for (side, found) in decision.sides {
      vote[side].count = found.count
      if vote[side].states.isEmpty { vote[side].states = found.states }
      if !found.states.isEmpty { listed.insert(side) }
    }
    for path in paths where !vote.paths.contains(path) { vote.paths.append(path) }
    isDecided = decision.outcome != nil
    side = nil
    open = vote
  }

  /// Ends the vote that is open. One without an outcome or any count is none.
  mutating func close() {
    defer {
      open = nil
      isDecided = false
      side = nil
      listed = []
      isNameOpen = false
    }
    guard let vote = open, vote.outcome != nil || !listed.isEmpty else { return }
    add(vote)
  }

  private mutating func add(_ vote: Vote) {
    var vote = vote
    vote.item = item
    vote.meeting = meeting
    if vote.symbol == nil, let subject = vote.subject, vote.outcome != .decided {
      vote.symbol = VoteReader.drafts(in: subject).first
      if vote.symbol == nil, VoteReader.isTheDraft(subject) { vote.symbol = draft }
    }
    if vote.outcome == .adopted, vote.adopted != nil { draft = nil }
    for side in Vote.Side.allCases where listed.contains(side) {
      let names = vote[side].states.count
      if let count = vote[side].count {
        guard count != names else { continue }
        findings.append(
          Finding(
            kind: "vote-count", place: vote.paths.first?.description ?? "",
            message: "\(count) votes \(VoteReader.words(side)), \(names) names"))
      } else {
        vote[side].count = names
      }
    }
    votes.append(vote)
  }

  /// "The draft resolution", one that was named before.
  private static func isTheDraft(_ subject: String) -> Bool {
    let tokens = Token.tokens(of: subject)
    guard tokens.count <= 10, let noun = Lexicon.draftTexts.first(in: tokens) else { return false }
    // "Draft resolution II" is another one.
    guard noun.upperBound < tokens.count else { return true }
    let next = tokens[noun.upperBound]
    return next.kind != .number && RomanNumeral.value(of: next.text) == nil
  }

  private static func words(_ side: Vote.Side) -> String {
    switch side {
    case .inFavour: "in favour"
    case .against: "against"
    case .abstaining: "abstaining"
    }
  }
}
