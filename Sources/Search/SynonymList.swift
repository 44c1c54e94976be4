/// Words and phrases that mean the same, in any languages.
package struct SynonymList: Sendable, Equatable {
  private let groups: [[String]]

  package init(_ groups: [[String]] = []) { self.groups = groups }

  /// Reads a file of synonyms: on each line words and phrases that mean the same, parted by tabs, or
  /// by commas where it has no tab; lines that begin with `#` are remarks.
  package init(reading text: String) {
    groups = text.split(whereSeparator: \.isNewline).filter { $0.first != "#" }.map { line in
      line.split(separator: line.contains("\t") ? "\t" : ",").map { word in
        word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.filter { !$0.isEmpty }
    }.filter { $0.count > 1 }
  }

  /// The others of every group that a word or phrase stands in, each once, in the order of the file.
  ///
  /// - Parameter folded: what two spellings of the same have in common.
  func others(of word: String, folded: (String) -> String) -> [String] {
    let wanted = folded(word)
    var known: Set<String> = [wanted]
    var others: [String] = []
    for group in groups where group.contains(where: { folded($0) == wanted }) {
      for other in group where known.insert(folded(other)).inserted { others.append(other) }
    }
    return others
  }
}
