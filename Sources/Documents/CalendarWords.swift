/// Names of months and weekdays in the six official languages, folded: lower case, Arabic with one
/// alef and one yeh.
package enum CalendarWords {
  /// In English, as printed, from January.
  package static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `word` as the tables hold words.
  package static func folded(_ word: some StringProtocol) -> String {
    var folded = ""
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x0640, 0x064B...0x0652, 0x0670: continue
      case 0x0622, 0x0623, 0x0625, 0x0671: folded += "\u{0627}"
      case 0x0649: folded += "\u{064A}"
      default: folded += scalar.properties.lowercaseMapping
      }
    }
    return folded
  }

  /// 1 for January. English short forms are those of mastheads and of citations.
  package static let months: [String: Int] = {
    var table: [String: Int] = [:]
    let lists: [[String]] = [
      [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
      ],
      ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ],
      [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
      ],
      [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
      ],
      [
        "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيه", "يوليه", "اغسطس", "سبتمبر", "اكتوبر",
        "نوفمبر", "ديسمبر",
      ],
      ["", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "", "", ""],
    ]
    for list in lists {
      for (index, name) in list.enumerated() where !name.isEmpty { table[name] = index + 1 }
    }
    for (name, month) in [
      ("sept", 9), ("setiembre", 9), ("يونيو", 6), ("يوليو", 7), ("aout", 8), ("fevrier", 2),
      ("decembre", 12),
    ] {
      table[name] = month
    }
    return table
  }()

  /// Arabic names of two words.
  package static let monthPairs = [
    "كانون الثاني": 1, "كانون الاول": 12, "تشرين الاول": 10, "تشرين الثاني": 11,
  ]

  /// 0 for Monday.
  package static let weekdays: [String: Int] = {
    var table: [String: Int] = [:]
    for list in [
      ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
      ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
      ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
      ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
      ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
      ["الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعة", "السبت", "الاحد"],
    ] {
      for (index, name) in list.enumerated() { table[name] = index }
    }
    return table
  }()
}
