import Search

extension MissingPlace {
  /// One object of `missing`.
  var json: JSON {
    [
      "asked": .string(asked), "target": .text(locator), "state": .string(state.rawValue),
      "message": .string(reason), "nearest": .list(nearest) { .text($0) },
    ]
  }
}

extension JSON {
  /// The object with the places that were asked for and are not here, where there are some.
  package func adding(missing places: [MissingPlace]) -> JSON {
    places.isEmpty ? self : adding("missing", .list(places, \.json))
  }
}
