import Documents
import Foundation
import TestSupport
import Testing

@testable import Indexing

@Suite struct ReaderPoolTests {
  /// Reads `paths` with a reader that is a shell script.
  private func read(
    _ script: String, _ paths: [String], workers: Int = 2, seconds: Double = 20,
    answer: Int = 1 << 30
  ) throws -> [(String, FileReading)] {
    let folder = try TemporaryFolder()
    let program = try folder.write("reader", "#!/bin/bash\n" + script, executable: true)
    let pool = ReaderPool(
      program: program, workers: workers, limits: .init(seconds: seconds, answer: answer))
    var readings: [(String, FileReading)] = []
    try pool.read(paths) { readings.append(($0, $1)) }
    return readings
  }

  @Test(arguments: [
    ("exit 3", "ended with status 3"), ("kill -SEGV $$", "crashed (signal 11)"),
    ("kill -KILL $$", "was killed"), ("kill -XCPU $$", "more processor time than allowed"),
    ("exec >&-; sleep 60", "was killed"),
    ("printf '\\003\\000\\000\\000\\000\\000\\000\\000abc'; sleep 9", "cannot be understood"),
    ("printf '\\377\\377\\377\\377\\377\\377\\377\\177'; sleep 9", "more than"),
  ])
  func `a reader that dies costs its file alone and says how`(script: String, told: String) throws {
    let readings = try read(script, ["a", "b", "c"])
    #expect(readings.map(\.0) == ["a", "b", "c"])
    for (path, reading) in readings {
      #expect(reading.failed)
      #expect(reading.findings.map(\.kind) == ["reader-died"])
      #expect(reading.findings.map(\.place) == [path])
      let message = reading.findings.first?.message ?? ""
      #expect(message.contains(told), "\(message)")
    }
  }

  /// An answer that is an empty reading: no documents, no findings, not failed, no format.
  private static let answers = """
    while IFS= read -r -d '' path; do
      printf '\\004\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000'
    done
    """

  @Test func `a reader that answers in time is not ended`() throws {
    let readings = try read(Self.answers, ["a", "b"], seconds: 20)
    #expect(readings.map(\.1) == [FileReading(), FileReading()])
  }

  @Test(arguments: [(3, ["reader-died"]), (4, [])])
  func `an answer longer than allowed is not taken`(longest: Int, kinds: [String]) throws {
    let readings = try read(Self.answers, ["a", "b"], answer: longest)
    for (_, reading) in readings { #expect(reading.findings.map(\.kind) == kinds) }
  }

  /// It hangs with a child of its own, or dies and leaves one behind.
  @Test(arguments: [("wait", "reader-timeout"), ("kill -SEGV $$", "reader-died")])
  func `a reader is ended with all that it started`(end: String, kind: String) throws {
    let folder = try TemporaryFolder()
    let note = folder.path + "/child"
    let script = "sleep 60 >/dev/null & echo $! >\(note).new; mv \(note).new \(note); \(end)"
    let readings = try read(script, ["a"], workers: 1, seconds: 1)
    #expect(readings.first?.1.findings.map(\.kind) == [kind])
    let child = try String(contentsOfFile: note, encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    // Killed, it is gone or waits to be reaped by whoever adopted it.
    var state = "R"
    for _ in 0..<100 where !["", "Z", "X"].contains(state) {
      usleep(10_000)
      let line = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      state = line?.components(separatedBy: ") ").last.map { String($0.prefix(1)) } ?? ""
    }
    #expect(["", "Z", "X"].contains(state), "\(child) is \(state)")
  }

  /// The real reader, under a shell that allows it little; what the reader sets itself is never more.
  @Test func `a file that needs more memory than allowed costs itself alone`() throws {
    let folder = try TemporaryFolder()
    let large = try folder.write("large.txt", "")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: large))
    // Nothing is written: a file of holes.
    try file.truncate(atOffset: 250 << 20)
    try file.close()
    let good = try folder.write("good.txt", "The keeper asks for a lamp.")
    let reader = Program.products.appendingPathComponent("travaux-reader").path
    let readings = try read(
      "ulimit -v 300000; exec '\(reader)'", [good, large, good], workers: 1)
    #expect(readings.map(\.1.failed) == [false, true, false])
    #expect(readings[1].1.findings.map(\.kind) == ["reader-died"])
  }

  @Test func `a reader bounds its own memory`() throws {
    let reader = Program.products.appendingPathComponent("travaux-reader")
    let process = Process()
    process.executableURL = reader
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    // It has answered once, so it has begun.
    try input.fileHandleForWriting.write(contentsOf: Data("/no/such/file\0".utf8))
    _ = try output.fileHandleForReading.read(upToCount: 1)
    let limits = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/limits", encoding: .utf8)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let line = try #require(
      limits.split(separator: "\n").first { $0.hasPrefix("Max address space") })
    let bound = try #require(line.split(separator: " ").dropFirst(3).first.flatMap { Int($0) })
    #expect(bound <= 3 << 30)
  }

  @Test func `a program that is not there is an error`() throws {
    let pool = ReaderPool(program: "/no/such/reader", workers: 1)
    #expect(throws: IndexingError.workerMissing(path: "/no/such/reader")) {
      try pool.read(["a"]) { _, _ in }
    }
  }

  @Test func `answers come in the order of the paths, whoever was first`() throws {
    let script = """
      while IFS= read -r -d '' path; do
        case $path in 1*) sleep 0.3;; esac
        printf '\\004\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000'
      done
      """
    let folder = try TemporaryFolder()
    let program = try folder.write("reader", "#!/bin/bash\n" + script, executable: true)
    var order: [String] = []
    let paths = (1...40).map(String.init)
    try ReaderPool(program: program, workers: 3).read(paths) { path, reading in
      order.append(path)
      #expect(reading == FileReading())
    }
    #expect(order == paths)
  }
}
