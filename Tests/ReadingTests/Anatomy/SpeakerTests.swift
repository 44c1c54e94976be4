import Testing

@testable import Reading

@Suite struct SpeakerTests {
  @Test(arguments: [
    "The Executive Board,", "The Conference of the States Parties,", "The Commission on Clocks,",
    "Le Conseil d’administration,", "La Conférence des Parties,", "La Junta Ejecutiva,",
    "La Conferencia de las Partes,", "Исполнительный совет,", "Конференция Сторон,",
    "إن المجلس التنفيذي،", "إن مؤتمر الأطراف،", "执行局，", "缔约方会议，", "经济委员会，",
  ])
  func `bodies speak in six languages`(line: String) {
    #expect(Speaker.length(line, isCertain: false) == line.utf8.count)
  }

  @Test(arguments: [
    "The Committee met twice.", "Le Conseil a adopté le rapport, après débat.", "Комитет, Женева",
    "La Junta se reunió, y después levantó la sesión", "委员会的报告", "The Board of Clocks",
    "Совет по часам",
  ])
  func `a name in a sentence or a heading opens nothing`(line: String) {
    #expect(Speaker.length(line, isCertain: false) == nil)
  }
}

@Suite struct NumberNeighbourTests {
  @Test(arguments: [
    "paragraph", "párrafo", "пункте", "الفقرة", "第", "в", "près", "núm",
  ])
  func `a number behind these is cited or counted`(word: String) {
    #expect(NumberNeighbours.precede(word))
  }

  @Test(arguments: ["million", "años", "лет", "سنة", "年"])
  func `a number before these is counted`(word: String) {
    #expect(NumberNeighbours.follow(word))
  }

  @Test(arguments: ["clocks", "horloges", "relojes", "часы", "钟表"])
  func `other words count nothing`(word: String) {
    #expect(!NumberNeighbours.precede(word))
    #expect(!NumberNeighbours.follow(word))
  }
}
