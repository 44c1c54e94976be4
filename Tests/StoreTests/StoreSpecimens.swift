import Documents
import Glibc

@testable import Store

/// A folder that is taken away at the end of a test.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/store-tests-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(folder)
    }
    rmdir(path)
  }

  var index: String { path + "/index.db" }

  func files() -> [String] {
    var names: [String] = []
    guard let folder = opendir(path) else { return [] }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(folder)
    return names.sorted()
  }
}

/// A resolution of invented wording: operative paragraphs from 1.
func resolution(
  _ symbol: String, title: String? = nil, language: Language = .english, _ operative: [String]
) -> Document {
  var document = Document()
  document.symbol = Symbol(symbol)
  document.symbols = document.symbol.map { [$0] } ?? []
  document.type = .resolution
  document.body = document.symbol?.body
  document.session = document.symbol?.session
  document.language = language
  document.title = title
  document.paragraphs = operative.enumerated().map { index, text in
    Paragraph(
      path: LocatorPath([LocatorStep(.op, index + 1)]), kind: .op, label: String(index + 1),
      level: 1, text: text)
  }
  return document
}

func file(_ path: String, hash: String = "1") -> FileRecord {
  FileRecord(path: path, size: 1, modified: 1, hash: hash, state: .read)
}

/// Builds or updates an index with one file a document.
@discardableResult
func write(
  _ documents: [(String, Document)], to path: String, _ storage: TextStorage? = nil
) throws -> IndexCounts {
  let writer = try Writer(path: path, rebuilding: false, storage: storage)
  for (name, document) in documents {
    try writer.put(file(name), documents: [CitedDocument(document)])
  }
  return try writer.finish()
}

extension Reader {
  /// The locators that a phrase finds, best first.
  func find(_ text: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
    var request = SearchRequest(.phrase(try positions(of: text)))
    change(&request)
    return try search(request).hits.map { hit in
      guard let document = try document(hit.document), let paragraph = try paragraph(hit.paragraph)
      else { return "nothing" }
      return Locator(document.symbol, paragraph.paragraph.path).description
    }
  }
}
