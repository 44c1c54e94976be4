/// LibreOffice, run as a program of its own to turn an old Word document into DOCX, numbers and all.
struct LibreOffice {
  private let program: ChildProgram

  /// `nil` when no folder of `PATH` holds it.
  static let installed = ChildProgram(named: "soffice", "libreoffice").map(LibreOffice.init)

  /// The document as DOCX; `nil` when the program fails or takes longer than it may, after which it and
  /// all that it started are ended.
  func convert(_ bytes: [UInt8], limits: ReadingLimits) -> [UInt8]? {
    guard let folder = ScratchFolder(),
      bytes.withUnsafeBytes({ folder.write([$0], to: "source.doc") })
    else { return nil }
    // A profile of its own: LibreOffice refuses to run twice on one.
    let end = program.run(
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore",
        "--convert-to", "docx", "--outdir", folder.path, folder.path + "/source.doc",
      ], seconds: limits.conversionSeconds)
    guard end == .status(0),
      case .bytes(let converted) = FileBytes.read(folder.path + "/source.docx", limits)
    else { return nil }
    return converted
  }
}
