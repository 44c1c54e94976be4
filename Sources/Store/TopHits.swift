/// The best few of many scored rows, in a heap whose root is the worst of them: of equal scores that of the
/// lower standing, of equal standings the later row.
struct TopHits {
  private var heap: [(score: Float, standing: UInt8, row: Int64)] = []
  let capacity: Int
  /// Rows below this score are no hits.
  private let least: Float

  init(capacity: Int, least: Float = -.infinity) {
    self.capacity = max(0, capacity)
    self.least = least
    heap.reserveCapacity(min(self.capacity, 4096))
  }

  /// What a row must beat, or reach while there is room.
  var threshold: Float { heap.count < capacity ? least : heap.first?.score ?? .infinity }

  /// The worst of them, once there is no room left.
  var worst: (score: Float, standing: UInt8, row: Int64)? {
    heap.count < capacity ? nil : heap.first
  }

  @inline(__always)
  private static func isWorse(
    _ a: (score: Float, standing: UInt8, row: Int64),
    _ b: (score: Float, standing: UInt8, row: Int64)
  ) -> Bool {
    if a.score != b.score { return a.score < b.score }
    return a.standing != b.standing ? a.standing < b.standing : a.row > b.row
  }

  mutating func insert(_ score: Float, _ standing: UInt8, row: Int64) {
    guard capacity > 0, score >= least else { return }
    let entry = (score: score, standing: standing, row: row)
    if heap.count < capacity {
      heap.append(entry)
      var child = heap.count - 1
      while child > 0, case let parent = (child - 1) / 2, Self.isWorse(heap[child], heap[parent]) {
        heap.swapAt(child, parent)
        child = parent
      }
      return
    }
    guard Self.isWorse(heap[0], entry) else { return }
    heap[0] = entry
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && Self.isWorse(heap[child], heap[worst]) { worst = child }
      guard worst != parent else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }

  /// Best first.
  var sorted: [(score: Float, standing: UInt8, row: Int64)] { heap.sorted { Self.isWorse($1, $0) } }
}
