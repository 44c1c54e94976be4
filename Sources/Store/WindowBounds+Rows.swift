import Database

extension WindowBounds {
  /// Raises the windows to the best that any row of a phrase is worth.
  mutating func raise(by found: FoundPhrases, _ measure: PhrasePart.Measure) {
    let windows = min(measure.windows, measure.blocks.bound >> Window.shift)
    found.rows.withUnsafeBufferPointer { rows in
      found.counts.withUnsafeBufferPointer { counts in
        measure.norms.withUnsafeBufferPointer { norms in
          PassageScoring.kindWeights.withUnsafeBufferPointer { weights in
            var index = 0
            while index < rows.count, Int(rows[index]) >> Window.shift < windows {
              let window = Int(rows[index]) >> Window.shift
              let lengths = measure.blocks.window(window)
              let kinds = lengths + Window.size
              var best: Float = 0
              while index < rows.count, Int(rows[index]) >> Window.shift == window {
                let place = Int(rows[index]) & (Window.size - 1)
                let worth =
                  PassageScoring.part(
                    1, count: Int(counts[index]), norm: norms[Int(lengths[place])])
                  * weights[Int(kinds[place])]
                if worth > best { best = worth }
                index += 1
              }
              raise(window, best)
            }
          }
        }
      }
    }
  }

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
