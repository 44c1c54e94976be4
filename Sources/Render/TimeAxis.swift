import Documents

/// Days laid out along a line. Stretches of time in which nothing happens are cut short, each cut
/// marked as a break, so that the rest has room.
struct TimeAxis {
  /// Where a year or month begins.
  struct Tick: Equatable {
    let x: Double
    let name: String
  }

  private struct Stretch {
    let first: Int
    let last: Int
    let start: Double
    let width: Double
  }

  /// Pixels between two stretches.
  private static let cut = 34.0
  /// A stretch of one day has this width, and longer ones at least.
  private static let least = 46.0

  private let stretches: [Stretch]
  /// The middle of each cut.
  let breaks: [Double]
  let ticks: [Tick]

  /// - Parameters:
  ///   - days: since 1970, in any order.
  ///   - left: where the axis begins, and how wide it is at most, in pixels.
  init(_ days: [Int], left: Double, width: Double) {
    let sorted = Array(Set(days)).sorted()
    var runs: [(first: Int, last: Int)] = []
    let span = (sorted.last ?? 0) - (sorted.first ?? 0)
    // Half a year, and more where the whole is long.
    let pause = max(183, span / 12)
    for day in sorted {
      if let last = runs.last, day - last.last <= pause {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    let room = max(width - Double(max(0, runs.count - 1)) * TimeAxis.cut, 1)
    let shares = runs.map { Double($0.last - $0.first) }
    let spare = max(room - Double(runs.count) * TimeAxis.least, 0)
    let days = max(shares.reduce(0, +), 1)
    var x = left
    var stretches: [Stretch] = []
    var breaks: [Double] = []
    for (run, share) in zip(runs, shares) {
      if !stretches.isEmpty {
        breaks.append(x + TimeAxis.cut / 2)
        x += TimeAxis.cut
      }
      let width = min(TimeAxis.least, room / Double(runs.count)) + spare * share / days
      stretches.append(Stretch(first: run.first, last: run.last, start: x, width: width))
      x += width
    }
    self.stretches = stretches
    self.breaks = breaks
    ticks = stretches.flatMap(TimeAxis.ticks)
  }

  /// Where a day stands; days outside stand at the nearest end.
  func x(_ day: Int) -> Double {
    guard let stretch = stretches.last(where: { $0.first <= day }) ?? stretches.first else {
      return 0
    }
    return TimeAxis.x(day, stretch)
  }

  private static func x(_ day: Int, _ stretch: Stretch) -> Double {
    let inner = stretch.width - 20
    guard stretch.last > stretch.first else { return stretch.start + stretch.width / 2 }
    let part = Double(day - stretch.first) / Double(stretch.last - stretch.first)
    return stretch.start + 10 + inner * min(max(part, 0), 1)
  }

  /// The year that a stretch begins in, and the beginnings of years or months inside it, as close as
  /// their names leave room.
  private static func ticks(_ stretch: Stretch) -> [Tick] {
    guard let first = CalendarDay(ordinal: stretch.first),
      let last = CalendarDay(ordinal: stretch.last)
    else { return [] }
    var ticks: [Tick] = []
    func add(_ name: String, _ day: Int) {
      let place = x(day, stretch)
      guard ticks.last.map({ place - $0.x >= 40 }) ?? true else { return }
      ticks.append(Tick(x: place, name: name))
    }
    if last.year - first.year < 2, stretch.width > 160 {
      var year = first.year
      var month = first.month
      while (year, month) <= (last.year, last.month) {
        if let day = CalendarDay(year: year, month: month, day: 1), day.ordinal >= stretch.first {
          add(String(day.description.prefix(7)), day.ordinal)
        }
        (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
      }
      if !ticks.isEmpty { return ticks }
    }
    if last.year > first.year {
      for year in first.year + 1...last.year {
        if let day = CalendarDay(year: year, month: 1, day: 1) { add(String(year), day.ordinal) }
      }
    }
    // The first day has the year it is in, where the next year leaves room.
    let start = x(stretch.first, stretch)
    if ticks.first.map({ $0.x - start >= 40 }) ?? true {
      ticks.insert(Tick(x: start, name: String(first.year)), at: 0)
    }
    return ticks
  }
}
