import Glibc
import Render
import Search

/// What the program was called to do, as results tell it of themselves.
struct Call: Sendable {
  private let command: String
  /// The options that decide which rows come out, in the order of the command's table.
  private let options: JSON
  /// Whether results are to prove themselves.
  private let asksForProvenance: Bool

  /// Options that decide how results look, or how the work is done, and not what they are.
  private static let outward: Set<String> = [
    "format", "index", "color", "quiet", "help", "provenance", "jobs", "resume",
  ]

  init(_ command: any Command.Type, _ given: Given) {
    self.command = command.name
    asksForProvenance = given.flag("provenance")
    options = .object(
      command.options.compactMap { option in
        guard !Call.outward.contains(option.name) else { return nil }
        switch option.form {
        case .argument: return nil
        case .flag: return given.flag(option.name) ? JSON.Member(option.name, .bool(true)) : nil
        case .value: return given.value(option.name).map { JSON.Member(option.name, .string($0)) }
        case .values:
          let values = given.values(option.name)
          return values.isEmpty ? nil : JSON.Member(option.name, .list(values) { .string($0) })
        }
      })
  }

  /// What proves the results; `nil` when nobody asked for it.
  ///
  /// - Parameters:
  ///   - query: what was asked for, as it was read.
  ///   - facts: what else decides which rows come out, put with the options or in their place.
  func provenance(
    _ query: String?, _ catalogue: Catalogue? = nil, facts: [JSON.Member] = []
  ) throws -> Provenance? {
    asksForProvenance ? try certainProvenance(query, catalogue, facts: facts) : nil
  }

  /// What proves the results, asked for or not.
  func certainProvenance(
    _ query: String?, _ catalogue: Catalogue?, facts: [JSON.Member] = []
  ) throws -> Provenance {
    let state = try catalogue?.state()
    return Provenance(
      command: command, query: query, options: options.replacing(facts), index: state?.fingerprint,
      revision: state?.revision, version: Version.number, date: Call.date())
  }

  /// The time of the run in UTC: `2135-12-07T09:30:00Z`. `SOURCE_DATE_EPOCH` stands in for the clock, so
  /// that output can be made again to the byte. Source: <https://reproducible-builds.org/specs/source-date-epoch/>.
  static func date() -> String {
    var now = environment("SOURCE_DATE_EPOCH").flatMap { time_t($0) } ?? time(nil)
    var parts = tm()
    guard gmtime_r(&now, &parts) != nil else { return "1970-01-01T00:00:00Z" }
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
