import Database
import Documents

/// Where paragraphs stand, without their texts.
extension Reader {
  package typealias Place = (paragraph: ParagraphID, document: DocumentID, path: LocatorPath)

  /// The places of paragraphs, in the order given; titles and those that are gone are left out.
  package func places(of paragraphs: [ParagraphID]) throws(StoreError) -> [Place] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT document, path FROM paragraph WHERE id = ?1 AND ordinal > 0")
      var places: [Place] = []
      for paragraph in paragraphs {
        try statement.bind(.integer(paragraph.value))
        if try statement.step() {
          places.append((paragraph, DocumentID(statement.integer(0)), Self.path(statement.text(1))))
        }
        statement.reset()
      }
      return places
    }
  }

  /// The place `path` of a document and those inside it, in the order of their paths as text.
  package func places(
    in document: DocumentID, within path: LocatorPath
  ) throws(StoreError) -> [Place] {
    try guarded { () throws(DatabaseError) in
      // '0' is the character after the signs that may follow a path: ( . /
      let statement = try connection.prepare(
        """
        SELECT id, path FROM paragraph
        WHERE document = ?1 AND path >= ?2 AND path < ?2 || '0' ORDER BY path, id
        """)
      try statement.bind(.integer(document.value), .text(path.description))
      var places: [Place] = []
      while try statement.step() {
        let its = Self.path(statement.text(1))
        if its.isWithin(path) { places.append((ParagraphID(statement.integer(0)), document, its)) }
      }
      return places
    }
  }
}
