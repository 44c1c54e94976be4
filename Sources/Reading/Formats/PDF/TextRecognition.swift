import Documents

/// Tesseract, run as a program of its own to read pages that are images.
///
/// Source: <https://tesseract-ocr.github.io/tessdoc/>; hOCR, <https://kba.github.io/hocr-spec/1.2/>.
struct TextRecognition {
  private let program: ChildProgram
  /// Languages it can read, by its own names: `eng`, `chi_sim`.
  private let packs: Set<String>

  /// `nil` when no folder of `PATH` holds it, or it can read no official language.
  static let installed: TextRecognition? = {
    guard let program = ChildProgram(named: "tesseract"), let folder = ScratchFolder() else {
      return nil
    }
    let list = folder.path + "/languages"
    guard program.run(["--list-langs"], output: list, seconds: 10) == .status(0),
      case .bytes(let bytes) = FileBytes.read(list, .standard)
    else { return nil }
    let packs = Set(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
    guard !packs.isDisjoint(with: names.map(\.pack)) else { return nil }
    return TextRecognition(program: program, packs: packs)
  }()

  /// What Tesseract calls the official languages, and the script of each.
  private static let names: [(language: Language, pack: String, script: String)] = [
    (.english, "eng", "Latin"), (.french, "fra", "Latin"), (.spanish, "spa", "Latin"),
    (.russian, "rus", "Cyrillic"), (.arabic, "ara", "Arabic"), (.chinese, "chi_sim", "Han"),
  ]

  /// What to do so that a page without text is read, for messages.
  static func advice(_ scanned: ScannedPages) -> String {
    guard installed == nil else {
      return scanned == .recognized
        ? "no text was recognized in its image" : "--ocr reads its image"
    }
    let missing = "install tesseract-ocr and the languages wanted (tesseract-ocr-fra …)"
    return scanned == .recognized ? missing : missing + " and use --ocr to have its image read"
  }

  /// A page read from its image.
  struct Reading {
    let page: PDFPage
    /// As Tesseract calls them, joined by plus signs.
    let languages: String
    /// 0 to 100, over all letters.
    let confidence: Int
  }

  /// Pixels of an image, at most: A3 at 300 an inch has 17 million.
  private static let mostPixels = 24_000_000.0
  private static let resolution = 300.0

  /// Reads page `index`, from 0; `nil` when it has no text that can be made out in time.
  ///
  /// - Parameter language: the document's, where its name tells; else the page's script decides.
  func read(
    _ file: PDFFile, page index: Int, size: (width: Double, height: Double), language: Language?,
    seconds: Int
  ) -> Reading? {
    let inches = size.width / 72 * size.height / 72
    let most = (Self.mostPixels / max(inches, 0.01)).squareRoot()
    let resolution = min(Self.resolution, most)
    guard resolution > 30, let folder = ScratchFolder(),
      file.draw(index, resolution: resolution, into: folder, as: "page.pgm")
    else { return nil }
    let languages = packs(for: language, folder, resolution)
    let end = program.run(
      [
        folder.path + "/page.pgm", folder.path + "/page", "-l", languages, "--psm", "3", "--dpi",
        String(Int(resolution)), "hocr",
      ], variables: Self.variables, seconds: seconds)
    guard end == .status(0),
      case .bytes(let bytes) = FileBytes.read(folder.path + "/page.hocr", .standard)
    else { return nil }
    let scan = RecognizedPage(bytes, scale: 72 / resolution)
    guard let page = scan.page(number: index + 1, width: size.width, height: size.height) else {
      return nil
    }
    return Reading(page: page, languages: languages, confidence: scan.confidence)
  }

  /// One worker reads on one processor.
  private static let variables = ["OMP_THREAD_LIMIT=1"]

  /// The packs to read with: those of the language or script, and English, for symbols are Latin.
  private func packs(
    for language: Language?, _ folder: borrowing ScratchFolder, _ resolution: Double
  ) -> String {
    let known = Self.names.filter { packs.contains($0.pack) }
    var wanted = known.filter { $0.language == language }
    if wanted.isEmpty, let script = script(folder, resolution) {
      wanted = known.filter { script.hasPrefix($0.script) }
    }
    if wanted.isEmpty { wanted = known }
    var names = wanted.map(\.pack)
    if packs.contains("eng"), !names.contains("eng") { names.append("eng") }
    return names.joined(separator: "+")
  }

  /// The script of the image in the folder; `nil` when Tesseract is not sure.
  private func script(_ folder: borrowing ScratchFolder, _ resolution: Double) -> String? {
    guard packs.contains("osd") else { return nil }
    let end = program.run(
      [
        folder.path + "/page.pgm", folder.path + "/script", "--psm", "0", "--dpi",
        String(Int(resolution)),
      ], variables: Self.variables, seconds: 30)
    guard end == .status(0),
      case .bytes(let bytes) = FileBytes.read(folder.path + "/script.osd", .standard)
    else { return nil }
    for line in bytes.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("Script: ") { return String(text.dropFirst(8)) }
    }
    return nil
  }
}
