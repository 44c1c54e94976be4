import Glibc
import Reading

/// `travaux-reader --blocks FILE…`: what the formats make of files, for people who mend them.
enum Listing {
  /// Prints each file's blocks; 2 when one could not be opened.
  static func printBlocks(of paths: some Sequence<String>) -> Int32 {
    var status: Int32 = 0
    for path in paths {
      guard let bytes = contents(of: path) else {
        status = 2
        continue
      }
      print("== \(path)")
      print(readPDF(bytes).listing, terminator: "")
    }
    return status
  }

  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
