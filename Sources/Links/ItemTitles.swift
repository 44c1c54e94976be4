import Documents

/// The items of a programme by their titles, to know them again in the words of a slot.
struct ItemTitles {
  private var items: [String: String] = [:]
  private var lengths: [Int] = []

  init(_ items: [AgendaItem]) {
    for item in items {
      let title = TitleKey(item.title).squeezed
      if !title.isEmpty, self.items[title] == nil { self.items[title] = item.item }
    }
    lengths = Set(self.items.keys.map(\.count)).sorted(by: >)
  }

  /// The item whose title ends `text`, the longest title first: the cost grows with the number of
  /// lengths that titles have, not with the number of items.
  func item(of text: String) -> String? {
    let words = TitleKey(text).squeezed
    for length in lengths where length <= words.count {
      if let item = items[String(words.suffix(length))] { return item }
    }
    return nil
  }
}
