/// What a byte string holds when it is read as UTF-8, counted in one pass.
package struct UTF8Census: Sendable, Equatable {
  /// Well-formed sequences of two to four bytes.
  package private(set) var letters = 0
  /// Bytes that belong to no well-formed sequence.
  package private(set) var faults = 0
  /// Where the first fault lies; `nil` when there is none.
  package private(set) var firstFault: Int?
  /// Where the first byte above 127 lies; `nil` when all is ASCII.
  package private(set) var firstHigh: Int?
  package private(set) var nulls = 0
  /// C0 controls other than NUL, white space, form feed, escape and Word's separators.
  package private(set) var controls = 0
  package let count: Int

  package var isValid: Bool { faults == 0 }

  /// Every fault lies in the last three bytes: a text cut off inside a letter.
  package var isCutOff: Bool {
    guard let firstFault else { return false }
    return firstFault >= count - 3 && letters > 0
  }

  package init(_ bytes: [UInt8]) {
    count = bytes.count
    bytes.withUnsafeBufferPointer { buffer in count(buffer) }
  }

  /// Source: Unicode 15, table 3-7, well-formed UTF-8 byte sequences.
  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    let end = bytes.count
    var letters = 0
    var faults = 0
    var controls = 0
    var nulls = 0
    var at = 0
    while at < end {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte < 0x20 {
          switch byte {
          case 0: nulls += 1
          case 0x09...0x0D, 0x1B, 0x1C...0x1F: break
          default: controls += 1
          }
        } else if byte == 0x7F {
          controls += 1
        }
        at += 1
        continue
      }
      if firstHigh == nil { firstHigh = at }
      let length: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch byte {
      case 0xC2...0xDF: length = 2
      case 0xE0:
        length = 3
        low = 0xA0
      case 0xED:
        length = 3
        high = 0x9F
      case 0xE1...0xEF: length = 3
      case 0xF0:
        length = 4
        low = 0x90
      case 0xF4:
        length = 4
        high = 0x8F
      case 0xF1...0xF3: length = 4
      default: length = 1
      }
      var good = length > 1 && at + length <= end && bytes[at + 1] >= low && bytes[at + 1] <= high
      if good && length > 2 { good = bytes[at + 2] & 0xC0 == 0x80 }
      if good && length > 3 { good = bytes[at + 3] & 0xC0 == 0x80 }
      if good {
        letters += 1
        at += length
      } else {
        if firstFault == nil { firstFault = at }
        faults += 1
        at += 1
      }
    }
    self.letters = letters
    self.faults = faults
    self.controls = controls
    self.nulls = nulls
  }
}
