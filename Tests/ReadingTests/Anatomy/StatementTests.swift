import Documents
import Testing

@testable import Reading

@Suite struct StatementTests {
  @Test(arguments: [
    ("We meet in a year of storms.", "Our harbours are full.", "en"),
    ("Nous nous réunissons dans une année de tempêtes.", "Nos ports sont pleins.", "fr"),
    ("Nos reunimos en un año de tormentas muy fuertes.", "Nuestros puertos están llenos.", "es"),
    ("Мы собрались в год бурь и штормов.", "Наши гавани полны кораблей и людей.", "ru"),
    ("نحن نجتمع في سنة العواصف الكبيرة.", "وموانئ بلادنا مليئة بالسفن القادمة.", "ar"),
    ("我们在风暴之年举行会议，情况非常严重。", "我国的港口停满了来自各地的船只和人员。", "zh"),
  ])
  func `a text that says we and our throughout is a statement`(
    first: String, second: String, language: String
  ) {
    let line = first + " " + second
    let read = document((0..<4).map { _ in line + " " + line }.joined(separator: "\n"))
    #expect(read.type == .statement)
    #expect(read.speeches.isEmpty)
  }

  @Test func `a text that says so once is none`() {
    let read = document(
      """
      The harbours of the northern coast are full of ships this year, as tables show.
      Our table gives the number of lamps that were lit on each of them in the winter.
      The lamps of the southern coast were lit later, and most of them went out at night.
      The bells of both coasts were rung by hand, which is slow work in the winter months.
      """)
    #expect(read.type == .other)
  }

  @Test(arguments: [
    (
      "Statement submitted by Friends of Clocks (FOC), a non-governmental organization in consultative status with the Council",
      "Friends of Clocks (FOC)",
      "a non-governmental organization in consultative status with the Council"
    ),
    ("Statement by the President of the Council", "the President of the Council", nil),
    (
      "Déclaration présentée par Amis des horloges, organisation non gouvernementale",
      "Amis des horloges", "organisation non gouvernementale"
    ),
    (
      "Declaración presentada por Amigos de los Relojes, organización no gubernamental",
      "Amigos de los Relojes", "organización no gubernamental"
    ),
  ])
  func `a title names who makes the statement`(
    title: String, speaker: String, affiliation: String?
  ) throws {
    let speech = try #require(
      StatementAnatomy.speech(title: title, subtitles: [], body: [], metadata: [:]))
    #expect(speech.speaker == speaker)
    #expect(speech.affiliation == affiliation)
    #expect(speech.path.isEmpty)
  }

  @Test func `a summary statement is nobody's speech`() {
    #expect(
      StatementAnatomy.speech(
        title: "Summary statement by the Secretary-General of matters", subtitles: [], body: [],
        metadata: ["author": "Some Typist"]) == nil)
    let spoken = StatementAnatomy.speech(
      title: nil, subtitles: [], body: [], metadata: ["speaker": "Mr. Otter", "country": "Zenda"])
    #expect(spoken?.speaker == "Mr. Otter")
    #expect(spoken?.affiliation == "Zenda")
  }

  @Test(arguments: [
    (
      "Mr. OTTER (Ruritania) said that the harbours had been full since the spring.", "Mr. OTTER",
      "Ruritania"
    ),
    (
      "Mr. OTTER said that the harbours of his country had been full since the spring.",
      "Mr. OTTER", nil
    ),
    (
      "Ms. Otter (Ruritania) (spoke in French): The harbours have been full since the spring.",
      "Ms. Otter", "Ruritania"
    ),
  ])
  func `a text that opens with who speaks is that person's statement`(
    first: String, speaker: String, affiliation: String?
  ) throws {
    let read = document(
      first + "\nThe lamps had been lit late, and most of them went out at night.")
    #expect(read.type == .statement)
    let speech = try #require(read.speeches.first)
    #expect(speech.speaker == speaker)
    #expect(speech.affiliation == affiliation)
    #expect(read.speeches.count == 1)
  }

  @Test func `a letter without a masthead is no statement`() {
    let read = document(
      (0..<5).map { _ in
        "We have the honour to refer to our lamps, which our keepers lit for us in the spring."
      }.joined(separator: "\n"))
    #expect(read.type == .letter)
  }

  @Test func `an excerpt of a letter is one by its opening, whatever its symbol`() {
    let read = document(
      """
      D'ordre de mon gouvernement, j'ai l'honneur d'appeler votre attention sur les lampes.
      Les gardiens les ont allumées au printemps, et elles brûlent depuis lors sans arrêt.
      """, name: "A_143_90.fr.txt")
    #expect(read.symbol?.display == "A/143/90")
    #expect(read.type == .letter)
  }

  @Test func `the chair that is spoken to is no speaker`() {
    let read = document(
      """
      Mr. President, let me say at once what we think: our harbours are full of ships.
      We have seen the lamps go out. Our people lit them again, and we thank them for it.
      We ask for bells. My delegation will vote for them, as we did in other years.
      I thank you, Mr. President, and with you all those who keep our lamps burning.
      """)
    #expect(read.type == .statement)
    #expect(read.speeches.isEmpty)
  }

  @Test func `a signature says whose statement it is`() throws {
    let pieces = [
      "We ask for bells, and our lamps are out.", "(Signed) Rudolf Otter", "Keeper of Ruritania",
    ]
    .map { Piece(Block($0)) }
    let speech = try #require(
      StatementAnatomy.speech(title: nil, subtitles: [], body: pieces[...], metadata: [:]))
    #expect(speech.speaker == "Rudolf Otter")
    #expect(speech.affiliation == "Keeper of Ruritania")
  }
}
