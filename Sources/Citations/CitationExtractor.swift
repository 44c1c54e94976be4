import Documents

/// Finds the citations of a text: symbols in every series, resolutions and decisions named in running
/// text, their paragraphs, addresses, and what "ibid." and "the same resolution" stand for.
///
/// One engine reads English, French, Spanish, Russian, Arabic and Chinese, mixed if need be; the words
/// are data (``Grammar``). The time is linear in the length of the text.
package struct CitationExtractor: Sendable {
  private let lexicon: Lexicon

  package init() { lexicon = .shared }

  /// The citations of `text` in the order of their places; one for each document or paragraph named.
  ///
  /// Ranges are half-open UTF-8 bytes of `text`. `context` is told what was named last, for the text
  /// that follows.
  package func citations(in text: String, context: inout CitationContext) -> [Citation] {
    var bytes = Array(text.utf8)
    guard bytes.count < Int(Int32.max) - 8 else { return [] }
    bytes.append(contentsOf: [0, 0, 0, 0])
    var lexer = Lexer(bytes, lexicon: lexicon)
    lexer.run()
    var parser = CitationParser(
      bytes: bytes, tokens: lexer.tokens, lexemes: lexicon.lexemes, context: context)
    parser.run()
    context.lastResolution = parser.lastResolution
    context.lastDocument = parser.lastDocument
    context.lastDraft = parser.lastDraft ?? context.lastDraft
    context.lastReport = parser.lastReport ?? context.lastReport
    context.openList = parser.isListOpen ? parser.list : nil
    return parser.found
  }

  /// The citations of a text that stands alone.
  package func citations(in text: String) -> [Citation] {
    var context = CitationContext()
    return citations(in: text, context: &context)
  }
}
