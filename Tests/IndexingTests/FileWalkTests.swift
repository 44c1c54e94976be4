import Documents
import Foundation
import TestSupport
import Testing

@testable import Indexing

@Suite struct FileWalkTests {
  @Test func `files come in the order of their names, hidden ones left out`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.txt", ".hidden", "a/.git/x", "c.txt"] { try folder.write(name, "x") }
    let walk = try FileWalk([folder.path])
    let names = walk.files.map { String($0.path.dropFirst(folder.path.count + 1)) }
    #expect(names == ["b.txt", "c.txt", "a/z.txt"])
    #expect(walk.findings.isEmpty)
    #expect(walk.roots == [folder.path])
  }

  @Test func `a file named twice is read once`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.txt", "x")
    #expect(try FileWalk([file, folder.path, file]).files.map(\.path) == [file])
  }

  @Test func `a link out of the folder is a finding, one inside is followed`() throws {
    let outside = try TemporaryFolder()
    let secret = try outside.write("secret.txt", "x")
    let folder = try TemporaryFolder()
    let inside = try folder.write("deep/inside.txt", "x")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/out", withDestinationPath: secret)
    try manager.createSymbolicLink(atPath: folder.path + "/in", withDestinationPath: inside)
    try manager.createSymbolicLink(atPath: folder.path + "/dead", withDestinationPath: "/no/where")
    try manager.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: folder.path)
    let walk = try FileWalk([folder.path])
    #expect(walk.files.map(\.path) == [inside])
    #expect(walk.findings.map(\.kind) == ["dead-link", "link-outside"])
    #expect(walk.findings.map(\.place) == [folder.path + "/dead", folder.path + "/out"])
  }

  @Test func `a path that is not there does not keep the others from being read`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.txt", "x")
    let walk = try FileWalk([folder.path + "/gone.txt", file])
    #expect(walk.files.map(\.path) == [file])
    #expect(walk.findings.map(\.kind) == ["not-a-file"])
    #expect(walk.findings.map(\.place) == [folder.path + "/gone.txt"])
  }

  @Test func `a path that is not there is an error that names it`() {
    #expect(throws: IndexingError.noSuchPath("/no/such/folder")) {
      try FileWalk(["/no/such/folder"])
    }
  }

  @Test func `what cannot be looked at is named, and counts as unseen`() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.txt", "x")
    // A name that is no UTF-8, as a disk of another age may hold.
    let bytes: [UInt8] = Array((folder.path + "/odd").utf8) + [0xFF]
    let name = bytes.map { CChar(bitPattern: $0) } + [0]
    close(open(name, O_CREAT | O_WRONLY, 0o644))
    defer { unlink(name) }
    let walk = try FileWalk([folder.path])
    #expect(walk.files.map(\.path) == [folder.path + "/good.txt"])
    #expect(walk.findings.map(\.kind) == ["unreadable"])
    #expect(walk.findings.first?.message.hasSuffix("its name is not UTF-8") == true)
    #expect(walk.unseen == [folder.path + "/odd\u{FFFD}"])
  }
}
