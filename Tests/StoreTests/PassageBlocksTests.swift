import Database
import Documents
import Testing

@testable import Store

struct PassageBlocksTests {
  @Test func `what is read as it is looked at is what the table holds`() throws {
    let folder = TemporaryFolder()
    let texts = (0..<700).map { number in
      [String](repeating: "lamp", count: number % 90).joined(separator: " ")
    }
    try write([("f", resolution("A/RES/178/1", title: "Lamps", texts))], to: folder.index)
    let reader = try Reader(path: folder.index)
    let table = try PassageTable(from: reader.connection)
    try reader.withBlocks { blocks throws(DatabaseError) in
      #expect(blocks.bound == table.lengths.count)
      for row in [600, 5, 699, 300, 0, 701] + Array(0..<2000) + [blocks.bound - 1] {
        #expect(blocks.lengths[row] == table.lengths[row], "row \(row)")
        #expect(blocks.kinds[row] == table.kinds[row], "row \(row)")
      }
      #expect(blocks.lengths[5] > 0)
    }
    // The file was let go of.
    try write([("g", resolution("A/RES/178/2", title: "Lamps again", texts))], to: folder.index)
    let total = try reader.search(SearchRequest(.phrase(try reader.positions(of: "lamp")))).total
    #expect(total == 1 + 2 * texts.count { !$0.isEmpty } + 1)
  }
}
