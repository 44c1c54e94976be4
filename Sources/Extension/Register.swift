import Database
import Documents
import Search
import Store

/// Makes everything known to the connection that loads the extension; called from C.
///
/// - Returns: SQLite's code: 256, `SQLITE_OK_LOAD_PERMANENTLY`, when all is well. A library with a Swift runtime
///   in it is not one to unload with each connection that closes.
@_cdecl("travaux_extension_register")
func register(
  _ handle: OpaquePointer, _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  let host = Host(handle)
  do {
    try PassageFunctions.register(on: host.connection) { try host.reader() }
    try registerNames(host)
    try registerMatch(host)
    try registerReferences(host)
    try registerAnswers(host)
    return 256
  } catch {
    message?.pointee = Connection.message("travaux: \(error)")
    return 1
  }
}

/// `travaux_symbol(text)` and `travaux_locator(text)`: the normal form of what somebody typed; NULL where it
/// names nothing.
private func registerNames(_ host: Host) throws {
  try host.connection.registerFunction("travaux_symbol", arguments: 1...1, .pure) { arguments in
    guard case .text(let text) = arguments[0] else { return .null }
    return .text(Locator(typed: text)?.symbol.description)
  }
  try host.connection.registerFunction("travaux_locator", arguments: 1...1, .pure) { arguments in
    guard case .text(let text) = arguments[0] else { return .null }
    return .text(Locator(typed: text)?.description)
  }
}

/// `travaux_match(query)`: for the right of MATCH.
private func registerMatch(_ host: Host) throws {
  try host.connection.registerFunction("travaux_match", arguments: 1...1, .reading) { arguments in
    guard case .text(let text) = arguments[0] else { return .null }
    return .text(try host.searcher().matchExpression(for: text))
  }
}
