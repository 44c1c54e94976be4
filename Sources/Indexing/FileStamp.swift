import Documents

/// What an index keeps of a file to tell whether it must be read again, as one text:
/// `pdf.3.1 89abcdef01234567 ocr`.
struct FileStamp: Equatable, CustomStringConvertible {
  let format: FileFormat
  /// The version that it was read with, as ``ReadingVersions/name(of:)`` gives it.
  let version: String
  /// The content's hash.
  let content: String
  /// Its pages that are images were read, or could not be.
  let isRecognized: Bool

  init(format: FileFormat, version: String, content: String, isRecognized: Bool) {
    self.format = format
    self.version = version
    self.content = content
    self.isRecognized = isRecognized
  }

  /// `nil` when `stored` is no such text, as that of a file that failed.
  init?(_ stored: String) {
    let words = stored.split(separator: " ")
    guard words.count >= 2, let name = words[0].split(separator: ".").first,
      let format = FileFormat(rawValue: String(name))
    else { return nil }
    self.init(
      format: format, version: String(words[0]), content: String(words[1]),
      isRecognized: words.count > 2)
  }

  var description: String { "\(version) \(content)" + (isRecognized ? " ocr" : "") }
}
