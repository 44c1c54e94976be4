import Glibc
import Reading

// One fuzz target for every reader: TRAVAUX_FUZZ is the ending that the inputs' names have, which with
// their bytes decides who reads them. Built by `tools/fuzz` only.

private enum Input {
  /// `fuzz.docx`. Made when first asked for, for libFuzzer's `main` runs no code of this file's.
  static let place = "fuzz." + (getenv("TRAVAUX_FUZZ").map { String(cString: $0) } ?? "txt")
}

/// Reads the input and takes it apart: the anatomy meets whatever the formats let through.
///
/// libFuzzer knows it by this name, whether its `main` is linked or ours.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: length))
  if let source = read(input, place: Input.place, limits: .standard).source {
    _ = documents(from: source, fileName: Input.place)
  }
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

private var arguments: [UnsafeMutablePointer<CChar>?] =
  CommandLine.arguments.map { strdup($0) } + [nil]
private var count = CInt(arguments.count - 1)

exit(
  arguments.withUnsafeMutableBufferPointer { buffer in
    guard var base = buffer.baseAddress else { return 1 }
    return runDriver(&count, &base) { test($0, $1) }
  })
