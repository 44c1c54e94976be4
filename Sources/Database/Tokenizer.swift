import CSQLite

/// One word as FTS5 takes it.
package struct EmittedToken {
  /// The word to index, valid during the call.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// Where it stands: half-open range of bytes of the text that was given.
  package let start: Int
  package let end: Int
  /// It stands at the same position as the token before it.
  package let isColocated: Bool

  package init(bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, isColocated: Bool) {
    self.bytes = bytes
    self.start = start
    self.end = end
    self.isColocated = isColocated
  }
}

/// What FTS5 wants words for.
package enum TokenizePurpose: Sendable {
  case document
  /// A string of a match expression.
  case query
}

/// Cuts text into words for FTS5.
package protocol Tokenizer: AnyObject {
  /// Hands the words of `text` to `emit`, in order; stops at the first answer that is not 0 and
  /// passes it on.
  func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, for purpose: TokenizePurpose,
    emit: (EmittedToken) -> Int32
  ) -> Int32
}

/// Holds a tokenizer for SQLite, which keeps an unowned pointer to it.
private final class TokenizerBox {
  let tokenizer: any Tokenizer
  init(_ tokenizer: any Tokenizer) { self.tokenizer = tokenizer }
}

extension Connection {
  /// Makes `tokenizer` known to FTS5 as `name` on this connection. It lives as long as it.
  package func register(_ tokenizer: any Tokenizer, as name: String) throws(DatabaseError) {
    guard let api = travaux_fts5_api(handle) else {
      throw DatabaseError(code: SQLITE_ERROR, message: "this SQLite has no FTS5")
    }
    let box = TokenizerBox(tokenizer)
    registrations.append(box)
    var methods = fts5_tokenizer(
      xCreate: { context, _, _, result in
        // One instance serves every table: it keeps no state between texts.
        result?.pointee = context.map { OpaquePointer($0) }
        return SQLITE_OK
      },
      xDelete: { _ in },
      xTokenize: { instance, context, flags, text, count, token in
        guard let instance, let token else { return SQLITE_ERROR }
        let box = Unmanaged<TokenizerBox>.fromOpaque(UnsafeRawPointer(instance))
          .takeUnretainedValue()
        guard let text, count > 0 else { return SQLITE_OK }
        return text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
          box.tokenizer.tokenize(
            UnsafeBufferPointer(start: bytes, count: Int(count)),
            for: flags & FTS5_TOKENIZE_QUERY != 0 ? .query : .document
          ) { word in
            guard let start = word.bytes.baseAddress else { return SQLITE_OK }
            return start.withMemoryRebound(to: CChar.self, capacity: word.bytes.count) {
              token(
                context, word.isColocated ? FTS5_TOKEN_COLOCATED : 0, $0, Int32(word.bytes.count),
                Int32(word.start), Int32(word.end))
            }
          }
        }
      })
    let code = api.pointee.xCreateTokenizer(
      api, name, Unmanaged.passUnretained(box).toOpaque(), &methods, nil)
    guard code == SQLITE_OK else { throw error(code, sql: nil) }
  }
}
