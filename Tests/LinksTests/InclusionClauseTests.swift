import Documents
import Testing

@testable import Links

@Suite struct InclusionClauseTests {
  typealias Title = InclusionClause.Title

  @Test(arguments: [
    (
      Language.english,
      "Decides to include in the provisional agenda of its eightieth session the item entitled “Lighthouses”.",
      80, [Title(role: .item, text: "Lighthouses")]
    ),
    (
      .english,
      "Decides to include in the provisional agenda of its one hundred and fiftieth session, under the item entitled “Oceans and seas”, the sub-item entitled “Lighthouses; lamps”, unless otherwise agreed.",
      150,
      [
        Title(role: .under, text: "Oceans and seas"),
        Title(role: .subItem, text: "Lighthouses; lamps"),
      ]
    ),
    (
      .english,
      "Decides to include the sub-item entitled “Lamps” of the item entitled “Lighthouses” in the provisional agenda of its 81st session.",
      81, [Title(role: .subItem, text: "Lamps"), Title(role: .under, text: "Lighthouses")]
    ),
    (
      .french,
      "Décide d’inscrire à l’ordre du jour provisoire de sa quatre-vingt-unième session, au titre de la question intitulée « Mers », la question subsidiaire intitulée « Phares ».",
      81, [Title(role: .under, text: "Mers"), Title(role: .subItem, text: "Phares")]
    ),
    (
      .spanish,
      "Decide incluir en el programa provisional de su octogésimo período de sesiones el tema titulado “Faros”.",
      80, [Title(role: .item, text: "Faros")]
    ),
    (
      .russian,
      "постановляет включить в предварительную повестку дня своей восемьдесят первой сессии пункт, озаглавленный «Маяки».",
      81, [Title(role: .item, text: "Маяки")]
    ),
    (
      .arabic,
      "تقرر أن تدرج في جدول الأعمال المؤقت لدورتها الثمانين البند المعنون ”المنارات“.",
      80, [Title(role: .item, text: "المنارات")]
    ),
    (
      .chinese, "决定将题为“灯塔”的项目列入大会第八十一届会议临时议程。", 81,
      [Title(role: .item, text: "灯塔")]
    ),
  ])
  func `a clause tells session, titles and their roles`(
    language: Language, text: String, session: Int, titles: [Title]
  ) throws {
    let clause = try #require(InclusionClause.all(in: text, lead: nil, language: language).first)
    #expect(clause.session == session)
    #expect(clause.titles == titles)
  }

  @Test(arguments: [
    "Recalling its resolution 148/9, in which it decided to include in the provisional agenda of its eightieth session the item entitled “Lighthouses”,",
    "Takes note of the provisional agenda of its eightieth session, with the item entitled “Lighthouses”;",
    "Decides to consider the item entitled “Lighthouses” at its eightieth session.",
    "",
  ])
  func `other talk of agendas is no clause`(text: String) {
    #expect(InclusionClause.all(in: text, lead: nil, language: .english).isEmpty)
  }

  @Test func `a lettered part hangs on the verb above it`() {
    let text =
      "To include in the provisional agenda of its eightieth session the item entitled “Lighthouses”;"
    #expect(
      InclusionClause.all(in: text, lead: "Decides:", language: .english).map(\.session) == [80])
  }
}
