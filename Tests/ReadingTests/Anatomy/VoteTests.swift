import Documents
import Testing

@testable import Reading

@Suite struct VoteTests {
  @Test func `a recorded vote of a verbatim record is one unit`() throws {
    let read = document(
      """
      United Nations
      A/143/PV.64
      General Assembly
      Official Records
      64th plenary meeting
      Wednesday, 16 April 2089, 10 a.m.
      New York
      The meeting was called to order at 10.05 a.m.
      Agenda item 13 (continued)
      The Acting President: The Assembly will now take a decision on draft resolution A/143/L.6.
      A recorded vote was taken.
      In favour:
      Graustark, Ruritania (Kingdom of), Zenda, the former Yugoslav Republic
      of Zembla
      Against:
      Lilliput
      Abstaining:
      None
      Draft resolution A/143/L.6 was adopted by 4 votes to 1 (resolution 143/8).
      [Subsequently, the delegation of Blefuscu informed the Secretariat that it had intended to vote.]
      The Acting President: May I take it that the Assembly wishes to conclude item 13?
      It was so decided.
      The meeting rose at noon.
      """)
    #expect(read.votes.count == 2)
    let vote = try #require(read.votes.first)
    #expect(vote.subject == "Draft resolution A/143/L.6")
    #expect(vote.symbol == Symbol("A/143/L.6"))
    #expect(vote.adopted == Symbol("A/RES/143/8"))
    #expect(vote.outcome == .adopted)
    #expect(vote.manner == .recorded)
    #expect(vote.tally == "4-1-0")
    #expect(
      vote.inFavour.states == [
        "Graustark", "Ruritania (Kingdom of)", "Zenda", "the former Yugoslav Republic of Zembla",
      ])
    #expect(vote.against.states == ["Lilliput"])
    #expect(vote.abstaining.states.isEmpty)
    #expect(vote.item == "13")
    #expect(vote.meeting == "64th plenary meeting")
    let texts = vote.paths.compactMap { read.text($0.description) }
    #expect(texts.first == "A recorded vote was taken.")
    #expect(texts.last?.hasPrefix("Draft resolution A/143/L.6 was adopted") == true)
    #expect(read.votes[1].outcome == .decided)
    #expect(
      read.votes[1].subject == "May I take it that the Assembly wishes to conclude item 13?")
    #expect(!read.findings.contains { $0.kind == "vote-count" })
  }

  @Test func `an adoption may run on behind the chair's question`() {
    let read = document(
      """
      The meeting was called to order at 10.05 a.m.
      The President: We turn to draft decision II. May I take it that the Assembly wishes to do the same? Draft decision II was adopted (decision 143/510).
      The President: Who said that the draft decision was adopted? Nobody did, and nothing was adopted.
      The meeting rose at noon.
      """, name: "A_143_PV.9.txt")
    #expect(read.votes.map(\.subject) == ["Draft decision II"])
    #expect(read.votes.first?.adopted == Symbol("A/DEC/143/510"))
  }

  @Test func `an oral decision has for its subject what the chair took to be wished`() {
    let read = document(
      """
      Summary record of the 22nd meeting
      Held at Headquarters, New York, on Tuesday, 3 November 2088, at 3 p.m.
      The meeting was called to order at 3.10 p.m.
      1. The Chair said that he took it that the Committee wished to hear the keepers.
      2. It was so decided.
      3. Mr. Otter (Ruritania) said that lamps were lit in the evening.
      4. It was so decided.
      """, name: "A_C.4_143_SR.22.txt")
    #expect(
      read.votes.map(\.subject) == [
        "The Chair said that he took it that the Committee wished to hear the keepers.", nil,
      ])
    #expect(read.votes.map { $0.paths.map(\.description) } == [["p1", "p2"], ["p4"]])
    #expect(read.votes.allSatisfy { $0.outcome == .decided })
  }

  @Test func `counts that disagree with the names are a finding`() throws {
    let read = document(
      """
      Summary record of the 22nd meeting
      Held at Headquarters, New York, on Tuesday, 3 November 2088, at 3 p.m.
      The meeting was called to order at 3.10 p.m.
      Agenda item 31: Clocks (continued) (A/143/13)
      1. Mr. Al-Otter (Ruritania) said that the draft resolution was adopted too late.
      2. A recorded vote was taken on draft resolution A/C.4/143/L.8/Rev.1.
      In favour:
      Graustark, Ruritania, Zenda.
      Against:
      Lilliput.
      Abstaining:
      Blefuscu.
      3. Draft resolution A/C.4/143/L.8/Rev.1, as orally revised, was adopted by 4 votes to 1, with 1 abstention.
      """, name: "A_C.4_143_SR.22.txt")
    #expect(read.votes.count == 1)
    let vote = try #require(read.votes.first)
    #expect(vote.subject == "Draft resolution A/C.4/143/L.8/Rev.1, as orally revised")
    #expect(vote.symbol == Symbol("A/C.4/143/L.8/Rev.1"))
    #expect(vote.tally == "4-1-1")
    #expect(vote.item == "31")
    let finding = try #require(read.findings.first { $0.kind == "vote-count" })
    #expect(finding.place == "p2")
    #expect(finding.message == "4 votes in favour, 3 names")
  }

  @Test func `a report says first that there was a vote and names the States below`() throws {
    let read = document(
      """
      United Nations
      A/143/601
      Distr.: General
      1 November 2088
      Report of the Fourth Committee
      I. Introduction
      1. At its 3rd plenary meeting, on 15 September 2088, the Assembly decided to include the item.
      2. At its 7th meeting, on 13 October, the Committee adopted draft resolution A/C.4/143/L.2 by a recorded vote of 3 to none, with 1 abstention (see para. 5). The voting was as follows:
      In favour:
      Graustark, Ruritania, Zenda.
      Against:
      None.
      Abstaining:
      Lilliput.
      3. At the same meeting, the Committee adopted draft decision A/C.4/143/L.3 without a vote.
      4. Clocks adopted by others were not voted on.
      """)
    #expect(read.type == .report)
    #expect(
      read.votes.map(\.subject) == [
        "draft resolution A/C.4/143/L.2", "draft decision A/C.4/143/L.3",
      ])
    #expect(read.votes.map(\.tally) == ["3-0-1", nil])
    #expect(read.votes.map(\.manner) == [.recorded, .withoutVote])
    #expect(read.votes.map(\.meeting) == ["7th meeting", "7th meeting"])
    #expect(read.votes.first?.abstaining.states == ["Lilliput"])
  }

  @Test func `a resolution of the Human Rights Council prints its vote`() throws {
    let read = document(
      """
      United Nations
      A/HRC/RES/159/25
      Distr.: General
      Resolution adopted by the Human Rights Council on 8 July 2095
      159/25. Clocks
      The Human Rights Council,
      Recalling all its clocks,
      1. Decides to wind them.
      34th meeting
      8 July 2095
      [Adopted by a recorded vote of 3 to 1, with 2 abstentions. The voting was as follows:
      In favour:
      Graustark, Ruritania and Zenda Islands, Zenda
      Against:
      Lilliput
      Abstaining:
      Blefuscu, Zembla]
      """)
    let vote = try #require(read.votes.first)
    #expect(read.votes.count == 1)
    #expect(vote.tally == "3-1-2")
    #expect(vote.symbol == Symbol("A/HRC/RES/159/25"))
    #expect(vote.inFavour.states == ["Graustark", "Ruritania and Zenda Islands", "Zenda"])
    #expect(vote.abstaining.states == ["Blefuscu", "Zembla"])
    #expect(read.findings.isEmpty)
  }

  @Test(arguments: [
    (
      "Adopted at the 2978th meeting by 11 votes to 1 (Lilliput), with 3 abstentions (Blefuscu, Ruritania, Zenda).",
      "11-1-3", 4
    ),
    ("Adopted unanimously at the 2978th meeting.", nil, 0),
    ("Adopted at the 476th meeting by 7 votes to none, with one abstention (Zenda).", "7-0-1", 1),
    ("Adopted without a vote at the 1761st meeting.", nil, 0),
    ("Adopted at the 2939th meeting by 13 votes to 2 (Lilliput\nand Zenda).", "13-2-?", 2),
    (
      "Adopted at the 2939th meeting by 13 votes to none, with\n1 abstention (Kingdom of\nZenda).",
      "13-0-1", 1
    ),
  ])
  func `an old resolution of the Security Council prints its vote`(
    line: String, tally: String?, names: Int
  ) throws {
    let read = document(
      """
      S/RES/9686 (2091)
      Resolution 9686 (2091)
      of 2 March 2091
      The Security Council,
      Recalling its clocks,
      1. Decides to wind them.
      \(line)
      """)
    let vote = try #require(read.votes.first)
    #expect(vote.tally == tally)
    #expect(vote.against.states.count + vote.abstaining.states.count == names)
    #expect(vote.symbol == Symbol("S/RES/9686 (2091)"))
    #expect(vote.outcome == .adopted)
    #expect(!read.findings.contains { $0.kind == "vote-count" })
  }

  @Test func `the Council's chair announces what a show of hands gave`() throws {
    let read = document(
      """
      United Nations
      S/PV.19681
      Security Council
      19681st meeting
      Thursday, 2 May 2091, 10 a.m.
      New York
      The meeting was called to order at 10.05 a.m.
      The President: Members have before them document S/2091/354, which contains the text of a draft resolution.
      A vote was taken by show of hands.
      In favour:
      Graustark, Ruritania
      Against:
      Lilliput
      Abstaining:
      Zenda
      The President: The draft resolution received 2 votes in favour, 1 against and 1 abstention. The draft resolution has not been adopted, owing to the negative vote of a permanent member of the Council.
      """)
    let vote = try #require(read.votes.first)
    #expect(vote.manner == .showOfHands)
    #expect(vote.outcome == .rejected)
    #expect(vote.tally == "2-1-1")
  }

  @Test(arguments: [
    (
      "Draft resolution A/143/L.6 was adopted by 155 votes to 1, with 3 abstentions (resolution 143/8).",
      "155-1-3"
    ),
    (
      "Par 155 voix contre une, avec 3 abstentions, le projet de résolution A/143/L.6 est adopté (résolution 143/8).",
      "155-1-3"
    ),
    (
      "Por 155 votos contra 1 y 3 abstenciones, queda aprobado el proyecto de resolución A/143/L.6 (resolución 143/8).",
      "155-1-3"
    ),
    (
      "Проект резолюции A/143/L.6 принимается 155 голосами против 1 при 3 воздержавшихся (резолюция 143/8).",
      "155-1-3"
    ),
    (
      "اعتمد مشروع القرار A/143/L.6 بأغلبية 155 صوتا مقابل صوت واحد، مع امتناع 3 أعضاء عن التصويت (القرار 143/8).",
      "155-1-3"
    ),
    ("决议草案A/143/L.6以155票赞成、1票反对、3票弃权获得通过(第143/8号决议)。", "155-1-3"),
    ("决议草案A/143/L.6以155票对1票、3票弃权获得通过(第143/8号决议)。", "155-1-3"),
    (
      "Le projet de résolution A/143/L.6 est adopté par 94 voix contre zéro (résolution 143/8).",
      "94-0-?"
    ),
    (
      "Queda aprobado el proyecto de resolución A/143/L.6 por 94 votos a favor, ninguno en contra y 2 abstenciones (resolución 143/8).",
      "94-0-2"
    ),
  ])
  func `adoptions are read in six languages`(sentence: String, tally: String) throws {
    let decision = try #require(Decision(sentence, in: .record, of: "A"))
    #expect(decision.outcome == .adopted)
    #expect(decision.adopted == Symbol("A/RES/143/8"))
    #expect(decision.subject?.contains("A/143/L.6") == true)
    #expect(decision.subject?.contains("155") == false)
    var vote = Vote(at: [])
    for (side, found) in decision.sides { vote[side] = found }
    #expect(vote.tally == tally)
  }

  @Test(arguments: [
    "The amendment was rejected by 60 votes to 20, with 30 abstentions.",
    "L'amendement est rejeté par 60 voix contre 20, avec 30 abstentions.",
    "Por 60 votos contra 20 y 30 abstenciones, queda rechazada la enmienda.",
    "Поправка отклоняется 60 голосами против 20 при 30 воздержавшихся.",
    "رفض التعديل بأغلبية 60 صوتا مقابل 20 صوتا، وامتناع 30 عضوا عن التصويت.",
    "修正案以60票对20票、30票弃权被否决。",
    "Проект поправки не принимается 60 голосами против 20 при 30 воздержавшихся.",
    "The draft amendment was not adopted by 60 votes to 20, with 30 abstentions.",
  ])
  func `rejections are read in six languages`(sentence: String) throws {
    let decision = try #require(Decision(sentence, in: .record, of: "A"))
    #expect(decision.outcome == .rejected)
    #expect(decision.sides[.inFavour]?.count == 60)
    #expect(decision.sides[.against]?.count == 20)
    #expect(decision.sides[.abstaining]?.count == 30)
  }

  @Test(arguments: [
    (
      "The Committee adopted draft resolution A/C.4/143/L.2 without a vote.",
      Vote.Manner.withoutVote
    ),
    (
      "La Commission a adopté le projet de résolution A/C.4/143/L.2 sans le mettre aux voix.",
      .withoutVote
    ),
    (
      "La Comisión aprobó el proyecto de resolución A/C.4/143/L.2 sin someterlo a votación.",
      .withoutVote
    ),
    ("Комитет принял проект резолюции A/C.4/143/L.2 без голосования.", .withoutVote),
    ("اعتمدت اللجنة مشروع القرار A/C.4/143/L.2 بدون تصويت.", .withoutVote),
    ("委员会未经表决通过了决议草案A/C.4/143/L.2。", .withoutVote),
    (
      "Комитет принял проект резолюции A/C.4/143/L.2 в результате заносимого в отчет о заседании голосования 94 голосами против 38 при 5 воздержавшихся.",
      .recorded
    ),
    (
      "اعتمدت اللجنة مشروع القرار A/C.4/143/L.2 بتصويت مسجل بأغلبية 94 صوتا مقابل 38 صوتا، وامتناع 5 أعضاء عن التصويت.",
      .recorded
    ),
  ])
  func `what a committee decided is read in six languages`(
    sentence: String, manner: Vote.Manner
  ) throws {
    let decision = try #require(Decision(sentence, in: .report, of: nil))
    #expect(decision.outcome == .adopted)
    #expect(decision.manner == manner)
    #expect(decision.subject?.hasSuffix("A/C.4/143/L.2") == true)
  }

  @Test(arguments: [
    "The resolution of 26 July was adopted with great care, which delegations welcomed.",
    "Last year the Committee, as Graustark said, held that draft resolution A/143/L.6 was adopted by 3 votes to 2.",
    "Mr. Otter said that the draft was adopted.", "In 1999, 30 States to 2 clocks.",
  ])
  func `what others say of a text is no decision`(sentence: String) {
    #expect(Decision(sentence, in: .record, of: "A") == nil)
  }

  @Test func `a report's memory of an earlier paragraph is no decision`() {
    let sentence =
      "I recall that in paragraph 13 of resolution 142/211 B, which was adopted by consensus, it asked."
    #expect(Decision(sentence, in: .report, of: nil) == nil)
  }

  @Test func `names are what stands between commas outside brackets`() {
    #expect(
      StateNames.list("Bolivia (Plurinational State of, as it is), Côte d’Ivoire, Zenda.")
        == ["Bolivia (Plurinational State of, as it is)", "Côte d’Ivoire", "Zenda"])
    #expect(StateNames.list("安道尔、赞达。") == ["安道尔", "赞达"])
    #expect(StateNames.list("None.") == [])
    #expect(StateNames.list("Néant") == [])
    #expect(StateNames.list("I wish to say: thank you.") == nil)
    #expect(StateNames.list("the clocks, which tick") == nil)
  }

  @Test func `hostile sides and brackets end`() {
    let sides = String(repeating: "In favour: A, Against: B, ", count: 2_000)
    let brackets =
      "Draft resolution A/143/L.6 was adopted by 3 votes to 2 "
      + String(repeating: "(", count: 1_500)
    let numbers = String(repeating: "3 votes to ", count: 300)
    let read = document(
      "A/143/PV.64\nThe meeting was called to order at 10 a.m.\nA recorded vote was taken.\n"
        + sides + "\n" + brackets + "\nDraft resolution " + numbers + "was adopted.\n")
    #expect(read.votes.count < 20_000)
  }
}
