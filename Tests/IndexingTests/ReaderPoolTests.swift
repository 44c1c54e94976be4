import Documents
import TestSupport
import Testing

@testable import Indexing

@Suite struct ReaderPoolTests {
  /// Reads `paths` with a reader that is a shell script.
  private func read(
    _ script: String, _ paths: [String], workers: Int = 2, seconds: Double = 20
  ) throws -> [(String, FileReading)] {
    let folder = try TemporaryFolder()
    let program = try folder.write("reader", "#!/bin/sh\n" + script, executable: true)
    let pool = ReaderPool(program: program, workers: workers, limits: .init(seconds: seconds))
    var readings: [(String, FileReading)] = []
    try pool.read(paths) { readings.append(($0, $1)) }
    return readings
  }

  @Test(arguments: [
    ("exit 3", "ended with status 3"), ("kill -SEGV $$", "crashed (signal 11)"),
    ("kill -KILL $$", "was killed"),
    ("printf '\\003\\000\\000\\000\\000\\000\\000\\000abc'; sleep 9", "cannot be understood"),
    ("printf '\\377\\377\\377\\377\\377\\377\\377\\177'; sleep 9", "more than"),
  ])
  func `a reader that dies costs its file alone and says how`(script: String, told: String) throws {
    let readings = try read(script, ["a", "b", "c"])
    #expect(readings.map(\.0) == ["a", "b", "c"])
    for (path, reading) in readings {
      #expect(reading.failed)
      #expect(reading.findings.map(\.place) == [path])
      #expect(reading.findings.first?.message.contains(told) == true)
    }
  }

  @Test func `a reader that hangs is ended`() throws {
    let readings = try read("sleep 60", ["a"], seconds: 0.2)
    #expect(readings.first?.1.findings.map(\.kind) == ["reader-timeout"])
  }

  @Test func `a program that is not there is an error`() throws {
    let pool = ReaderPool(program: "/no/such/reader", workers: 1)
    #expect(throws: IndexingError.workerMissing(path: "/no/such/reader")) {
      try pool.read(["a"]) { _, _ in }
    }
  }

  @Test func `answers come in the order of the paths, whoever was first`() throws {
    // Each answer is an empty reading: no documents, no findings, not failed.
    let script = """
      while IFS= read -r -d '' path; do
        case $path in 1*) sleep 0.3;; esac
        printf '\\003\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000'
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
