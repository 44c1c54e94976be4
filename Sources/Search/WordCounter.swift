import Documents
import Store
import Text

/// Counts the words of passages, and those near the matches of a query.
///
/// Reads every text of the index once, for what is frequent is so against the rest: about a second for
/// a hundred megabytes. No word is left out by a list; words that stand everywhere have low measures.
package struct WordCounter {
  package struct Options: Sendable {
    package var measure: WordList.Measure?
    /// Words on each side of a match whose words are counted; `nil` counts all words of the passages.
    package var window: Int?
    /// Rarer words are left out.
    package var least = 1

    package init() {}
  }

  private let reader: Reader
  private let search: SearchOptions
  private let options: Options

  package init(_ catalogue: Catalogue, _ search: SearchOptions, _ options: Options) {
    reader = catalogue.reader
    self.search = search
    self.options = options
  }

  /// What is known of a word.
  private struct Count {
    var inside = 0
    var outside = 0
    var near = 0
    var passages = 0
    var documents = 0
    var lastPassage: Int64 = -1
    var lastDocument: Int64 = -1
    var shown = ""
  }

  /// What is known of a language's words.
  private struct Totals {
    var inside = 0
    var outside = 0
    /// Words near matches, and matches.
    var near = 0
    var matches = 0
  }

  /// The words of the passages that a query finds; of all that the options let through where it is
  /// empty.
  ///
  /// - Throws: ``StoreError``.
  package func list(_ text: String) throws -> WordList {
    let read = QueryReader.read(text)
    var planner = try Planner(reader: reader, options: search, scope: read.scope)
    let plan = try planner.plan(read.query)
    let isNarrow = read.query != .everything || search.isNarrowing
    let wanted =
      isNarrow
      ? try reader.passages(matching: plan.expression, plan.filter, seconds: search.seconds)
        .passages : nil
    let phrases = options.window == nil ? [] : planner.phrases.map { WantedPhrase($0) }
    var counter = Counter(
      words: reader.words, phrases: phrases, window: options.window ?? 0, wanted: wanted)
    let deadline = WordCounter.deadline(search.seconds)
    var isComplete = true
    try reader.forEachText { paragraph, document, language, text in
      counter.add(text, language, paragraph, document)
      isComplete = !deadline()
      return isComplete
    }
    var remarks = read.remarks + planner.remarks
    if !isComplete {
      remarks.append("counting stopped after \(Int(search.seconds)) seconds; the rest is missing")
    }
    let all = rows(counter, isNarrow: isNarrow)
    return WordList(
      query: read.description, rows: Array(all.dropFirst(search.offset).prefix(search.limit)),
      offset: search.offset, total: all.count, passages: counter.passages, remarks: remarks)
  }

  private func rows(_ counter: Counter, isNarrow: Bool) -> [WordList.Row] {
    let measure =
      options.measure
      ?? (options.window != nil ? .logDice : isNarrow ? .logLikelihood : .frequency)
    var rows: [WordList.Row] = []
    for (number, count) in counter.counts.enumerated() {
      let frequency = options.window == nil ? count.inside : count.near
      guard frequency >= max(1, options.least) else { continue }
      let code = counter.vocabulary.language(of: number)
      let totals = counter.totals[code] ?? Totals()
      let total = count.inside + count.outside
      var likelihood: Double?
      var dice: Double?
      if options.window != nil {
        likelihood = Association.logLikelihood(
          inside: count.near, part: totals.near, outside: total - count.near,
          rest: totals.inside + totals.outside - totals.near)
        dice = Association.logDice(
          together: count.near, first: totals.matches, second: total)
      } else if isNarrow {
        likelihood = Association.logLikelihood(
          inside: count.inside, part: totals.inside, outside: count.outside, rest: totals.outside)
      }
      rows.append(
        WordList.Row(
          word: count.shown, language: Counter.language(code), frequency: count.inside,
          passages: count.passages, documents: count.documents, total: total,
          near: options.window == nil ? nil : count.near, logLikelihood: likelihood,
          logDice: dice))
    }
    return rows.sorted { a, b in
      let (first, second) = (a.value(of: measure), b.value(of: measure))
      if first != second { return first > second }
      if a.frequency != b.frequency { return a.frequency > b.frequency }
      return (a.word, a.language?.code ?? "") < (b.word, b.language?.code ?? "")
    }
  }

  private static func deadline(_ seconds: Double) -> () -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    return { clock.now > end }
  }

  /// The counts while texts go by.
  private struct Counter {
    /// For matches.
    let words: PassageTokenizer
    /// For counts.
    let breaker = PassageTokenizer(stems: .left)
    let phrases: [WantedPhrase]
    let window: Int
    let wanted: PassageSet?
    var vocabulary = Vocabulary()
    var counts: [Count] = []
    var totals: [UInt16: Totals] = [:]
    var passages = 0

    init(words: PassageTokenizer, phrases: [WantedPhrase], window: Int, wanted: PassageSet?) {
      self.words = words
      self.phrases = phrases
      self.window = window
      self.wanted = wanted
    }

    static func code(_ language: Language?) -> UInt16 {
      let letters = Array((language?.code ?? "").utf8.prefix(2))
      return letters.count == 2 ? UInt16(letters[0]) | UInt16(letters[1]) << 8 : 0
    }

    static func language(_ code: UInt16) -> Language? {
      guard code != 0 else { return nil }
      return Language(
        String(decoding: [UInt8(code & 0xFF), UInt8(code >> 8)], as: UTF8.self))
    }

    mutating func add(
      _ text: String, _ language: Language?, _ paragraph: ParagraphID, _ document: DocumentID
    ) {
      let code = Counter.code(language)
      let isInside = wanted?.contains(paragraph) ?? true
      if isInside { passages += 1 }
      let near = isInside && !phrases.isEmpty ? nearby(text, language, code) : []
      var position = -1
      var total = totals[code] ?? Totals()
      breaker.forEachToken(of: text, language: language) { token in
        if !token.isColocated { position += 1 }
        guard token.kind == .word || token.kind == .dictionaryWord else { return }
        let skipped = token.kind == .dictionaryWord ? 1 : 0
        let number = vocabulary.number(
          of: UnsafeBufferPointer(rebasing: token.bytes[skipped...]), code)
        if number == counts.count { counts.append(Count()) }
        guard isInside else {
          counts[number].outside += 1
          total.outside += 1
          return
        }
        total.inside += 1
        counts[number].inside += 1
        if near.indices.contains(position), near[position] {
          counts[number].near += 1
          total.near += 1
        }
        if counts[number].lastPassage != paragraph.value {
          counts[number].lastPassage = paragraph.value
          counts[number].passages += 1
          if counts[number].lastDocument != document.value {
            counts[number].lastDocument = document.value
            counts[number].documents += 1
            if counts[number].shown.isEmpty {
              counts[number].shown = text[utf8: token.start..<token.end].lowercased()
            }
          }
        }
      }
      totals[code] = total
    }

    /// Which positions of the passage stand near a match and in none.
    private mutating func nearby(
      _ text: String, _ language: Language?, _ code: UInt16
    ) -> [Bool] {
      let passage = PassageWords(text, language: language, words: words)
      let found = phrases.flatMap { passage.occurrences(of: $0) }
      guard !found.isEmpty else { return [] }
      totals[code, default: Totals()].matches += found.count
      // A Chinese word takes two positions, about.
      let reach = language == .chinese ? 2 * window : window
      var near = [Bool](repeating: false, count: passage.count)
      for range in found {
        let first = max(0, range.lowerBound - reach)
        let last = min(near.count, range.upperBound + reach)
        for position in first..<max(first, last) { near[position] = true }
      }
      for range in found { for position in range { near[position] = false } }
      return near
    }
  }
}
