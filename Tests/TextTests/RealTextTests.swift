import Foundation
import Testing

@testable import Text

/// Our words beside ICU's in the text files of a folder, for `tools/check-words`.
struct RealTextTests {
  private static let variables = ProcessInfo.processInfo.environment

  /// What may make a difference.
  private enum Cause: String, CaseIterable {
    /// ICU's dictionary reaches over what is no ideograph: we cut where the script changes.
    case ideographs = "beside ideographs"
    /// `@` and `:` part words here; versions of ICU differ in them.
    case tailoring = "at @ or :"
    /// None that is known.
    case unknown = "other"
  }

  private struct Count {
    var words = 0
    var same = 0
    var differences: [Cause: Int] = [:]
    var examples: [Cause: [String]] = [:]
  }

  @Test(.enabled(if: variables["TRAVAUX_WORDS"] != nil, "no folder of texts is named"))
  func `words of real text are those of ICU`() throws {
    let folder = URL(fileURLWithPath: try #require(Self.variables["TRAVAUX_WORDS"]))
    let breaker = Breaker()
    var counts: [String: Count] = [:]
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for name in (files ?? []).sorted() {
      guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      else { continue }
      for line in text.split(whereSeparator: \.isNewline) {
        compare(String(line), breaker, &counts[Self.script(of: line), default: Count()])
      }
    }
    let all = counts.values.reduce(0) { $0 + $1.words }
    #expect(all > 0, "no UTF-8 text in \(folder.path)")
    for (script, count) in counts.sorted(by: { $0.key < $1.key }) {
      let causes = Cause.allCases.map { "\($0.rawValue) \(count.differences[$0] ?? 0)" }
      let share = Double(count.same) / Double(max(1, count.words))
      print(
        "\(script): \(String(format: "%.6f", share)) of \(count.words) words;"
          + " differences: \(causes.joined(separator: ", "))")
      for cause in Cause.allCases {
        for example in count.examples[cause] ?? [] { print("  \(cause.rawValue): \(example)") }
      }
    }
    // All that is not written down in WordBreaker's own description.
    let unknown = counts.values.reduce(0) { $0 + ($1.differences[.unknown] ?? 0) }
    print("words: \(1 - Double(unknown) / Double(max(1, all)))")
    #expect(unknown == 0)
  }

  /// Words of alphabets and numbers; ideographs go to ICU as they are.
  private func compare(_ line: String, _ breaker: Breaker, _ count: inout Count) {
    let raw = breaker.rawWords(line)
    let runs = raw.filter { $0.kind != .alphabetic }.map { $0.start..<$0.end }
    let ours = Set(raw.filter { $0.kind == .alphabetic }.map { $0.start..<$0.end })
    let bytes = Array(line.utf8)
    var next = 0
    let theirs = Set(
      breaker.wordsOfICU(line).filter { word in
        while next < runs.count, runs[next].upperBound <= word.lowerBound { next += 1 }
        // A word that only reaches into a run is a difference.
        return next == runs.count
          || !(runs[next].lowerBound <= word.lowerBound
            && word.upperBound <= runs[next].upperBound)
      })
    count.words += ours.union(theirs).count
    count.same += ours.intersection(theirs).count
    for word in ours.symmetricDifference(theirs).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let near = max(0, word.lowerBound - 1)..<min(bytes.count, word.upperBound + 1)
      let cause: Cause =
        runs.contains { $0.overlaps(near) }
        ? .ideographs
        : bytes[near].contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") }
          ? .tailoring : .unknown
      count.differences[cause, default: 0] += 1
      if count.examples[cause, default: []].count < 3 {
        let whose = ours.contains(word) ? "ours" : "ICU's"
        count.examples[cause, default: []].append(
          "\(whose) \(String(decoding: bytes[word], as: UTF8.self).debugDescription)")
      }
    }
  }

  /// The script of most letters of a line, so that a folder needs no names for its languages.
  private static func script(of line: Substring) -> String {
    var counts: [String: Int] = [:]
    for scalar in line.unicodeScalars where scalar.properties.isAlphabetic {
      let script =
        switch scalar.value {
        case 0x370..<0x400: "Greek"
        case 0x400..<0x530: "Cyrillic"
        case 0x590..<0x600: "Hebrew"
        case 0x600..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFF00: "Arabic"
        case 0x3040..<0xA000, 0x20000..<0x30000: "Chinese"
        case 0..<0x250, 0x1E00..<0x1F00: "Latin"
        default: "other"
        }
      counts[script, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "no letters"
  }
}
