import Store

package typealias ExportTable = Store.ExportTable
package typealias ExportColumn = Store.ExportColumn
package typealias ExportCell = Store.ExportCell
package typealias ExportSelection = Store.ExportSelection

extension Catalogue {
  /// Narrows what is taken out to the documents that `options` let through.
  package func narrow(_ selection: inout ExportSelection, to options: SearchOptions) throws {
    var options = options
    if selection.table != .links {
      // Paragraphs may differ from their documents.
      selection.languages = options.languages
      options.languages = []
    }
    guard options.isNarrowing else { return }
    let documents = try reader.allDocuments(withRenditions: selection.includesRenditions)
    selection.documents = Set(documents.filter(options.letThrough).map(\.id))
  }

  package func count(of table: ExportTable) throws -> Int { try reader.count(of: table) }

  /// Hands out the wanted rows in the order of their numbers; see ``ExportTable``.
  package func export(
    _ selection: ExportSelection, deliver: (_ cells: [ExportCell]) throws -> Void
  ) throws { try reader.export(selection, deliver: deliver) }
}
