/// Words beside which a number is counted or cited and no footnote's marker, in the six official
/// languages: a table. Lower case, as ``String/lowercased()`` gives them.
enum NumberNeighbours {
  /// Before the number: "paragraph 3", "in 5 years", "в 3 случаях".
  static func precede(_ word: String) -> Bool {
    before.contains(word) || word.last.map { chineseBefore.contains($0) } ?? false
  }

  /// After the number: "3 million", "5 лет".
  static func follow(_ word: String) -> Bool {
    after.contains(word) || word.first.map { chineseAfter.contains($0) } ?? false
  }

  /// Before the dot in front of the number: "paras. 3", "párrs. 5".
  static func abbreviate(_ word: String) -> Bool { abbreviations.contains(word) }

  private static let abbreviations: Set<String> = [
    "paras", "parag", "arts", "sect", "sects", "chap", "chaps", "vols", "suppl", "corr", "párr",
    "párrs",
    "parr", "parrs", "secc", "núms", "págs", "supl", "разд", "прил", "подп",
  ]

  private static let before: Set<String> = Set(
    """
    paragraph paragraphs para paras article articles resolution resolutions decision decisions no nos
    section sections item items annex rule rules goal goals target targets chapter chapters part parts
    table figure phase group in of to by from at for than on and or the between until since over about
    some nearly almost vol page pages meeting session supplement with against only
    paragraphe paragraphes par article articles résolution résolutions décision décisions point points
    annexe règle objectif objectifs cible chapitre partie tableau figure groupe en de du des à au aux pour
    que sur et ou le la les entre depuis environ près plus moins page pages séance supplément avec contre d
    párrafo párrafos párr párrs artículo artículos resolución resoluciones decisión decisiones núm núms
    sección secciones tema temas anexo regla objetivo objetivos meta metas capítulo cuadro figura fase
    grupo del al por para y e o u el los las desde unos unas casi más menos página páginas sesión
    suplemento con contra sobre
    пункт пункта пункте пунктах пунктов пунктом пункты статья статьи статье статьей статей резолюция
    резолюции резолюцию резолюцией резолюциях решение решения решении раздел раздела разделе приложение
    правило правила цель цели задача глава главы главе часть части таблица таблице рисунок этап группа в
    во на с со до от по из к и или за для о об между около почти более менее том стр страница заседание
    сессия дополнение против
    الفقرة الفقرات المادة المواد القرار القرارات قرار قرارات المقرر الفرع البند البنود المرفق القاعدة الهدف
    الأهداف الغاية الفصل الجزء الجدول الشكل في من إلى على عن بين منذ نحو أكثر أقل المجلد الصفحة الجلسة
    الدورة الملحق و رقم عام سنة يوم
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let after: Set<String> = Set(
    """
    per million billion percent years months days hours
    millions milliards pour ans années mois jours heures
    millones por años meses días horas
    млн млрд тыс процентов процента лет года год месяцев дней часов
    مليون بليون مليار سنة سنوات شهرا أشهر يوما أيام ساعة ساعات
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let chineseBefore: Set<Character> = [
    "第", "约", "在", "和", "或", "至", "到", "过", "于", "近", "逾", "共", "从", "有", "为", "达", "及", "与",
  ]
  private static let chineseAfter: Set<Character> = [
    "年", "月", "日", "万", "亿", "个", "名", "次", "届", "天", "项", "条", "段", "国", "人", "号", "周", "岁",
  ]
}
