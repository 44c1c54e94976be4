/// The parts of an Office Open XML package and how they refer to each other.
///
/// Source: ECMA-376-2, Open Packaging Conventions.
struct OfficePackage {
  let archive: ZipArchive
  /// The part that the package is about, `word/document.xml` as a rule.
  let main: String
  private let relations: [String: Relation]

  struct Relation {
    /// The last word of the relationship's type: `styles`, `header`.
    let kind: String
    let target: String
  }

  /// `nil` when the archive holds no Word document.
  init?(_ archive: ZipArchive) {
    self.archive = archive
    let root = archive.part("_rels/.rels").map { Self.relations($0, base: "") } ?? [:]
    let named = root.values.first { $0.kind == "officeDocument" }?.target
    let main = named ?? "word/document.xml"
    // What is not named `document` is a workbook or a presentation.
    guard archive.names.contains(main), main.hasPrefix("word/") || !main.contains("/") else {
      return nil
    }
    self.main = main
    let parts = main.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/")
    let own = (folder.isEmpty ? "" : folder + "/") + "_rels/" + (parts.last ?? "") + ".rels"
    relations = archive.part(own).map { Self.relations($0, base: folder) } ?? [:]
  }

  /// What sort of office file an archive without a Word document is.
  static func kind(of archive: ZipArchive) -> String {
    let names = archive.names
    if names.contains(where: { $0.hasPrefix("xl/") }) { return "an Excel workbook" }
    if names.contains(where: { $0.hasPrefix("ppt/") }) { return "a PowerPoint presentation" }
    if names.contains("mimetype"), let type = archive.part("mimetype") {
      let text = String(decoding: type.prefix(80), as: UTF8.self)
      if text.contains("opendocument") { return "an OpenDocument file" }
      if text.contains("epub") { return "an EPUB book" }
    }
    return "a zip archive"
  }

  /// The bytes of the first part related as `kind`, else of the one with the usual name.
  func part(_ kind: String, usual: String) -> [UInt8]? {
    let target = relations.values.first { $0.kind == kind }?.target ?? usual
    return archive.names.contains(target) ? archive.part(target) : nil
  }

  func part(relation id: String) -> [UInt8]? {
    guard let target = relations[id]?.target, archive.names.contains(target) else { return nil }
    return archive.part(target)
  }

  private static func relations(_ bytes: [UInt8], base: String) -> [String: Relation] {
    let reader = Reader(base)
    _ = MarkupParsing.readXML(bytes, reader)
    return reader.relations
  }

  private final class Reader: MarkupHandler {
    let base: String
    var relations: [String: Relation] = [:]

    init(_ base: String) { self.base = base }

    func start(_ name: String, _ attributes: MarkupAttributes) {
      guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
        let target = attributes["Target"], attributes["TargetMode"] != "External",
        let kind = type.split(separator: "/").last, relations.count < 10_000
      else { return }
      relations[id] = Relation(kind: String(kind), target: resolve(target))
    }

    /// A target as a name in the archive: relative to the folder of the part that names it.
    private func resolve(_ target: String) -> String {
      var path = target.hasPrefix("/") ? [] : base.split(separator: "/")
      for step in target.split(separator: "/") {
        if step == ".." {
          path = path.dropLast()
        } else if step != "." {
          path.append(step)
        }
      }
      return path.joined(separator: "/")
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
