import Documents
import Text

/// What a file gave at the door.
package struct OpenedFile: Sendable, Equatable {
  /// `nil` when nothing of the file can be read; `findings` then say why.
  package var source: Source?
  /// About the file as a whole; those about places inside it are the source's.
  package var findings: [Finding]

  package init(source: Source?, findings: [Finding] = []) {
    self.source = source
    self.findings = findings
  }
}

/// Reads a file of any format, told by what it holds and not by its name.
///
/// Nothing that a file holds makes it fail otherwise than with a finding: `unreadable`, `not-a-file`,
/// `too-large`, `empty-file`, `not-text`, `unsupported-format`, `not-a-document`, `legacy-word`,
/// `encrypted`, `broken-file`, `no-text`.
package func read(
  file path: String, limits: ReadingLimits, scanned: ScannedPages = .reported
) -> OpenedFile {
  switch FileBytes.read(path, limits) {
  case .refused(let finding): OpenedFile(source: nil, findings: [finding])
  case .bytes(let bytes): read(bytes, place: path, limits: limits, scanned: scanned)
  }
}

/// Reads a file's bytes.
///
/// - Parameter place: its path, for findings; the ending counts only where the bytes leave the choice.
package func read(
  _ bytes: [UInt8], place: String, limits: ReadingLimits, scanned: ScannedPages = .reported
) -> OpenedFile {
  var opened: OpenedFile
  switch ContentKind(bytes) {
  case .pdf:
    opened = OpenedFile(
      source: readPDF(
        bytes, scanned: scanned, language: FileName(place).language, limits: limits))
  case .zip: opened = readDOCX(bytes, place: place, limits)
  case .compoundFile:
    opened = readOldOffice(bytes, place: place, limits)
  case .other(let name):
    opened = .refused("unsupported-format", place, "is \(name), which is not read")
  case .text: opened = readText(bytes, place: place, limits: limits)
  }
  guard var source = opened.source else { return opened }
  opened.source = nil
  if let notice = MissingDocument.notice(in: source) {
    return .refused("not-a-document", place, "says that there is no document: \(notice)")
  }
  if source.blocks.isEmpty {
    // Nobody sees a document to which a page's number could belong: the file is the place.
    opened.findings += source.findings.map { finding in
      let isSaid = finding.place.isEmpty || finding.message.contains(finding.place)
      return Finding(
        kind: finding.kind, place: place,
        message: isSaid ? finding.message : "\(finding.place): \(finding.message)")
    }
    if opened.findings.isEmpty {
      opened.findings.append(Finding(kind: "no-text", place: place, message: "has no text"))
    }
    return opened
  }
  ArabicOrder.repair(&source)
  opened.source = source
  return opened
}

extension OpenedFile {
  static func refused(_ kind: String, _ place: String, _ message: String) -> OpenedFile {
    OpenedFile(source: nil, findings: [Finding(kind: kind, place: place, message: message)])
  }
}

/// Reads text with or without mark-up, in any encoding.
private func readText(_ bytes: [UInt8], place: String, limits: ReadingLimits) -> OpenedFile {
  guard let text = DecodedText(bytes, declared: DeclaredCharset.name(in: bytes)) else {
    return .refused("not-text", place, "holds bytes that are no text")
  }
  var findings: [Finding] = []
  if text.isGuessed {
    findings.append(
      Finding(
        kind: "guessed-charset", place: place,
        message: "names no encoding and reads best as \(text.charset)"))
  }
  if text.repairs > 0 {
    findings.append(
      Finding(
        kind: "repaired-text", place: place,
        message: "has \(text.repairs) places that are no \(text.charset)"))
  }
  let name = place.split(separator: "/").last.map(String.init) ?? place
  switch TextKind(text.bytes, name: name) {
  case .mail:
    return .refused(
      "unsupported-format", place, "is a saved mail or web archive, which is not read")
  case .markdown(let flavour):
    return OpenedFile(
      source: readMarkdown(text.bytes, flavour: flavour, place: place, limits),
      findings: findings)
  case .html:
    return OpenedFile(
      source: readHTML(text.bytes, place: place, limits), findings: findings)
  case .xml:
    return OpenedFile(
      source: readXML(text.bytes, place: place, limits), findings: findings)
  case .asciiDoc:
    return OpenedFile(
      source: readAsciiDoc(text.bytes, place: place, limits), findings: findings)
  case .plain:
    return OpenedFile(source: readPlainText(text.bytes, place: place, limits), findings: findings)
  }
}
