import Documents

extension Finding {
  package var json: JSON {
    ["kind": .string(kind), "place": .string(place), "message": .string(message)]
  }

  /// With the file it is about.
  package func json(file: String) -> JSON {
    [
      "file": .string(file), "kind": .string(kind), "place": .string(place),
      "message": .string(message),
    ]
  }
}

extension Document {
  /// What `travaux parse` prints of a document that was read from `file`.
  package func json(file: String) -> JSON {
    [
      "file": .string(file),
      "symbol": .text(symbol),
      "symbols": .list(symbols) { .text($0) },
      "type": .string(type.rawValue),
      "body": .text(body),
      "session": .text(session),
      "language": .text(language),
      "original_language": .text(originalLanguage),
      "distribution": .text(distribution),
      "sender": .text(letterParties?.sender),
      "addressee": .text(letterParties?.addressee),
      "date": .text(date),
      "adopted_on": .text(adoptedOn),
      "meeting": .text(meeting),
      "vote": .text(vote),
      "title": .text(title),
      "agenda_items": .list(agendaItems) { ["item": .string($0.item), "title": .text($0.title)] },
      "origin": .list(origin) { .text($0) },
      "paragraphs": .list(paragraphs, \.json),
      "items": .list(items, \.json),
      "programme": .list(programme, \.json),
      "speeches": .list(speeches, \.json),
      "votes": .list(votes, \.json),
      "footnotes": .list(footnotes, \.json),
      "findings": .list(findings, \.json),
    ]
  }

  /// The columns of `travaux parse` in the forms that have columns: one row a paragraph.
  package static let paragraphTable = Table(columns: [
    "file", "symbol", "locator", "kind", "label", "level", "page", "text",
  ])

  /// One row a paragraph, for the forms that have columns.
  package func paragraphRows(file: String) -> [JSON] {
    paragraphs.map { paragraph in
      [
        "file": .string(file), "symbol": .text(symbol), "locator": .text(paragraph.path),
        "kind": .string(paragraph.kind.rawValue), "label": .string(paragraph.label),
        "level": .integer(paragraph.level), "page": .integer(paragraph.page),
        "text": .string(paragraph.text),
      ]
    }
  }
}

extension Paragraph {
  var json: JSON {
    let plain: JSON = [
      "locator": .text(path), "kind": .string(kind.rawValue), "label": .string(label),
      "level": .integer(level), "text": .string(text), "page": .integer(page),
    ]
    return language.map { plain.adding("language", .text($0)) } ?? plain
  }
}

extension AgendaItem {
  var json: JSON {
    [
      "item": .string(item), "title": .string(title), "parent": .text(parent),
      "heading": .text(heading),
    ]
  }
}

extension ProgrammeSlot {
  var json: JSON {
    [
      "date": .text(date), "start": .text(start), "end": .text(end),
      "meeting": .integer(meeting),
      "entries": .list(entries) {
        [
          "item": .text($0.item), "title": .string($0.title), "continued": .bool($0.continued),
          "documents": .list($0.documents) { .text($0) },
        ]
      },
    ]
  }
}

extension Speech {
  var json: JSON {
    [
      "locator": .text(path), "speaker": .string(speaker), "affiliation": .text(affiliation),
      "language": .text(language), "item": .text(item),
    ]
  }
}

extension Vote {
  var json: JSON {
    [
      "subject": .text(subject), "symbol": .text(symbol), "adopted": .text(adopted),
      "outcome": .text(outcome?.rawValue), "manner": .text(manner?.rawValue),
      "in_favour": .integer(inFavour.count), "against": .integer(against.count),
      "abstaining": .integer(abstaining.count),
      "states": .object(
        Side.allCases.map { side in
          JSON.Member(side.rawValue, .list(self[side].states) { .string($0) })
        }),
      "locators": .list(paths) { .text($0) }, "meeting": .text(meeting), "item": .text(item),
    ]
  }
}

extension Footnote {
  var json: JSON {
    ["label": .string(label), "text": .string(text), "page": .integer(page)]
  }
}
