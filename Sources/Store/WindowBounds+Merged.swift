import Database

extension WindowBounds {
  /// Raises the windows to the best that any of their rows is worth, as often as it may hold the words.
  mutating func raise(by merged: RowCounts, _ measure: PhrasePart.Measure) {
    let windows = min(measure.windows, measure.blocks.bound >> Window.shift)
    guard let bits = merged.rows.bits, bits.count >= windows << 2 else { return }
    let frequencies = (0...255).map { Float(RowCounts.most(UInt8($0))) }
    measure.norms.withUnsafeBufferPointer { norms in
      PassageScoring.kindWeights.withUnsafeBufferPointer { weights in
        frequencies.withUnsafeBufferPointer { frequencies in
          for window in 0..<windows {
            let rows = window << 2..<(window + 1) << 2
            if rows.allSatisfy({ bits[$0] == 0 }) { continue }
            let lengths = measure.blocks.window(window)
            let kinds = lengths + Window.size
            let bytes = merged.bytes + (window << Window.shift)
            var best: Float = 0
            for index in rows {
              var word = bits[index]
              while word != 0 {
                let place = (index & 3) << 6 | word.trailingZeroBitCount
                let frequency = frequencies[Int(bytes[place])]
                let worth =
                  weights[Int(kinds[place])] * frequency
                  / (frequency + norms[Int(lengths[place])])
                if worth > best { best = worth }
                word &= word &- 1
              }
            }
            raise(window, best)
          }
        }
      }
    }
  }
}
