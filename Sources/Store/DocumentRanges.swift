import Database

/// The shown documents as runs of paragraph ids, in the order of ids.
struct DocumentRanges {
  /// The first paragraph id of each, and one past the last one's end.
  private(set) var starts: [Int64] = []
  private(set) var ends: [Int64] = []
  private(set) var ids: [Int64] = []

  init(from connection: Connection) throws(DatabaseError) {
    let statement = try connection.prepare(
      """
      SELECT first_paragraph, paragraph_count, id FROM document
      WHERE rendition_of IS NULL AND paragraph_count > 0 ORDER BY first_paragraph
      """)
    while try statement.step() {
      let first = statement.integer(0)
      starts.append(first)
      ends.append(first + statement.integer(1))
      ids.append(statement.integer(2))
    }
  }

  var count: Int { ids.count }

  /// The document of a paragraph; `nil` when it is in none.
  func index(of paragraph: Int64) -> Int? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= paragraph { low = middle + 1 } else { high = middle }
    }
    return low > 0 && paragraph < ends[low - 1] ? low - 1 : nil
  }
}
