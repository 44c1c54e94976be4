/// The container of Office files before 2007: streams with names, stored in sectors.
///
/// Source: [MS-CFB], Compound File Binary File Format. Every chain is followed no further than the file
/// has sectors, so a circle ends.
struct CompoundFile {
  private let bytes: [UInt8]
  private let sectorShift: Int
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var miniStream: [UInt8] = []
  private let miniCutoff: Int
  private var entries: [(name: String, start: UInt32, size: Int)] = []

  /// `nil` when the bytes are no compound file.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 512, let shift = bytes.word(at: 0x1E), shift == 9 || shift == 12,
      let directory = bytes.long(at: 0x30), let cutoff = bytes.long(at: 0x38),
      let miniStart = bytes.long(at: 0x3C)
    else { return nil }
    self.bytes = bytes
    sectorShift = shift
    miniCutoff = Int(min(cutoff, 1 << 20))
    table = Self.allocation(bytes, shift)
    for entry in chain(directory).chunks(of: 128) {
      guard let length = entry.word(at: 0x40), length >= 2, length <= 64,
        let start = entry.long(at: 0x74), let size = entry.long(at: 0x78), entry[0x42] != 0
      else { continue }
      let units = stride(from: 0, to: length - 2, by: 2).compactMap { entry.word(at: $0) }
      let name = String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
      entries.append((name, start, Int(size)))
      // The root's stream holds the streams that are shorter than a sector.
      if entry[0x42] == 5, entries.count == 1 { miniStream = chain(start) }
    }
    let mini = chain(miniStart)
    miniTable = stride(from: 0, to: mini.count - 3, by: 4).compactMap { mini.long(at: $0) }
  }

  var names: [String] { entries.map(\.name) }

  /// The bytes of a stream; `nil` when there is none of this name.
  func stream(_ name: String) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    if entry.size >= miniCutoff { return Array(chain(entry.start).prefix(entry.size)) }
    var content: [UInt8] = []
    var sector = Int(entry.start)
    while sector < miniTable.count, content.count < entry.size {
      let start = sector << 6
      guard start + 64 <= miniStream.count else { break }
      content += miniStream[start..<start + 64]
      sector = Int(miniTable[sector])
    }
    return Array(content.prefix(entry.size))
  }

  /// The file allocation table, from the list of its sectors in the header and behind it.
  private static func allocation(_ bytes: [UInt8], _ shift: Int) -> [UInt32] {
    var sectors: [UInt32] = (0..<109).compactMap { bytes.long(at: 0x4C + 4 * $0) }
    let most = bytes.count >> shift
    var next = bytes.long(at: 0x44) ?? .max
    var steps = 0
    while Int(next) < most, steps < most {
      let start = (Int(next) + 1) << shift
      let count = (1 << shift) / 4
      for index in 0..<count - 1 {
        if let sector = bytes.long(at: start + 4 * index) { sectors.append(sector) }
      }
      next = bytes.long(at: start + 4 * (count - 1)) ?? .max
      steps += 1
    }
    var table: [UInt32] = []
    for sector in sectors.prefix(most + 1) where Int(sector) < most {
      let start = (Int(sector) + 1) << shift
      for index in 0..<(1 << shift) / 4 { table.append(bytes.long(at: start + 4 * index) ?? .max) }
    }
    return table
  }

  private func chain(_ start: UInt32) -> [UInt8] {
    var content: [UInt8] = []
    var sector = Int(start)
    var steps = 0
    while sector < table.count, steps <= table.count {
      let from = (sector + 1) << sectorShift
      guard from < bytes.count else { break }
      content += bytes[from..<min(bytes.count, from + 1 << sectorShift)]
      sector = Int(table[sector])
      steps += 1
    }
    return content
  }
}

extension [UInt8] {
  /// Two bytes, the lower one first; `nil` beyond the end.
  func word(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 2 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8
  }

  /// Four bytes, the lowest first; `nil` beyond the end.
  func long(at offset: Int) -> UInt32? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
      | UInt32(self[offset + 3]) << 24
  }

  fileprivate func chunks(of size: Int) -> [[UInt8]] {
    stride(from: 0, to: count - size + 1, by: size).map { Array(self[$0..<$0 + size]) }
  }
}
