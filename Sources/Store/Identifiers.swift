/// A row of `document`.
package struct DocumentID: Hashable, Sendable, Comparable {
  package let value: Int64
  package init(_ value: Int64) { self.value = value }
  package static func < (a: DocumentID, b: DocumentID) -> Bool { a.value < b.value }
}

/// A row of `paragraph`, and of `passage`. A document's are consecutive.
package struct ParagraphID: Hashable, Sendable, Comparable {
  package let value: Int64
  package init(_ value: Int64) { self.value = value }
  package static func < (a: ParagraphID, b: ParagraphID) -> Bool { a.value < b.value }
}

/// A row of `file`.
struct FileID: Hashable, Sendable {
  let value: Int64
}
