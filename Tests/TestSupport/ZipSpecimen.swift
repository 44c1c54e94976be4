/// Writes a zip archive without compression, for tests.
package func zip(_ parts: [(name: String, content: String)]) -> [UInt8] {
  zip(parts.map { ($0.name, Array($0.content.utf8)) })
}

package func zip(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  func put(_ value: Int, _ count: Int, _ target: inout [UInt8]) {
    for index in 0..<count { target.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }
  for (name, data) in parts {
    let offset = bytes.count
    var fields: [UInt8] = []
    put(20, 2, &fields)
    put(0, 2, &fields)
    put(0, 2, &fields)
    put(0, 4, &fields)
    put(Int(checksum(data)), 4, &fields)
    put(data.count, 4, &fields)
    put(data.count, 4, &fields)
    put(name.utf8.count, 2, &fields)
    put(0, 2, &fields)
    bytes += [0x50, 0x4B, 3, 4] + fields + Array(name.utf8) + data
    directory += [0x50, 0x4B, 1, 2, 20, 0] + fields
    put(0, 2, &directory)
    put(0, 2, &directory)
    put(0, 2, &directory)
    put(0, 4, &directory)
    put(offset, 4, &directory)
    directory += Array(name.utf8)
  }
  let start = bytes.count
  bytes += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
  put(parts.count, 2, &bytes)
  put(parts.count, 2, &bytes)
  put(directory.count, 4, &bytes)
  put(start, 4, &bytes)
  put(0, 2, &bytes)
  return bytes
}

/// CRC-32 as zip uses it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var crc = UInt32.max
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  return ~crc
}

/// A Word document of these parts; `body` is the inside of `w:body`.
package func docx(_ body: String, _ parts: [(name: String, content: String)] = []) -> [UInt8] {
  let space =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
  let wrapped = parts.map { part in
    (part.name, part.content.replacing("<w:root", with: "<w:root \(space)"))
  }
  return zip(
    [("word/document.xml", "<w:document \(space)><w:body>\(body)</w:body></w:document>")] + wrapped)
}
