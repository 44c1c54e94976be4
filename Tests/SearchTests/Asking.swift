@testable import Search

/// What a query finds in the index at `path`.
func results(
  of query: String, in path: String, _ change: (inout SearchOptions) -> Void
) throws -> Results {
  var options = SearchOptions()
  change(&options)
  return try Catalogue(path: path).searcher.search(query, options)
}
