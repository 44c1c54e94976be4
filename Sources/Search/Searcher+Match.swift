import Store

/// Why a query is no match expression.
package struct MatchExpressionError: Error, CustomStringConvertible {
  let query: String
  package var description: String {
    "MATCH cannot carry all of \(query.shortened): words, phrases, AND, OR, NOT and NEAR only"
  }
}

extension Searcher {
  /// The text for `passage MATCH …` that finds what a query of words finds. A query of no words, and one that
  /// nothing can satisfy, give an expression that finds nothing.
  ///
  /// - Throws: ``MatchExpressionError`` for a query with filters or an order of words; ``StoreError``.
  package func matchExpression(for text: String) throws -> String {
    let read = QueryReader.read(text)
    var planner = try Planner(reader: reader, options: SearchOptions(), scope: read.scope)
    let plan = try planner.plan(read.query)
    guard plan.filter == SearchFilter(), plan.expression?.hasOrder != true else {
      throw MatchExpressionError(query: read.description)
    }
    return plan.expression?.text ?? MatchExpression.nothing
  }
}
