import Documents

/// A page that says a document is not there, saved in its stead.
///
/// The United Nations document service answers a wrong symbol with status 200 and such a page, as PDF or
/// HTML; web servers in front of it have their own. All are short and say one of a few sentences.
enum MissingDocument {
  /// What `source` says when it is such a page; `nil` when it is a document.
  static func notice(in source: Source) -> String? {
    var text = source.metadata["title"].map { $0 + " " } ?? ""
    for block in source.blocks.prefix(40) {
      text += block.text + " "
      for cell in block.cells ?? [] { for inner in cell.blocks { text += inner.text + " " } }
      // A document of any kind says more than this.
      if text.utf8.count > 1500 { return nil }
    }
    guard source.blocks.count <= 40 else { return nil }
    let lower = text.lowercased()
    guard sentences.contains(where: { lower.contains($0) }) else { return nil }
    return source.blocks.first { !$0.text.isEmpty }.map { String($0.text.prefix(120)) } ?? ""
  }

  private static let sentences = [
    "document you are looking for does not exist", "document does not exist",
    "there is no document matching", "no document found", "document not found",
    "requested document was not found", "requested document is not available",
    "document is not available", "document could not be found", "page not found",
    "page you are looking for", "page you requested", "page cannot be found", "404 not found",
    "error 404", "403 forbidden", "access denied", "502 bad gateway", "503 service",
    "service unavailable", "requested url was not found", "request unsuccessful",
    "verify you are human", "checking your browser", "enable javascript and cookies",
    "le document que vous recherchez n'existe pas", "el documento que busca no existe",
    "документ не существует", "документ не найден", "文件不存在", "文档不存在",
    "الوثيقة غير موجودة",
  ]
}
