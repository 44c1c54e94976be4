import Documents
import Testing

@Suite struct SessionOrdinalTests {
  @Test(arguments: [
    ("Seventy-ninth session", 79), ("of its eightieth session, under", 80), ("first session", 1),
    ("One hundred and forty-eighth session", 148), ("Hundredth session", 100),
    ("sixty-\nfourth", 64), ("79th session", 79),
    ("Soixante-dix-neuvième session", 79), ("Soixante et onzième session", 71),
    ("quatre-vingtième session", 80), ("Quatre-vingt-unième session", 81),
    ("quatre-vingt-treizième", 93), ("quatre-vingt-dix-neuvième", 99),
    ("Cent quarante-huitième session", 148),
    ("septuagésimo noveno período de sesiones", 79), ("octogésimo período", 80),
    ("centésimo cuadragésimo octavo período", 148), ("decimotercer período", 13),
    ("Семьдесят девятая сессия", 79), ("своей восьмидесятой сессии", 80),
    ("сто сорок восьмой сессии", 148), ("Двадцатая сессия", 20),
    ("الدورة التاسعة والسبعون", 79), ("دورتها الثمانين", 80),
    ("الدورة الثامنة والأربعون بعد المائة", 148), ("الدورة الحادية والسبعين", 71),
    ("第七十九届会议", 79), ("第八十届会议", 80), ("第一百四十八届会议", 148), ("第79届", 79), ("第十届", 10),
  ])
  func `an ordinal is read in every official language`(text: String, value: Int) {
    #expect(SessionOrdinal.first(in: text) == value)
  }

  @Test(arguments: ["the session", "two hundred", "79/102", "and", "第决议", "", "четыре"])
  func `what is no ordinal gives none`(text: String) {
    #expect(SessionOrdinal.first(in: text) == nil)
  }

  @Test func `several ordinals come in order`() {
    #expect(
      SessionOrdinal.all(in: "at its seventy-ninth and eighty-first sessions") == [79, 81])
  }
}
