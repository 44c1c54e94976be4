import Store

extension Reader {
  /// The best passages that hold an expression and meet a filter, and how many there are, in the time left.
  func answer(
    _ expression: MatchExpression, _ filter: SearchFilter, atMost count: Int, _ limit: TimeLimit
  ) throws(StoreError) -> SearchAnswer {
    var request = SearchRequest(expression)
    request.filter = filter
    request.limit = count
    request.seconds = limit.left
    return try search(request)
  }
}
