import Foundation
import Render
import TestSupport
import Testing

@testable import Commands

/// The program against a server on this machine.
@Suite struct FetchTests {
  static let document = try? Data(
    contentsOf: Specimens.root.appendingPathComponent("Corpus/documents/A_RES_148_112.pdf"))
  static let missing = try? Data(
    contentsOf: Specimens.root.appendingPathComponent(
      "Tests/ReadingTests/Fixtures/broken/missing.pdf"))
  static let word = try? Data(
    contentsOf: Specimens.root.appendingPathComponent("Corpus/documents/A_C.2_148_L.17.docx"))

  static func pdf(
    _ headers: [String: String] = [:], _ change: (inout TestServer.Reply) -> Void = { _ in }
  ) -> TestServer.Reply {
    var reply = TestServer.Reply(
      200, headers.merging(["Content-Type": "application/pdf"]) { $1 }, document ?? Data())
    change(&reply)
    return reply
  }

  private func fetch(
    _ server: TestServer, _ words: [String], into folder: String
  ) throws -> (run: Program.Run, records: [JSON]) {
    let run = try Program.run(
      [
        "fetch", "--from", server.address + "/access", "--into", folder, "--delay", "0",
        "--timeout", "1", "--as", "jsonl",
      ] + words,
      environment: ["no_proxy": "*", "TRAVAUX_CONTACT": "tests@example.org"])
    return (run, try run.output.split(separator: "\n").map { try JSON(reading: $0) })
  }

  private func files(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `a document is fetched once, written down, and ready to be indexed`() throws {
    let server = try TestServer { _ in Self.pdf() }
    let folder = try TemporaryFolder()
    let words = ["a/res/148/112", "--language", "en"]
    let (run, records) = try fetch(server, words, into: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.contains("travaux index \(folder.path)"))
    let record = try #require(records.first)
    #expect(record["state"] == .string("fetched"))
    #expect(record["symbol"] == .string("A/RES/148/112"))
    #expect(record["file"] == .string("A_RES_148_112-EN.pdf"))
    #expect(record["bytes"] == .integer(Self.document?.count ?? 0))
    #expect(record["message"] == .null)
    let sum = try Program.run("/usr/bin/sha256sum", [folder.path + "/A_RES_148_112-EN.pdf"])
    #expect(record["sha256"] == .string(String(sum.output.prefix(64))))
    let kept = folder.path + "/A_RES_148_112-EN.pdf"
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == Self.document)
    #expect(try files(folder) == ["A_RES_148_112-EN.pdf", "manifest.jsonl"])
    let manifest = try String(contentsOfFile: folder.path + "/manifest.jsonl", encoding: .utf8)
    #expect(try JSON(reading: manifest) == record)
    let asked = try #require(server.requests.first)
    #expect(asked.path == "/access?s=A/RES/148/112&l=en&t=pdf")
    #expect(asked.headers["user-agent"] == "travaux/\(Version.number) (tests@example.org)")
    let again = try fetch(server, words, into: folder.path)
    #expect(again.run.status == 0 && server.requests.count == 1)
    #expect(again.records == records)
    let index = folder.path + "/index.db"
    let added = try fetch(server, words + ["--add", "--index", index], into: folder.path)
    #expect(added.run.status == 0 && server.requests.count == 1)
    let stats = try JSON(reading: Program.run(["stats", "--index", index, "-fjsonl"]).output)
    #expect(stats["documents"] == .integer(1) && stats["files"] == .integer(1))
  }

