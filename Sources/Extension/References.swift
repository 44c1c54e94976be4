import Citations
import Database
import Documents
import Render

/// `travaux_refs(text, language, document)`: the references in any text, a row each.
func registerReferences(_ host: Host) throws {
  let columns = ["target", "text", "start", "end", "kind", "verb", "candidates", "findings"]
  let extractor = CitationExtractor()
  try host.connection.register(
    TableFunction(
      name: "travaux_refs", columns: columns, arguments: ["input", "language", "document"]
    ) { arguments, _ in
      guard case .text(let text) = arguments[0] else { return [] }
      var context = CitationContext()
      if case .text(let code) = arguments[1] { context.language = Language(named: code) }
      if case .text(let symbol) = arguments[2] { context.document = Symbol(typed: symbol) }
      return extractor.citations(in: text, context: &context).map { citation in
        let json = citation.json(in: text)
        return columns.map { Value(json[$0] ?? .null) }
      }
    })
}
