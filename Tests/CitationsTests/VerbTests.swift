import Citations
import Testing

/// The governing words of six languages in one normal form.
@Suite struct VerbTests {
  static let verbs = [
    "take note", "endorse", "welcome", "consider", "in accordance with", "recall", "reaffirm",
    "request", "urge", "see",
  ]

  @Test(arguments: [
    "Takes note of N and endorses N, welcomes N, having considered N, in accordance with N, recalling N, reaffirming N; requests N, urges N, see N",
    "Prend note de N et souscrit à N, se félicite de N, ayant examiné N, conformément à N, rappelant N, réaffirmant N ; prie N, exhorte N, voir N",
    "Toma nota de N y hace suya N, acoge con beneplácito N, habiendo examinado N, de conformidad con N, recordando N, reafirmando N; solicita N, insta N, véase N",
    "Принимает к сведению N и одобряет N, приветствует N, рассмотрев N, в соответствии с N, ссылаясь на N, подтверждая N; просит N, настоятельно призывает N, см. N",
    "تحيط علما ب N وتؤيد N وترحب ب N وقد نظرت في N وفقا N وإذ تشير إلى N وإذ تؤكد من جديد N وتطلب N وتحث N انظر N",
    "注意到N，赞同N，欢迎N，审议了N，符合N，回顾N，重申N；请N，敦促N，见N",
  ])
  func `each target has the verb before it`(template: String) {
    let text = template.split(separator: "N", omittingEmptySubsequences: false).enumerated().map {
      $0.offset == 0 ? String($0.element) : "A/178/\($0.offset)\($0.element)"
    }.joined()
    #expect(CitationExtractor().citations(in: text).map { $0.verb ?? "none" } == Self.verbs)
  }
}
