import Foundation
import Testing

/// Rules of the package that no compiler checks.
struct PackageTests {
  /// Of the toolchain, open to every module.
  static let free: Set<String> = ["Glibc", "Synchronization"]

  /// What each module of ours may import, in the order of `Package.swift`, which is the one list.
  static func layers() throws -> [(module: String, allowed: Set<String>)] {
    let manifest = try Repository.text("Package.swift")
    let flat = manifest.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let pattern =
      /(?:module\( ?|arget\( ?name: )"([\w-]+)", (?:dependencies: )?\[([^\]]*)\]/
    return flat.matches(of: pattern).map { found in
      (String(found.1), Set(found.2.matches(of: /"([\w-]+)"/).map { String($0.1) }))
    }
  }

  @Test func `a module imports what it names in Package.swift and nothing else`() throws {
    let layers = try Dictionary(uniqueKeysWithValues: Self.layers())
    for (file, lines) in try Repository.swift(under: "Sources") {
      let module = String(file.split(separator: "/")[1])
      let allowed = try #require(layers[module], "\(module) is no target")
      for line in lines {
        guard let name = importedModule(line) else { continue }
        #expect(allowed.contains(name) || Self.free.contains(name), "\(file) imports \(name)")
      }
    }
  }

  @Test func `a module rests on those below it`() throws {
    var below: Set<String> = []
    let layers = try Self.layers()
    #expect(layers.count >= 12)
    let ours = Set(layers.map(\.module))
    for (module, allowed) in layers {
      #expect(allowed.intersection(ours).isSubset(of: below), "what \(module) rests on")
      below.insert(module)
    }
  }

  /// Sentences of the architecture that the tree of targets has to bear out.
  @Test func `walls stand where the architecture draws them`() throws {
    let layers = try Dictionary(uniqueKeysWithValues: Self.layers())
    func reached(from module: String) -> Set<String> {
      (layers[module] ?? []).reduce(into: [module]) { $0.formUnion(reached(from: $1)) }
    }
    #expect(
      reached(from: "travaux").isDisjoint(with: [
        "Reading", "CCurl", "CNettle", "CPoppler", "CXML", "CZip",
      ]))
    #expect(reached(from: "travaux-reader").isDisjoint(with: ["Store", "Database", "CSQLite"]))
    #expect(
      reached(from: "travaux-fetcher") == ["travaux-fetcher", "CCurl", "CNettle", "Documents"])
    #expect(reached(from: "Links") == ["Links", "Documents"])
    #expect(reached(from: "Documents") == ["Documents"])
  }

  @Test func `a module's import is found in every form of the line`() {
    #expect(importedModule("import Glibc") == "Glibc")
    #expect(importedModule("@preconcurrency import Glibc") == "Glibc")
    #expect(importedModule("package import struct Documents.Symbol") == "Documents")
    #expect(importedModule("  important(x)") == nil)
    #expect(importedModule("// import Foundation") == nil)
  }

  @Test func `what ARCHITECTURE names is there`() throws {
    let page = try Repository.text("ARCHITECTURE.md")
    let kinds: Set<Substring> = [
      "struct", "enum", "class", "protocol", "case", "typealias", "actor",
    ]
    var known: Set<Substring> = []
    for (_, lines) in try Repository.swift(under: "Sources") {
      for line in lines {
        let words = line.split { !($0.isLetter || $0.isNumber) }
        for (kind, name) in zip(words, words.dropFirst()) where kinds.contains(kind) {
          known.insert(name)
        }
      }
    }
    let manifest = try Repository.text("Package.swift")
    known.formUnion(manifest.matches(of: /"(\w+)"/).map { $0.1 })
    for found in page.matches(of: /`([^`\n]+)`/) {
      let name = String(found.1)
      if name.contains("/") || [".sql", ".swift", ".md"].contains(where: name.hasSuffix) {
        let path = Repository.root.appendingPathComponent(name).path
        let inSources = Repository.root.appendingPathComponent("Sources/" + name).path
        #expect(
          FileManager.default.fileExists(atPath: path)
            || FileManager.default.fileExists(atPath: inSources), "\(name) is no file")
      } else if name.first?.isUppercase == true, name.allSatisfy({ $0.isLetter || $0 == "." }) {
        let last = name.split(separator: ".").last ?? ""
        let isKnown = known.contains(last)
        #expect(isKnown, "\(name) is no type and no module")
      }
    }
  }

  /// Words that the conventions forbid, and the reason that must stand beside the few that are allowed.
  @Test func `no code uses what the conventions forbid`() throws {
    let never = ["try!", "as!", "Bundle.module", "fatalError(", "import Foundation", "print(debug"]
    let proven = ["@unchecked Sendable", "nonisolated(unsafe)"]
    for (file, lines) in try Repository.swift(under: "Sources") {
      for (index, line) in lines.enumerated() where !isComment(line) {
        for word in never {
          #expect(!line.contains(word), "\(file):\(index + 1) says \(word)")
        }
        for word in proven where line.contains(word) {
          let before = lines[max(0, index - 6)...index]
          #expect(
            before.contains { $0.contains("//") }, "\(file):\(index + 1): \(word) without its proof"
          )
        }
      }
    }
  }

  @Test func `only public interfaces of C are public`() throws {
    for (file, lines) in try Repository.swift(under: "Sources") {
      for (index, line) in lines.enumerated() where !isComment(line) {
        let words = line.split(whereSeparator: \.isWhitespace)
        #expect(
          !words.prefix(3).contains("public"),
          "\(file):\(index + 1): what modules share is `package`")
      }
    }
  }

  /// A table may be long, alone in its file; it says so with the word "table" in its first comment.
  @Test func `a file that is long is a table`() throws {
    for (file, lines) in try Repository.swift(under: "Sources") where lines.count > 500 {
      let comment = lines.first { isComment($0) } ?? ""
      #expect(comment.lowercased().contains("table"), "\(file) has \(lines.count) lines")
    }
  }

  @Test(arguments: [
    "build", "quickstart", "test", "lint", "score", "bench", "specimens", "fuzz", "check-types",
    "check-running", "check-words", "tasks", "extension", "notebook/test", "notebook/bench/run",
  ])
  func `a tool can be run and says what it is for`(name: String) throws {
    let path = Repository.root.appendingPathComponent("tools/\(name)").path
    #expect(FileManager.default.isExecutableFile(atPath: path))
    let lines = try Repository.text("tools/\(name)").split(separator: "\n")
    #expect(lines.first == "#!/bin/bash" || lines.first == "#!/usr/bin/env python3")
    #expect(lines.dropFirst().first?.hasPrefix("#") == true || lines[1].hasPrefix("\"\"\""))
  }

  private func isComment(_ line: Substring) -> Bool {
    line.drop(while: \.isWhitespace).hasPrefix("//")
  }

  /// The module that an import line names.
  private func importedModule(_ line: Substring) -> String? {
    var words = line.split(whereSeparator: { $0 == " " })[...]
    while let word = words.first, word != "import" {
      guard word.hasPrefix("@") || ["package", "internal", "private", "public"].contains(word)
      else {
        return nil
      }
      words.removeFirst()
    }
    guard words.count > 1 else { return nil }
    words.removeFirst()
    if let kind = words.first,
      ["struct", "enum", "class", "func", "protocol", "var"].contains(kind)
    {
      words.removeFirst()
    }
    return words.first?.split(separator: ".").first.map(String.init)
  }
}

/// The files of this repository, as the tests find them from their own place.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Every Swift file below a folder: its path in the repository and its lines.
  static func swift(under folder: String) throws -> [(file: String, lines: [Substring])] {
    let start = root.appendingPathComponent(folder)
    let names =
      FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String } ?? []
    let files = names.filter { $0.hasSuffix(".swift") }.sorted()
    try #require(files.count > 10, "the sources of this package are not where the tests look")
    return try files.map { name in
      let path = folder + "/" + name
      return (path, try text(path).split(separator: "\n", omittingEmptySubsequences: false))
    }
  }
}
