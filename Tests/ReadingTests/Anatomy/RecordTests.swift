import Documents
import Testing

@testable import Reading

@Suite struct RecordTests {
  @Test func `the contents of a summary record are headings, sub-items too`() throws {
    var source = specimen(
      """
      United Nations
      A/AC.931/2094/SR.9
      Distr.: General
      Summary record of the 9th meeting
      Contents
      Agenda item 5: Clocks
      (d) Sundials
      The meeting was called to order at 3 p.m.
      1. The Chair said that it was late.
      """)
    // Type that is known and the same for all shows no headings.
    for index in source.blocks.indices { source.blocks[index].style.size = 10 }
    let read = try #require(documents(from: source, fileName: "record.docx").first)
    #expect(
      read.paragraphs.filter { $0.kind == .heading }.map(\.text) == [
        "Agenda item 5: Clocks", "(d) Sundials",
      ])
    #expect(read.textPaths == ["p0.1", "p0.2", "p1"])
    #expect(read.findings.isEmpty)
  }

  @Test func `a verbatim record is cut into speeches`() {
    let read = document(
      """
      United Nations
      A/143/PV.64
      General Assembly
      Official Records
      One hundred and forty-third session
      64th plenary meeting
      Wednesday, 16 April 2089, 10 a.m.
      New York
      President: Mr. Yellow . . . . . (Ruritania)
      The meeting was called to order at 10.05 a.m.
      Agenda item 13 (continued)
      The Acting President: I give the floor to Graustark.
      Mr. Válek-Smith (Graustark) (spoke in French): Clocks are fine.
      They tick: always.
      Draft resolution A/143/L.6 was adopted by 10 votes to 2 (resolution 143/8).
      Agenda items 14 to 16
      Ms. de la Tour (Observer for Zenda): Thank you.
      The meeting rose at noon.
      """)
    #expect(read.type == .verbatimRecord)
    #expect(read.meeting == "64th plenary meeting")
    #expect(read.date?.description == "2089-04-16")
    #expect(
      read.speeches.map(\.speaker) == ["The Acting President", "Mr. Válek-Smith", "Ms. de la Tour"])
    #expect(read.speeches.map(\.affiliation) == [nil, "Graustark", "Observer for Zenda"])
    #expect(read.speeches[1].language == .french)
    #expect(read.speeches.map(\.item) == ["13", "13", "14"])
    #expect(read.text("speech2.1") == "They tick: always.")
    let adoption = read.paragraphs.first { $0.text.hasPrefix("Draft resolution A/143/L.6") }
    #expect(adoption?.kind == .p)
  }

  @Test func `a summary record keeps its numbers and tells who speaks`() {
    let read = document(
      """
      Summary record of the 22nd meeting
      Held at Headquarters, New York, on Tuesday, 3 November 2088, at 3 p.m.
      Chair: Mr. Al-Blue (Zenda)
      Contents
      Agenda item 31: Clocks (continued)
      The meeting was called to order at 3.10 p.m.
      Agenda item 31: Clocks (continued) (A/143/13)
      1. Mr. Al-Otter (Ruritania) said that clocks mattered.
      2. They always had.
      3. The Chair said he agreed.
      4. It was so decided.
      """, name: "A_C.4_143_SR.22.txt")
    #expect(read.type == .summaryRecord)
    #expect(read.meeting == "22nd meeting")
    #expect(read.date?.description == "2088-11-03")
    #expect(read.speeches.map(\.path.description) == ["p1", "p3"])
    #expect(read.speeches.map(\.speaker) == ["Mr. Al-Otter", "The Chair"])
    #expect(read.speeches.first?.affiliation == "Ruritania")
    #expect(read.speeches.map(\.item) == ["31", "31"])
  }

  @Test(arguments: [
    ("M. Dupont (Ruritanie) (parle en anglais) : Merci.", "M. Dupont", "Ruritanie", "en"),
    ("Sra. López (Zenda) (habla en francés): Gracias.", "Sra. López", "Zenda", "fr"),
    ("Г-н Петров (Руритания) (говорит по-английски): Спасибо.", "Г-н Петров", "Руритания", "en"),
    ("السيد أحمد (روريتانيا) (تكلم بالإنكليزية): شكرا.", "السيد أحمد", "روريتانيا", "en"),
    ("王先生(卢里塔尼亚)(以英语发言)：谢谢。", "王先生", "卢里塔尼亚", nil),
  ])
  func `speakers are read in six languages`(
    text: String, name: String, country: String, language: String?
  ) throws {
    let line = try #require(SpeakerLine.verbatim(text))
    #expect(line.speaker == name)
    #expect(line.affiliation == country)
    if let language { #expect(line.language?.code == language) }
  }

  @Test(arguments: [
    "The Secretary-General had reiterated that clocks mattered.",
    "Ms. Al-Otter had asked for a clock.", "The Chair was to wind them.",
    "Le Secrétaire général avait dit que les horloges étaient justes.",
    "El Secretario General había dicho que los relojes eran buenos.",
  ])
  func `whom a speaker tells of does not speak`(text: String) {
    #expect(SpeakerLine.summary(text) == nil)
  }

  @Test(arguments: [
    "We note three points: peace, rights and clocks.", "In favour: Ruritania",
    "On item 3: nothing.",
    "He said (as before): no.",
  ])
  func `colons in sentences open no speech`(text: String) {
    #expect(SpeakerLine.verbatim(text) == nil)
  }

  @Test(arguments: [
    (
      "In favour:", "Against:", "Abstaining:",
      "Draft resolution A/143/L.6 was adopted by 2 votes to 1, with 1 abstention.",
      "Mr. Blue (Zenda): We voted in favour."
    ),
    (
      "Votent pour :", "Votent contre :", "S’abstiennent :",
      "Le projet de résolution est adopté par 2 voix contre une, avec une abstention.",
      "M. Bleu (Zenda) : Nous avons voté pour."
    ),
    (
      "Votos a favor:", "Votos en contra:", "Abstenciones:",
      "Por 2 votos contra 1 y 1 abstención, queda aprobado el proyecto de resolución.",
      "Sr. Azul (Zenda): Votamos a favor."
    ),
    (
      "Голосовали за:", "Голосовали против:", "Воздержались:",
      "Проект резолюции принимается 2 голосами против 1 при 1 воздержавшемся.",
      "Г-н Синий (Зенда): Мы голосовали за."
    ),
    (
      "المؤيدون:", "المعارضون:", "الممتنعون:", "اعتمد مشروع القرار بأغلبية صوتين مقابل صوت واحد.",
      "السيد أزرق (زندا): صوتنا مؤيدين."
    ),
    ("赞成：", "反对：", "弃权：", "决议草案以2票赞成、1票反对获得通过。", "蓝先生(赞达)：我们投了赞成票。"),
  ])
  func `a recorded vote is the record's, not the last speaker's, in six languages`(
    favour: String, against: String, abstaining: String, result: String, speech: String
  ) {
    let read = document(
      """
      The Acting President: We shall now vote.
      \(favour)
      Ruritania, Zenda
      \(against)
      Graustark
      \(abstaining)
      None
      \(result)
      [Subsequently, the delegation of Ruritania informed the Secretariat.]
      \(speech)
      """, name: "A_143_PV.65.txt")
    #expect(read.speeches.count == 2)
    #expect(
      read.textPaths == [
        "speech1", "p0.1", "p0.2", "p0.3", "p0.4", "p0.5", "p0.6", "p0.7", "p0.8", "speech2",
      ])
  }

  @Test func `a resumed meeting is a document of its own`() {
    let read = document(
      """
      United Nations
      A/143/PV.48 (Resumption 1)
      General Assembly
      Official Records
      One hundred and forty-third session
      48th plenary meeting
      Wednesday, 16 April 2089, 3 p.m.
      New York
      The meeting was resumed at 3.05 p.m.
      The President: We resume our debate on clocks.
      """, name: "A_143_PV.48_Resumption1.txt")
    #expect(read.symbol?.display == "A/143/PV.48 (Resumption 1)")
    #expect(read.type == .verbatimRecord)
    #expect(read.speeches.map(\.speaker) == ["The President"])
    #expect(read.text("p0.1")?.hasPrefix("The meeting was resumed") == true)
  }

  @Test(arguments: [
    ("Mr. Al-Otter (Ruritania) said that clocks mattered.", "Mr. Al-Otter", "Ruritania"),
    ("Mme de la Tour (Zenda) dit que les horloges comptent.", "Mme de la Tour", "Zenda"),
    ("El Sr. López (Ruritania) dice que los relojes importan.", "El Sr. López", "Ruritania"),
    ("Г-жа Петрова (Руритания) говорит, что часы важны.", "Г-жа Петрова", "Руритания"),
    ("السيد أحمد (روريتانيا) قال إن الساعات مهمة.", "السيد أحمد", "روريتانيا"),
    ("王女士(卢里塔尼亚)说，钟表很重要。", "王女士", "卢里塔尼亚"),
  ])
  func `summary records tell who speaks in six languages`(
    text: String, name: String, country: String
  ) throws {
    let line = try #require(SpeakerLine.summary(text))
    #expect(line.speaker == name)
    #expect(line.affiliation == country)
  }

  @Test(arguments: [
    ("The Rapporteur introduced the report.", "The Rapporteur"),
    ("La Présidente dit que oui.", "La Présidente"),
    ("El Presidente dice que sí.", "El Presidente"),
    ("Председатель говорит, что да.", "Председатель"),
    ("الرئيس قال نعم.", "الرئيس"),
  ])
  func `offices speak too`(text: String, name: String) {
    #expect(SpeakerLine.summary(text)?.speaker == name)
  }
}
