import Documents
import Foundation
import TestSupport
import Testing

@testable import Fetching

/// Answers from a list, and writes the bodies that good answers have.
private final class Script {
  var answers: [TransferAnswer]
  var requests: [TransferRequest] = []
  var waits: [Double] = []
  var body = "%PDF-1.7\nlamps\n%%EOF\n"

  init(_ answers: [TransferAnswer]) { self.answers = answers }

  /// The fetcher's own program makes the hash; here its size tells a file from another.
  static func looked(at path: String) -> TransferAnswer {
    var answer = TransferAnswer(.whole)
    answer.bytes = (try? Data(contentsOf: URL(fileURLWithPath: path)))?.count ?? -1
    answer.sha256 = "hash of \(answer.bytes) bytes"
    return answer
  }
}

private struct ScriptedTransport: Transport {
  let script: Script

  mutating func send(_ request: TransferRequest) throws -> TransferAnswer {
    if request.address.isEmpty { return Script.looked(at: request.path) }
    script.requests.append(request)
    var answer =
      script.answers.isEmpty ? TransferAnswer(.unreachable) : script.answers.removeFirst()
    if answer.status == 200 {
      try Data(script.body.utf8).write(to: URL(fileURLWithPath: request.path))
      let looked = Script.looked(at: request.path)
      (answer.bytes, answer.sha256) = (looked.bytes, looked.sha256)
    }
    return answer
  }
}

private func answer(
  _ status: Int, wait: Int = 0, redirect: String = "", _ course: TransferAnswer.Course = .whole
) -> TransferAnswer {
  var answer = TransferAnswer(course)
  answer.status = status
  answer.wait = wait
  answer.redirect = redirect
  return answer
}

@Suite struct FetcherTests {
  private static let wanted = Symbol("A/RES/190/7").map { WantedDocument($0, .english, .pdf) }

  private func fetcher(
    _ script: Script, _ folder: TemporaryFolder, verdict: FetchVerdict = .document([])
  ) throws -> (Fetcher<ScriptedTransport>, Manifest) {
    let manifest = try Manifest(folder: folder.path + "/into")
    let options = FetchOptions(
      service: try DocumentService("https://docs.example.org/access"), agent: "tests", delay: 5,
      patience: 60, tries: 4, mostBytes: 1000, longestWait: 300)
    let surroundings = FetchSurroundings(
      judge: { _ in verdict }, wait: { script.waits.append($0) },
      date: { "2135-12-07T00:00:00Z" })
    return (
      Fetcher(options, into: manifest, over: ScriptedTransport(script: script), surroundings),
      manifest
    )
  }

  static let schedules: [([TransferAnswer], waits: [Double], state: FetchRecord.State)] = [
    ([answer(200)], [], .fetched),
    ([answer(503), answer(200)], [10], .fetched),
    ([answer(503), answer(500), answer(504), answer(502)], [10, 20, 40], .failed),
    ([answer(429, wait: 90), answer(200)], [90], .fetched),
    ([answer(429, wait: 2), answer(200)], [5], .fetched),
    ([answer(429, wait: 301)], [], .postponed),
    ([answer(0, .cutOff), answer(0, .stalled), answer(200)], [10, 20], .fetched),
    ([answer(404)], [], .missing), ([answer(418)], [], .failed), ([answer(451)], [], .refused),
    ([answer(200, .tooLarge)], [], .tooLarge),
    (
      [answer(302, redirect: "https://files.example.org/x"), answer(200)], [], .fetched
    ),
    ([answer(302, redirect: "http://docs.example.org/x")], [], .redirected),
  ]

  @Test(arguments: schedules.indices)
  func `failures are tried again after longer and longer pauses, or those asked for`(
    _ index: Int
  ) throws {
    let (answers, waits, state) = Self.schedules[index]
    let script = Script(answers)
    let folder = try TemporaryFolder()
    var (fetcher, manifest) = try fetcher(script, folder)
    let wanted = try #require(Self.wanted)
    let record = try fetcher.fetch(wanted)
    #expect(record.state == state)
    #expect(script.waits == waits && script.answers.isEmpty)
    #expect((fetcher.stop != nil) == (state == .postponed))
    #expect(manifest.record(of: wanted) == record)
  }

