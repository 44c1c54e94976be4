import Glibc

/// Programs that are installed beside the running one.
package enum SiblingProgram {
  /// The program `name` in the folder of the running program, unless the environment's `variable` names
  /// another.
  package static func path(_ name: String, variable: String) -> String {
    if let named = getenv(variable) { return String(cString: named) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map {
        readlink("/proc/self/exe", $0.assumingMemoryBound(to: CChar.self), bytes.count)
      } ?? 0
    }
    let own = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    return own.prefix(through: own.lastIndex(of: "/") ?? own.startIndex) + name
  }
}
