/// What one file may cost before it is refused or cut, each cut with a finding.
package struct ReadingLimits: Sendable, Equatable {
  /// The largest file that is opened, in bytes.
  package var fileBytes: Int
  /// The most that the parts of a zip archive may unpack to, in bytes, all together.
  package var unpackedBytes: Int
  /// The most lines of a text that are read, and the most blocks that any format gives.
  package var lines: Int
  package var blocks: Int
  /// The deepest nesting of elements that a mark-up reader follows.
  package var depth: Int
  /// The longest that a converter run as a program may take, in seconds.
  package var conversionSeconds: Int
  /// The most processor time that a page of a PDF may take, in seconds. Pages of thousands of words take a
  /// hundredth of one.
  package var pageSeconds: Double

  package init(
    fileBytes: Int, unpackedBytes: Int, lines: Int, blocks: Int, depth: Int,
    conversionSeconds: Int, pageSeconds: Double
  ) {
    self.fileBytes = fileBytes
    self.unpackedBytes = unpackedBytes
    self.lines = lines
    self.blocks = blocks
    self.depth = depth
    self.conversionSeconds = conversionSeconds
    self.pageSeconds = pageSeconds
  }

  package static let standard = ReadingLimits(
    fileBytes: 256 << 20, unpackedBytes: 256 << 20, lines: 4_000_000, blocks: 500_000, depth: 256,
    conversionSeconds: 40, pageSeconds: 10)
}