  @Test func `a document is asked for in every language and format that is wanted`() throws {
    let server = try TestServer { _ in
      TestServer.Reply(200, [:], Self.word ?? Data())
    }
    let folder = try TemporaryFolder()
    let (run, records) = try fetch(
      server, ["S/RES/1325", "-l", "fr", "-l", "ar", "--format", "docx"], into: folder.path)
    #expect(run.status == 0)
    #expect(
      records.map { $0["file"] } == [
        .string("S_RES_1325_(2000)-FR.docx"), .string("S_RES_1325_(2000)-AR.docx"),
      ])
    #expect(records.allSatisfy { $0["message"] == .string("carries A/C.2/148/L.17") })
    #expect(
      server.requests.map(\.path) == [
        "/access?s=S/RES/1325%20%282000%29&l=fr&t=docx",
        "/access?s=S/RES/1325%20%282000%29&l=ar&t=docx",
      ])
  }

  private struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let state: String
    let message: String
    let status: Int32
    let requests: Int
    let reply: @Sendable (TestServer.Request) -> TestServer.Reply
    var testDescription: String { what }
  }

  private static let cases = [
    Case(
      what: "a page that says there is none, as a good PDF", state: "missing",
      message: "no document",
      status: 1, requests: 1, reply: { _ in TestServer.Reply(200, [:], missing ?? Data()) }),
    Case(
      what: "the same as a web page", state: "missing", message: "there is no document", status: 1,
      requests: 1,
      reply: { _ in
        TestServer.Reply(
          200, ["Content-Type": "text/html"],
          Data("<title>Sorry</title><p>There is no document matching your request.</p>".utf8))
      }),
    Case(
      what: "status 404", state: "missing", message: "404", status: 1, requests: 1,
      reply: { _ in TestServer.Reply(404, [:], Data("no".utf8)) }),
    Case(
      what: "a web page of another kind", state: "wrong-type",
      message: "a web page or text (text/html)",
      status: 2, requests: 1,
      reply: { _ in
        TestServer.Reply(
          200, ["Content-Type": "text/html; charset=utf-8"],
          Data("<html><body><h1>Harbours</h1><p>Lamps of the coast and their keepers.</p>".utf8))
      }),
    Case(
      what: "a Word file", state: "wrong-type", message: "a Word file", status: 2, requests: 1,
      reply: { _ in TestServer.Reply(200, [:], word ?? Data()) }),
    Case(
      what: "a picture", state: "wrong-type", message: "something else (image/png)", status: 2,
      requests: 1,
      reply: { _ in
        TestServer.Reply(
          200, ["Content-Type": "image/png"], Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0, 0, 1]))
      }),
    Case(
      what: "noise that calls itself PDF", state: "damaged", message: "damaged", status: 2,
      requests: 1,
      reply: { _ in TestServer.Reply(200, [:], Data("%PDF-1.7\nnothing of the kind".utf8)) }),
    Case(
      what: "a body cut off again and again", state: "damaged", message: "cut off after 1000 bytes",
      status: 2, requests: 3,
      reply: { _ in pdf { $0.cut = 1000 } }),
    Case(
      what: "the same without a length", state: "damaged", message: "cut off after 1000 bytes",
      status: 2, requests: 3,
      reply: { _ in
        pdf {
          $0.isMeasured = false
          $0.cut = 1000
        }
      }),
    Case(
      what: "nothing for too long", state: "failed", message: "nothing came for 1 seconds",
      status: 2, requests: 3,
      reply: { _ in pdf { $0.pause = 4 } }),
    Case(
      what: "an empty answer", state: "failed", message: "empty", status: 2, requests: 3,
      reply: { _ in TestServer.Reply(200) }),
    Case(
      what: "a redirect elsewhere", state: "redirected", message: "away, to http://localhost",
      status: 2, requests: 1,
      reply: { _ in TestServer.Reply(302, ["Location": "http://localhost/x"]) }),
    Case(
      what: "a redirect in a circle", state: "redirected", message: "circle", status: 2,
      requests: 2,
      reply: { request in
        TestServer.Reply(302, ["Location": request.path.hasPrefix("/a") ? "/b" : "/b"])
      }),
    Case(
      what: "redirects without end", state: "redirected", message: "more than five", status: 2,
      requests: 6,
      reply: { request in TestServer.Reply(302, ["Location": request.path + "x"]) }),
    Case(
      what: "a redirect to a file", state: "redirected", message: "away, to file:///etc/passwd",
      status: 2, requests: 1,
      reply: { _ in TestServer.Reply(302, ["Location": "file:///etc/passwd"]) }),
    Case(
      what: "no leave", state: "refused", message: "403", status: 2, requests: 1,
      reply: { _ in TestServer.Reply(403) }),
    Case(
      what: "trouble at the other end", state: "failed", message: "503", status: 2, requests: 3,
      reply: { _ in TestServer.Reply(503) }),
    Case(
      what: "a wait longer than a run", state: "postponed", message: "429", status: 2, requests: 1,
      reply: { _ in TestServer.Reply(429, ["Retry-After": "86400"]) }),
    Case(
      what: "more than is allowed", state: "too-large", message: "larger than 1000000 bytes",
      status: 2, requests: 1,
      reply: { _ in
        var reply = TestServer.Reply(200, [:], Data("%PDF-1.7\n".utf8) + Data(count: 2_000_000))
        reply.isMeasured = false
        return reply
      }),
  ]

  @Test(arguments: cases)
  private func `what is no document is never kept, and said`(_ bad: Case) throws {
    let server = try TestServer(bad.reply)
    let folder = try TemporaryFolder()
    let (run, records) = try fetch(
      server, ["A/RES/148/112", "--tries", "3", "--most", "1"], into: folder.path)
    let record = try #require(records.first)
    #expect(record["state"] == .string(bad.state))
    guard case .string(let message) = record["message"] else {
      Issue.record("no message")
      return
    }
    #expect(message.contains(bad.message), "\(message)")
    #expect(run.status == bad.status)
    #expect(server.requests.count == bad.requests)
    #expect(record["file"] == .null && record["sha256"] == .null)
    #expect(try files(folder).filter { !$0.hasPrefix(".") } == ["manifest.jsonl"])
  }

  @Test func `a redirect within the service is followed`() throws {
    let server = try TestServer { request in
      request.path.hasPrefix("/access")
        ? TestServer.Reply(302, ["Location": "/doc/here.pdf"]) : Self.pdf()
    }
    let folder = try TemporaryFolder()
    let (run, records) = try fetch(server, ["A/RES/148/112"], into: folder.path)
    #expect(run.status == 0)
    #expect(records.first?["source"] == .string(server.address + "/doc/here.pdf"))
  }

  @Test(arguments: ["\"one\"", nil], [true, false])
  func `what was cut off goes on where it ended, if it is still the same`(
    tag: String?, isHonest: Bool
  ) throws {
    let whole = try #require(Self.document)
    let server = try TestServer { request in
      var reply = Self.pdf(tag.map { ["ETag": $0] } ?? [:])
      guard let range = request.headers["range"] else {
        reply.cut = 3000
        return reply
      }
      if isHonest, request.headers["if-range"] == tag, range == "bytes=3000-" {
        reply.status = 206
        reply.headers["Content-Range"] = "bytes 3000-\(whole.count - 1)/\(whole.count)"
        reply.body = whole.dropFirst(3000)
      }
      return reply
    }
    let folder = try TemporaryFolder()
    // Two runs, as after a killed one.
    let first = try fetch(server, ["A/RES/148/112", "--tries", "1"], into: folder.path)
    #expect(first.run.status == 2)
    let (run, records) = try fetch(server, ["A/RES/148/112", "--tries", "1"], into: folder.path)
    let ranges = server.requests.map { $0.headers["range"] }
    if tag == nil {
      // Nobody knows whether it is the same still, so that it is begun again.
      #expect(ranges == [nil, nil] && run.status == 2)
    } else {
      #expect(ranges == [nil, "bytes=3000-"])
      #expect(run.status == 0 && records.first?["state"] == .string("fetched"))
      let kept = folder.path + "/A_RES_148_112-EN.pdf"
      #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == whole)
      #expect(try files(folder) == ["A_RES_148_112-EN.pdf", "manifest.jsonl"])
    }
  }

  @Test func `a service that is not there ends the run`() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      [
        "fetch", "A/RES/148/112", "A/RES/148/113", "--from", "http://127.0.0.1:9/", "--into",
        folder.path, "--delay", "0", "--tries", "2",
      ], environment: ["no_proxy": "*"])
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot be reached") && run.errors.contains("1 documents are left"))
  }

  @Test func `what the index lacks is asked for, the most wanted first, and not again`() throws {
    let server = try TestServer { _ in TestServer.Reply(404) }
    let folder = try TemporaryFolder()
    let words = ["--unresolved", "--index", Specimens.index, "--limit", "3"]
    let dry = try fetch(server, words + ["--dry-run"], into: folder.path)
    #expect(dry.run.status == 0 && dry.records.count == 3 && server.requests.isEmpty)
    let first = try fetch(server, words, into: folder.path)
    #expect(first.run.status == 1)
    #expect(first.records.map { $0["url"] } == dry.records.map { $0["url"] })
    let unresolved = try Program.run([
      "unresolved", "--index", Specimens.index, "--state", "missing-document", "-fjsonl",
    ]).output.split(separator: "\n").map { try JSON(reading: $0) }
    guard case .string(let target) = unresolved[0]["target"],
      case .string(let symbol) = first.records[0]["symbol"]
    else {
      Issue.record("no target")
      return
    }
    #expect(target.hasPrefix(symbol))
    let second = try fetch(server, words, into: folder.path)
    #expect(server.requests.count == 6)
    #expect(second.records.map { $0["symbol"] } != first.records.map { $0["symbol"] })
    let known = try fetch(server, ["--", symbol], into: folder.path)
    #expect(known.run.status == 1 && server.requests.count == 6)
    _ = try fetch(server, ["--again", "--", symbol], into: folder.path)
    #expect(server.requests.count == 7)
  }

  private static let wrongCalls: [([String], String)] = [
    ([], "SYMBOL or --unresolved"), (["--unresolved", "75/240"], "exclude each other"),
    (["not a symbol of anything"], "is no symbol"), (["75/240", "--from", "ftp://x"], "--from"),
    (["75/240", "--from", "http://x/{language}"], "{symbol}"),
    (["75/240", "--contact", "a\nb"], "one line"),
  ]

  @Test(arguments: wrongCalls)
  func `a wrong call is told`(words: [String], complaint: String) throws {
    let run = try Program.run(["fetch", "--into", "/nonexistent/x"] + words)
    #expect(run.status == 64 && run.errors.contains(complaint))
  }
}