  @Test func `a pause stands between two documents`() throws {
    let script = Script([answer(404), answer(200)])
    let folder = try TemporaryFolder()
    var (fetcher, _) = try fetcher(script, folder)
    for number in ["A/190/1", "A/190/2"] {
      _ = try fetcher.fetch(
        WantedDocument(try #require(Symbol(number)), .french, .pdf))
    }
    #expect(script.waits == [5])
  }

  @Test func `a manifest is read again as it was written, the last word counting`() throws {
    let folder = try TemporaryFolder()
    let wanted = try #require(Self.wanted)
    let script = Script([answer(503), answer(503), answer(503), answer(503), answer(200)])
    do {
      var (fetcher, manifest) = try fetcher(script, folder)
      #expect(try fetcher.fetch(wanted).state == .failed)
      #expect(manifest.known(wanted, again: false) == nil)
    }
    do {
      var (fetcher, manifest) = try fetcher(script, folder)
      #expect(manifest.record(of: wanted)?.state == .failed)
      let record = try fetcher.fetch(wanted)
      #expect(record.sha256 == "hash of 21 bytes")
      #expect(manifest.known(wanted, again: true) == record)
    }
    let manifest = try Manifest(folder: folder.path + "/into")
    #expect(manifest.record(of: wanted)?.state == .fetched)
    #expect(manifest.records.count == 1)
    // A file that is no longer what was fetched is fetched again.
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/into/A_RES_190_7-EN.pdf"))
    #expect(manifest.known(wanted, again: false) == nil)
  }

  @Test func `a file that no record knows is taken as it is`() throws {
    let folder = try TemporaryFolder()
    try folder.write("into/A_RES_190_7-EN.pdf", "%PDF-1.7\n%%EOF\n")
    let script = Script([])
    var (fetcher, _) = try fetcher(script, folder)
    let record = try fetcher.fetch(try #require(Self.wanted))
    #expect(record.state == .fetched && script.requests.isEmpty)
    #expect(record.message == "was there already")
    #expect(record.sha256 == "hash of 15 bytes" && record.bytes == 15)
  }

  @Test func `two runs do not work in one folder`() throws {
    let folder = try TemporaryFolder()
    let first = try Manifest(folder: folder.path)
    #expect(throws: FetchError.folderInUse(folder.path)) { try Manifest(folder: folder.path) }
    _ = first
  }

  @Test(arguments: [
    "no json", "{\"symbol\":\"A/1\"}",
    "{\"symbol\":\"A/190/1\",\"language\":\"en\",\"format\":\"pdf\",\"state\":\"fetched\",\"url\":\"u\",\"date\":\"d\",\"file\":\"../x\"}",
  ])
  func `a manifest that is none stops the run and stays`(line: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("manifest.jsonl", line + "\n")
    #expect(throws: FetchError.manifest(path: path, line: 1)) {
      try Manifest(folder: folder.path)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == line + "\n")
  }
}

@Suite struct DocumentServiceTests {
  @Test(arguments: [
    ("https://a.example.org/x", "A/RES/190/7", "https://a.example.org/x?s=A/RES/190/7&l=fr&t=pdf"),
    ("http://a.example.org/x?k=1", "A/190/7", "http://a.example.org/x?k=1&s=A/190/7&l=fr&t=pdf"),
    (
      "https://a.example.org/{language}/{symbol}", "S/RES/9999 (2121)",
      "https://a.example.org/fr/S/RES/9999%282121%29"
    ),
    ("https://a.example.org/{symbol}.{format}", "A/190/7", "https://a.example.org/A/190/7.pdf"),
  ])
  func `an address is made as the service takes it`(
    form: String, symbol: String, address: String
  ) throws {
    let service = try DocumentService(form)
    let wanted = WantedDocument(try #require(Symbol(symbol)), .french, .pdf)
    #expect(service.address(of: wanted) == address)
  }

  @Test(arguments: [
    ("https://documents.un.org/a", "https://documents.un.org/b", true),
    ("https://documents.un.org/a", "https://docs.un.org/b", true),
    ("https://documents.un.org/a", "http://documents.un.org/b", false),
    ("http://documents.un.org/a", "https://documents.un.org/b", true),
    ("https://documents.un.org/a", "https://un.org.evil.example/b", false),
    ("https://documents.un.org/a", "https://evilun.org/b", false),
    ("https://documents.un.org/a", "https://un.org@evil.example/b", false),
    ("https://undocs.org/a", "https://www.undocs.org/b", true),
    ("https://undocs.org/a", "https://other.org/b", false),
    ("http://127.0.0.1:1/a", "http://127.0.0.1:2/b", true),
    ("http://127.0.0.1/a", "http://128.0.0.1/b", false),
    ("http://localhost/a", "http://localhost.evil.example/b", false),
    ("https://documents.un.org/a", "file:///etc/passwd", false),
    ("https://documents.un.org/a", "//documents.un.org/b", false),
  ])
  func `a redirect stays at home or does not`(
    form: String, address: String, isHome: Bool
  ) throws {
    #expect(try DocumentService(form).isHome(address) == isHome)
  }

  @Test(arguments: [
    "", "ftp://x/y", "documents.un.org", "https:///x", "https://a b/c", "http://{x}",
  ])
  func `what is no address is refused`(form: String) {
    #expect(throws: ServiceError.self) { try DocumentService(form) }
  }
}

@Suite struct FetchedContentTests {
  @Test(arguments: [
    ("%PDF-1.7\n…\n%%EOF\n", FetchedContent.pdf(isEnded: true)),
    ("%PDF-1.7\n…", .pdf(isEnded: false)), ("\r\n  %PDF-1.4 …%%EOF", .pdf(isEnded: true)),
    ("<html>%PDF-1.4", .text), ("PK\u{3}\u{4}…", .zip), ("Lamps", .text), ("a\u{0}b", .other),
    ("", .empty),
  ])
  func `a file is known by its bytes`(text: String, content: FetchedContent) {
    let bytes = Array(text.utf8)
    #expect(FetchedContent(head: bytes, tail: bytes) == content)
  }
}
