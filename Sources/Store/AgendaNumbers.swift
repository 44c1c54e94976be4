import Documents

/// The item numbers of the agendas that the index has, by organ and session: what other documents of the
/// session may name.
struct AgendaNumbers {
  private struct Key: Hashable {
    let body: String
    let session: String
  }

  private struct Numbers {
    var items: Set<String> = []
    /// Items whose sub-items are listed.
    var parents: Set<String> = []
    /// One of the agendas, for messages.
    var symbol: Symbol
  }

  private var numbers: [Key: Numbers] = [:]
  /// A shorter list is an excerpt.
  private static let least = 5

  init(_ reader: Reader) throws(StoreError) {
    for agenda in try reader.agendas() {
      guard let body = agenda.body, let session = agenda.session else { continue }
      let items = try reader.items(of: agenda.id)
      guard items.count >= Self.least else { continue }
      let key = Key(body: body, session: session)
      var known = numbers[key] ?? Numbers(symbol: agenda.symbol)
      for item in items {
        known.items.insert(item.item)
        if let parent = item.parent { known.parents.insert(parent) }
      }
      numbers[key] = known
    }
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// The items that a document names and no agenda of its organ and session has, each once.
  ///
  /// A Main Committee's documents name the Assembly's items, or those of its own agenda.
  func findings(about document: StoredDocument, naming items: [String]) -> [Finding] {
    guard let body = document.body, let session = document.session else { return [] }
    let organs = [body] + (body.split(separator: "/").first.map { [String($0)] } ?? [])
    let agendas = organs.compactMap { numbers[Key(body: $0, session: session)] }
    guard let agenda = agendas.first else { return [] }
    var seen: Set<String> = []
    return items.filter { item in
      seen.insert(item).inserted && !agendas.contains { Self.has(item, $0) }
    }.map { item in
      Finding(
        kind: "item-not-on-agenda", place: "item" + item,
        message: "item \(item) is not on the agenda \(agenda.symbol)")
    }
  }

  /// An agenda that lists no sub-items of an item may print them elsewhere.
  private static func has(_ item: String, _ agenda: Numbers) -> Bool {
    var number = item[...]
    while true {
      if agenda.items.contains(String(number)) {
        return number.count == item.count || !agenda.parents.contains(String(number))
      }
      guard let bracket = number.lastIndex(of: "(") else { return false }
      number = number[..<bracket]
    }
  }
}
