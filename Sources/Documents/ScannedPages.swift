/// What becomes of pages that are images.
package enum ScannedPages: Sendable {
  /// They are findings that say what to do.
  case reported
  /// They are read, where the program for that is installed.
  case recognized
}
