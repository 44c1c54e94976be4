import Documents
import Glibc
import Search
import Store

/// Asks an index the queries of a log, for `tools/bench`: `travaux-bench INDEX LOG [whole | agree]`.
///
/// A line of the log is a kind, a tab and words. The log is asked twice in one process, and the times
/// of the second turn are printed as one line of JSON. Without `whole` the store is asked for the ten
/// best rows and their number, which is what other engines do; with it, everything that a search of
/// the command does but print. With `agree` nothing is timed: the ten best of each query are asked for
/// with passing over and with scoring all, and the queries whose answers differ are an error.
@main
struct Benchmark {
  struct Failure: Error { let message: String }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      throw Failure(message: "travaux-bench INDEX LOG [whole | agree]")
    }
    let reader = try Reader(path: arguments[1])
    let log = try lines(of: arguments[2]).compactMap { line -> (kind: String, text: String)? in
      let parts = line.split(separator: "\t")
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
    if arguments.dropFirst(3).first == "agree" { return try compare(log, reader) }
    let isWhole = arguments.dropFirst(3).first == "whole"
    let searcher = Searcher(reader)
    var times: [String] = []
    for _ in 0..<2 {
      times = []
      for (kind, text) in log {
        let start = nanoseconds()
        let total: Int
        if isWhole {
          total = try searcher.search(query(kind, text), SearchOptions()).total
        } else {
          total = try reader.search(SearchRequest(try expression(kind, text, reader))).total
        }
        let taken = Double(nanoseconds() - start) / 1e6
        times.append("[\"\(kind)\", \(taken), \(total)]")
      }
    }
    print("{\"times\": [\(times.joined(separator: ", "))], \"memory\": \(try ownMemory())}")
  }

  private static func compare(_ log: [(kind: String, text: String)], _ reader: Reader) throws {
    var differing: [String] = []
    for (kind, text) in log {
      let request = SearchRequest(try expression(kind, text, reader))
      reader.prunes = true
      let pruned = try reader.search(request)
      reader.prunes = false
      if try reader.search(request) != pruned { differing.append("\(kind) \(text)") }
    }
    guard differing.isEmpty else {
      throw Failure(message: "other hits when all are scored: \(differing.joined(separator: "; "))")
    }
    print("{\"same\": \(log.count)}")
  }

  private static func expression(
    _ kind: String, _ text: String, _ reader: Reader
  ) throws -> MatchExpression {
    let words = try text.split(separator: " ").map {
      MatchExpression.phrase(try reader.positions(of: String($0)))
    }
    switch kind {
    case "phrase": return .phrase(try reader.positions(of: text))
    case "prefix":
      // The letters alone, as a search with a star asks: nothing that begins as their stem does.
      let positions = reader.words.positions(of: text, languages: []).map(\.asTyped)
      return .phrase(positions, isPrefix: true)
    case "or": return .or(words)
    default: return words.count == 1 ? words[0] : .and(words)
    }
  }

  private static func query(_ kind: String, _ text: String) -> String {
    switch kind {
    case "phrase": "\"\(text)\""
    case "prefix": text + "*"
    case "or": text.split(separator: " ").joined(separator: " OR ")
    default: text
    }
  }

  private static func lines(of path: String) throws -> [String] {
    guard let file = fopen(path, "r") else { throw Failure(message: "no file \(path)") }
    defer { fclose(file) }
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while getline(&line, &capacity, file) > 0, let bytes = line {
      lines.append(String(cString: bytes).filter { $0 != "\n" })
    }
    return lines
  }

  private static func nanoseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// Bytes that are the process's own, without pages of files.
  private static func ownMemory() throws -> Int {
    let line = try lines(of: "/proc/self/status").first { $0.hasPrefix("RssAnon:") }
    return 1024 * (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0)
  }
}
