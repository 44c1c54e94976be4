import Documents
import Testing

@testable import Reading

/// Programmes of work of every kind that committees print, each as an invented specimen.
@Suite struct ProgrammeKindTests {
  /// One line a slot: day, start, end, meeting and entries, `5(d)*` for a continued item, `-` for no
  /// item.
  private func slots(_ text: String, name: String = "specimen.txt") -> [String] {
    document(text, name: name).programme.map { slot in
      let meeting = slot.meeting.map { " m\($0)" } ?? ""
      let time =
        [slot.start, slot.end].map { $0?.description ?? "-" }.joined(separator: " ") + meeting
      let entries = slot.entries.map { ($0.item ?? "-") + ($0.continued ? "*" : "") }
      return "\(slot.date) \(time) \(entries.joined(separator: ","))"
    }
  }

  @Test func `three columns with the item between time and title`() {
    #expect(
      slots(
        """
        XX/2088/11
        Proposed organization of work
        Date/time\tAgenda item\tTitle or description
        Monday, 5 September 2089\tOfficial holiday
        Tuesday, 6 September 2089
        10 a.m.–1 p.m.\t1\tOpening of the session
        \t2\tElection of officers
        3–6 p.m.\t6\tPreventive measures (continued)
        \t6 (a)\tLocks
        """) == [
          "2089-09-05 - - -", "2089-09-06 10:00 13:00 1,2", "2089-09-06 15:00 18:00 6*,6(a)",
        ])
  }

  @Test func `four columns with the number of the meeting`() {
    #expect(
      slots(
        """
        XX/2088/12
        Programme of work
        Meeting\tDate\tTime\tProgramme
        1st\tTuesday, 6 September 2089\t10 a.m.–1 p.m.\tItem 1. Opening of the session
        2nd\t\t3–6 p.m.\tItem 3. Clocks
        3rd\tWednesday, 7 September 2089\t10 a.m.–1 p.m.\tItem 3. Clocks (continued)
        """) == [
          "2089-09-06 10:00 13:00 m1 1", "2089-09-06 15:00 18:00 m2 3",
          "2089-09-07 10:00 13:00 m3 3*",
        ])
  }

  @Test func `a slot that nothing is planned for is a slot`() {
    #expect(
      slots(
        """
        XX/2088/13
        Programme of work
        Date/time\tItem/programme
        Tuesday, 6 September 2089
        10 a.m.–1 p.m.\t3. Clocks
        3–6 p.m.\t
        Wednesday, 7 September 2089
        10 a.m.–1 p.m.\t4. Lamps
        """) == ["2089-09-06 10:00 13:00 3", "2089-09-06 15:00 18:00 ", "2089-09-07 10:00 13:00 4"])
  }

  @Test func `a time in the cell of the day, and both stretches of one day in a cell`() {
    #expect(
      slots(
        """
        XX/2088/14
        Programme of work
        Date\tSubject
        Tuesday, 6 September 2089, 10 a.m.–1 p.m.\tItem 3: Clocks
        Wednesday, 7 September 2089¶10 a.m.–1 p.m. and 3–6 p.m.\tItem 4: Lamps
        """) == [
          "2089-09-06 10:00 13:00 3", "2089-09-07 10:00 13:00 4", "2089-09-07 15:00 18:00 4",
        ])
  }

  @Test func `a committee's programme in prose`() {
    #expect(
      slots(
        """
        A/C.2/144/L.1
        Draft programme of work of the Second Committee
        Monday, 3 October 2089
        10 a.m.
        General debate
        3 p.m.
        Item 16: Clocks
        (a) Sundials
        (b) Hourglasses
        Thursday, 6 October 2089
        10 a.m. and 3 p.m.
        Item 17: Lamps (continued)
        """) == [
          "2089-10-03 10:00 - -", "2089-10-03 15:00 - 16,16(a),16(b)", "2089-10-06 10:00 - 17*",
          "2089-10-06 15:00 - 17*",
        ])
  }

  @Test(arguments: [
    ("""
    XX/2088/21
    Programme de travail
    Date/heure\tPoint de l’ordre du jour
    Mardi 6 septembre 2089
    De 10 heures à 13 heures\tPoint 3. Horloges
    De 15 heures à 18 heures\tPoint 3. Horloges (suite)
    \ta) Cadrans solaires
    """),
    ("""
    XX/2088/21
    Programa de trabajo
    Fecha/hora\tTema del programa
    Martes 6 de septiembre de 2089
    De las 10.00 a las 13.00 horas\tTema 3. Relojes
    De las 15.00 a las 18.00 horas\tTema 3. Relojes (continuación)
    \ta) Relojes de sol
    """),
    ("""
    XX/2088/21
    Программа работы
    Дата/время\tПункт повестки дня
    Вторник, 6 сентября 2089 года
    10 ч. 00 м.–13 ч. 00 м.\tПункт 3. Часы
    15 ч. 00 м.–18 ч. 00 м.\tПункт 3. Часы (продолжение)
    \ta) Солнечные часы
    """),
    ("""
    XX/2088/21
    برنامج العمل
    التاريخ/الوقت\tبند جدول الأعمال
    الثلاثاء، 6 أيلول/سبتمبر 2089
    00/10-00/13\tالبند 3 - الساعات
    00/15-00/18\tالبند 3 - الساعات (تابع)
    \t(أ) الساعات الشمسية
    """),
    ("""
    XX/2088/21
    工作方案
    日期/时间\t议程项目
    2089年9月6日星期二
    上午10时至下午1时\t议程项目3. 钟表
    下午3时至6时\t议程项目3. 钟表(续)
    \t(a) 日晷
    """),
  ])
  func `tables in the other five languages`(text: String) {
    #expect(slots(text) == ["2089-09-06 10:00 13:00 3", "2089-09-06 15:00 18:00 3*,3(a)"])
  }

  @Test func `a year that nothing prints beside the days is taken from the session's, and said`() {
    let read = document(
      """
      XX/2088/15
      New Harbour, 6–10 September 2089
      Programme of work
      Date/time\tItem
      Tuesday, 6 September
      10 a.m.–1 p.m.\t3. Clocks
      """)
    #expect(read.programme.map(\.date.description) == ["2089-09-06"])
    #expect(read.findings.map(\.kind) == ["year-inferred"])
  }

  @Test func `a table that goes on behind a repeated header in the middle of a slot`() {
    #expect(
      slots(
        """
        XX/2088/16
        Programme of work
        Date/time\tAgenda item/programme
        Tuesday, 6 September 2089
        10 a.m.–1 p.m.\t3. Clocks
        Date/time (continued)\tAgenda item/programme
        \t(a) Sundials
        3–6 p.m.\t4. Lamps
        """) == ["2089-09-06 10:00 13:00 3,3(a)", "2089-09-06 15:00 18:00 4"])
  }

  @Test(
    arguments: [
      ("3rd meeting", [3]), ("1st and 2nd plenary meetings", [1, 2]), ("Meeting 3", [3]),
      ("Meeting No. 14", [14]), ("First meeting", [1]), ("22nd (closed) meeting", nil),
      ("2nd meeting (closed)", [2]), ("3e séance", [3]), ("1re et 2e séances", [1, 2]),
      ("3ème séance plénière", [3]), ("Séance n° 3", [3]), ("Première séance", [1]),
      ("3ª sesión", [3]), ("1ª y 2ª sesiones", [1, 2]), ("3.ª sesión plenaria", [3]),
      ("Sesión núm. 4", [4]), ("3-е заседание", [3]), ("1-е и 2-е заседания", [1, 2]),
      ("Заседание № 3", [3]), ("Третье заседание", [3]), ("الجلسة 3", [3]), ("الجلسة الثالثة", [3]),
      ("الجلستان 1 و2", [1, 2]), ("الجلسة العامة ٣", [3]), ("第3次会议", [3]), ("第三次会议", [3]),
      ("第1次和第2次会议", [1, 2]), ("第12次全体会议", [12]), ("1st–3rd meetings", [1, 2, 3]),
      ("Meeting, 10 a.m.", nil), ("10 a.m. meeting", nil), ("3 September meeting", nil),
      ("10 meetings", nil), ("Report of the 3rd meeting", nil), ("35º período de sesiones", nil),
      ("3rd meeting: clocks", nil), ("Meeting 3 March", nil), ("", nil), ("第", nil), ("3rd", nil),
    ] as [(String, [Int]?)])
  func `a line that names a meeting and no more`(text: String, numbers: [Int]?) {
    #expect(MeetingNumbers.only(in: text, isColumn: false) == numbers)
  }

  @Test(
    arguments: [
      ("3", [3]), ("1st", [1]), ("4 and 5", [4, 5]), ("4–6", [4, 5, 6]), ("3rd (private)", [3]),
      ("第4次", [4]), ("4-е", [4]), ("4e", [4]), ("٤", [4]), ("Opening", nil), ("10 a.m.", nil),
    ] as [(String, [Int]?)])
  func `a cell of the column of meetings`(text: String, numbers: [Int]?) {
    #expect(MeetingNumbers.only(in: text, isColumn: true) == numbers)
  }

  @Test func `a meeting for each part of the day, in the cell of the time or in lines`() {
    #expect(
      slots(
        """
        XX/2088/17
        Programme of work
        Date\tMeeting\tTime\tItem
        Tuesday, 6 September 2089\t1st and 2nd\t10 a.m.–1 p.m. and 3–6 p.m.\tItem 3. Clocks
        Wednesday, 7 September 2089\t\t10 a.m.–1 p.m.\tItem 4. Lamps
        \t4th\t\tItem 5. Sails
        """) == [
          "2089-09-06 10:00 13:00 m1 3", "2089-09-06 15:00 18:00 m2 3", "2089-09-07 10:00 13:00 4",
          "2089-09-07 - - m4 5",
        ])
    #expect(
      slots(
        """
        XX/2088/18
        Programme of work
        Date/time\tItem
        Tuesday, 6 September 2089
        10 a.m.–1 p.m.¶1st meeting\tItem 3. Clocks
        3–6 p.m. (2nd meeting)\tItem 4. Lamps
        """) == ["2089-09-06 10:00 13:00 m1 3", "2089-09-06 15:00 18:00 m2 4"])
    #expect(
      slots(
        """
        XX/2088/19
        Draft programme of work
        Tuesday, 6 September 2089
        3rd meeting
        10 a.m.–1 p.m.
        Item 3. Clocks
        4th meeting
        3–6 p.m.
        Item 4. Lamps
        Wednesday, 7 September 2089
        10 a.m.–1 p.m.
        5th meeting
        Item 5. Sails
        """) == [
          "2089-09-06 10:00 13:00 m3 3", "2089-09-06 15:00 18:00 m4 4",
          "2089-09-07 10:00 13:00 m5 5",
        ])
  }

  @Test(arguments: [
    ("5 October 2089", ["10-05"]), ("5 and 6 October 2089", ["10-05", "10-06"]),
    ("5, 6 and 8 October 2089", ["10-05", "10-06", "10-08"]),
    (
      "26 to 28 October and 3 to 4 November 2089",
      ["10-26", "10-27", "10-28", "11-03", "11-04"]
    ),
    ("23 October and 6 November 2089", ["10-23", "11-06"]),
    ("30 September–2 October 2089", ["09-30", "10-01", "10-02"]),
    ("Monday, 6, to Thursday, 9 October 2089", ["10-06", "10-07", "10-08", "10-09"]),
    ("du 5 au 7 octobre 2089", ["10-05", "10-06", "10-07"]),
    ("1er et 2 octobre 2089", ["10-01", "10-02"]),
    ("del 5 al 7 de octubre de 2089", ["10-05", "10-06", "10-07"]),
    ("5 y 6 de octubre de 2089", ["10-05", "10-06"]),
    ("с 5 по 7 октября 2089 года", ["10-05", "10-06", "10-07"]),
    ("5 и 6 октября 2089 года", ["10-05", "10-06"]),
    ("من 5 إلى 7 تشرين الأول/أكتوبر 2089", ["10-05", "10-06", "10-07"]),
    ("5 و6 تشرين الأول/أكتوبر 2089", ["10-05", "10-06"]),
    ("2089年10月5日至7日", ["10-05", "10-06", "10-07"]), ("2089年10月5日和7日", ["10-05", "10-07"]),
    ("10 a.m., 5 October 2089", []), ("Lamps", []), ("3 and clocks", []),
  ])
  func `days named together are each a day`(text: String, days: [String]) {
    let list = DayList.first(in: Token.tokens(of: text))
    #expect(list?.firstYear == (days.isEmpty ? nil : 2089))
    #expect(
      (list?.calendarDays(year: 2089) ?? []).map { "\($0)".dropFirst(5) } == days.map { $0[...] })
  }

  @Test func `a year printed behind a January is not the December's`() {
    let list = DayList.first(in: Token.tokens(of: "30 December–2 January 2090"))
    #expect(list?.firstYear == 2089)
    #expect(
      list?.calendarDays(year: 2089).map(\.description) == [
        "2089-12-30", "2089-12-31", "2090-01-01", "2090-01-02",
      ])
  }

  @Test
  func `a day in the middle of a row is above its time, and who introduces an item is no entry`() {
    let text = """
      XX/2088/22
      Provisional timetable
      Date and time\tAgenda item\tIntroduced by\tDocuments
      10.00–10.15\tTuesday, 6 September 2089¶Opening\tExecutive Secretary
      10.15–11.30\tItem 1: Clocks\tSecretariat\tXX/2088/5 and XX/2088/6
      \tWednesday, 7 September 2089
      10.00–13.00\tItem 2: Lamps\tBureau
      """
    #expect(
      slots(text) == [
        "2089-09-06 10:00 10:15 -", "2089-09-06 10:15 11:30 1", "2089-09-07 10:00 13:00 2",
      ])
    let read = document(text)
    #expect(read.programme[1].entries[0].documents.map(\.display) == ["XX/2088/5", "XX/2088/6"])
    #expect(read.text("slot.2089-09-06T10:15/entry2") == "Secretariat")
  }

  @Test func `an entry that a page broke is one, and a bullet is no part of a title`() {
    var source = specimen(
      """
      XX/2088/23
      Programme of work
      Date/time\tItem
      Tuesday, 6 September 2089
      10 a.m.–1 p.m.\t3. Clocks
      \t• Report on the clocks of
      \tthe northern harbours (XX/2088/7)
      3–6 p.m.\t4. Lamps
      """)
    for index in source.blocks.indices { source.blocks[index].page = index < 6 ? 1 : 2 }
    let read = documents(from: source, fileName: "specimen.pdf").first
    let slot = read?.programme.first
    #expect(
      slot?.entries.map(\.title) == [
        "Clocks", "Report on the clocks of the northern harbours (XX/2088/7)",
      ])
    #expect(slot?.entries.last?.documents.map(\.display) == ["XX/2088/7"])
    #expect(
      read?.text("slot.2089-09-06T10:00/entry2")
        == "• Report on the clocks of the northern harbours (XX/2088/7)")
  }

  @Test(arguments: [
    "Time\tMonday, 5 September 2089\tTuesday, 6 September 2089",
    "\tMonday, 5 September\tTuesday, 6 September", "\t2089年9月5日星期一\t2089年9月6日星期二",
    "Heure\tLundi 5 septembre 2089\tMardi 6 septembre 2089",
  ])
  func `days side by side, as in a calendar`(header: String) {
    #expect(
      slots(
        """
        XX/2088/24
        New Harbour, 5–6 September 2089
        Programme of work
        \(header)
        10 a.m.–1 p.m.\t1. Opening of the session¶2. Organization\t3. Clocks (continued)
        3–6 p.m.\t3. Clocks¶(a) Sundials\t
        6.15–7 p.m.\t\tReception
        """) == [
          "2089-09-05 10:00 13:00 1,2", "2089-09-05 15:00 18:00 3,3(a)",
          "2089-09-06 10:00 13:00 3*",
          "2089-09-06 18:15 19:00 -",
        ])
  }

  @Test func `times and meetings in the cells of a calendar`() {
    #expect(
      slots(
        """
        XX/2088/25
        Programme of work
        \tMonday, 5 September 2089\tTuesday, 6 September 2089
        Morning\t10 a.m.–12 noon¶1st meeting¶3. Clocks\t9–11 a.m.¶3rd meeting¶4. Lamps¶11 a.m.–1 p.m.¶5. Sails
        Afternoon\t6. Bells\t
        """) == [
          "2089-09-05 - - 6", "2089-09-05 10:00 12:00 m1 3", "2089-09-06 09:00 11:00 m3 4",
          "2089-09-06 11:00 13:00 5",
        ])
  }

  @Test func `a header that a page repeats may be one row with what goes on below it`() {
    #expect(
      slots(
        """
        XX/2088/26
        Programme of work
        Date/time\tAgenda item\tProgramme
        Tuesday, 6 September 2089\t
        10 a.m.–1 p.m.\t3\tClocks
        Date/time\tAgenda item\tProgramme¶Interactive dialogue
        \t3 (a)\tSundials
        Date/time (continued)\tAgenda item¶3 (b)\tProgramme¶Hourglasses
        3–6 p.m.\t4\tLamps
        """) == [
          "2089-09-06 10:00 13:00 3,-,3(a),3(b)", "2089-09-06 15:00 18:00 4",
        ])
  }

  @Test func `a row of a calendar without a time goes on with the one above`() {
    #expect(
      slots(
        """
        XX/2088/27
        Programme of work
        Time\tMonday, 5 September 2089\tTuesday, 6 September 2089
        10 a.m.–1 p.m.\t3. Clocks\t4. Lamps
        \t(a) Sundials\t
        3–6 p.m.\t5. Sails\t6. Bells
        """) == [
          "2089-09-05 10:00 13:00 3,3(a)", "2089-09-05 15:00 18:00 5", "2089-09-06 10:00 13:00 4",
          "2089-09-06 15:00 18:00 6",
        ])
  }
}
