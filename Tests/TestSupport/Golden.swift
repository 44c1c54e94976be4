import Foundation

/// Exact output kept in a file beside the tests. `UPDATE_GOLDEN=1` rewrites it.
package enum Golden {
  /// What differs between `text` and the file `Golden/NAME` beside the test at `test`; `nil` when they
  /// agree or the file was just written.
  package static func difference(
    _ text: String, from name: String, test: String = #filePath
  ) -> String? {
    let folder = URL(fileURLWithPath: test).deletingLastPathComponent()
      .appendingPathComponent("Golden")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return nil
      } catch {
        return "cannot write \(file.path): \(error)"
      }
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      return "no golden file \(file.path); UPDATE_GOLDEN=1 writes it"
    }
    let wanted = String(decoding: data, as: UTF8.self)
    guard wanted != text else { return nil }
    let was = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(was, now).prefix { $0 == $1 }.count
    return """
      \(name) differs from line \(line + 1)
      golden: \(line < was.count ? String(was[line]) : "(ends)")
      now:    \(line < now.count ? String(now[line]) : "(ends)")
      """
  }
}
