import Documents

/// Reads an office file from before 2007, which is a compound file; of those only Word's are documents.
///
/// LibreOffice reads them best and keeps the automatic numbers. Without it the text is read here, with the
/// finding `legacy-word` to say that the numbers are missing.
func readOldOffice(
  _ bytes: [UInt8], place: String, _ limits: ReadingLimits,
  converter: LibreOffice? = LibreOffice.installed
) -> OpenedFile {
  guard let file = CompoundFile(bytes) else {
    return .refused("broken-file", place, "is an old office file that is damaged")
  }
  let names = Set(file.names)
  if names.contains("EncryptedPackage") {
    return .refused("encrypted", place, "is locked with a password")
  }
  guard names.contains("WordDocument") else {
    let kind =
      names.contains("Workbook") || names.contains("Book")
      ? "an Excel workbook"
      : names.contains("PowerPoint Document") ? "a PowerPoint presentation" : "an old office file"
    return .refused("unsupported-format", place, "is \(kind), which is not read")
  }
  if let converted = converter?.convert(bytes, limits: limits) {
    var opened = readDOCX(converted, place: place, limits)
    if opened.source != nil {
      opened.source?.format = .doc
      return opened
    }
  }
  do {
    let source = try LegacyWord(file, limits).source
    let advice =
      converter == nil
      ? "install LibreOffice to have them" : "LibreOffice could not convert it"
    return OpenedFile(
      source: source,
      findings: [
        Finding(
          kind: "legacy-word", place: place,
          message: "was read without its automatic numbers: \(advice)")
      ])
  } catch {
    switch error {
    case .encrypted: return .refused("encrypted", place, "is locked with a password")
    case .tooOld:
      return .refused(
        "legacy-word", place,
        "was written by a Word older than 1997: install LibreOffice to read it")
    case .broken: return .refused("broken-file", place, "is a Word document that is damaged")
    }
  }
}
