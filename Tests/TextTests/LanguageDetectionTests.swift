import Documents
import Testing

@testable import Text

struct LanguageDetectionTests {
  @Test(arguments: [
    ("The garden of the roses was by the wall with the gate", Language.english),
    ("Le jardin des roses est dans la ville pour les visiteurs", .french),
    ("El jardín de las rosas y los caminos del parque para el verano", .spanish),
    ("Сад роз находится за городской стеной", .russian),
    ("حديقة الورود خلف سور المدينة القديمة", .arabic),
    ("玫瑰花园在城墙的后面", .chinese),
  ])
  func `each official language is told by its letters and common words`(
    text: String, language: Language
  ) {
    #expect(Language.detected(in: [text]) == language)
  }

  @Test(arguments: [
    "Der Garten und die Rosen der Stadt", "roses", "", "1234 5678",
    "Сад їхній є біля міста і річки",
    "Il giardino della casa e dei fiori che sono nel parco",
  ])
  func `other languages and too little text are not guessed`(text: String) {
    #expect(Language.detected(in: [text]) == nil)
  }

  @Test func `words are counted whole, in any case, wherever the text is cut into parts`() {
    let words = ["THE", "Garden", "of", "the", "Theatre", "ofte", "étheé", "in", "garden"]
    let whole = Language.detected(in: [words.joined(separator: " ")])
    #expect(whole == .english)
    #expect(Language.detected(in: words) == whole)
    // "the" inside other words says nothing.
    #expect(Language.detected(in: ["theatre thesis bathe ofthe inlet toad byway"]) == nil)
  }

  @Test func `what lies behind sixteen thousand bytes is not read`() {
    let russian = String(repeating: "сад ", count: 4000)
    #expect(
      Language.detected(in: [russian, String(repeating: "the garden of ", count: 9000)])
        == .russian)
  }
}
