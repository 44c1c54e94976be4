import CXML

/// What libxml2 reports while it reads mark-up, in document order; it builds no tree.
protocol MarkupHandler: AnyObject {
  /// - Parameter name: local, in lower case for HTML. `attributes` is valid during the call only.
  func start(_ name: String, _ attributes: MarkupAttributes)
  func end(_ name: String)
  /// A piece of text; one text may come in several pieces, each of whole scalars.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of a start tag, as libxml2 holds them.
struct MarkupAttributes {
  private enum Storage {
    /// Name and value in turn, ended by NULL.
    case pairs(UnsafeMutablePointer<UnsafePointer<xmlChar>?>?)
    /// Five pointers each: local name, prefix, namespace, beginning and end of the value.
    case fives(UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int)
  }

  private let storage: Storage

  init(pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) { storage = .pairs(pairs) }

  init(fives: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
    storage = .fives(fives, count: count)
  }

  /// The value of the attribute with this local name, whatever its prefix.
  subscript(name: StaticString) -> String? {
    switch storage {
    case .pairs(let start):
      guard var at = start else { return nil }
      while let found = at[0] {
        if Self.equals(found, name) { return at[1].map { String(cString: $0) } ?? "" }
        at += 2
      }
      return nil
    case .fives(let start, let count):
      guard let start else { return nil }
      for index in 0..<count {
        guard let found = start[5 * index], Self.equals(found, name) else { continue }
        return Self.value(start, index)
      }
      return nil
    }
  }

  /// The value of the attribute that has this prefix as well: `r:id` beside `id`.
  subscript(prefix: StaticString, name: StaticString) -> String? {
    guard case .fives(let start?, let count) = storage else { return nil }
    for index in 0..<count {
      guard let found = start[5 * index], Self.equals(found, name),
        let own = start[5 * index + 1], Self.equals(own, prefix)
      else { continue }
      return Self.value(start, index)
    }
    return nil
  }

  private static func value(
    _ start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, _ index: Int
  ) -> String {
    guard let from = start[5 * index + 3], let to = start[5 * index + 4], to > from else {
      return ""
    }
    return String(decoding: UnsafeBufferPointer(start: from, count: to - from), as: UTF8.self)
  }

  private static func equals(_ text: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    for index in 0..<count where text[index] != name.utf8Start[index] { return false }
    return text[count] == 0
  }
}

/// How the reading of mark-up ended.
enum MarkupEnd: Equatable, Sendable {
  case whole
  /// A fault that stopped the reader, with libxml2's words and the line.
  case broken(String)
}

enum MarkupParsing {
  /// Reads HTML as browsers do, which has no faults but excessive size.
  ///
  /// - Parameter bytes: valid UTF-8; what the document says of its encoding is not asked.
  static func readHTML(_ bytes: [UInt8], _ handler: any MarkupHandler) -> MarkupEnd {
    guard bytes.count < Int32.max, let context = htmlNewParserCtxt() else {
      return .broken("too large")
    }
    defer { htmlFreeParserCtxt(context) }
    let box = HandlerBox(handler)
    return withExtendedLifetime(box) {
      context.pointee.userData = Unmanaged.passUnretained(box).toOpaque()
      guard let sax = context.pointee.sax else { return .broken("no parser") }
      sax.pointee = xmlSAXHandler()
      sax.pointee.startElement = { context, name, attributes in
        guard let name else { return }
        HandlerBox.of(context)?
          .start(String(cString: name), MarkupAttributes(pairs: attributes))
      }
      sax.pointee.endElement = { context, name in
        guard let name else { return }
        HandlerBox.of(context)?.end(String(cString: name))
      }
      sax.pointee.characters = textCallback
      sax.pointee.ignorableWhitespace = textCallback
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      let document = bytes.withUnsafeBytes { buffer in
        htmlCtxtReadMemory(
          context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
          nil, "UTF-8", Int32(options))
      }
      if let document { xmlFreeDoc(document) }
      return .whole
    }
  }

  /// Reads XML. No entity but the five of XML itself is known, so none expands; nothing is fetched;
  /// nesting deeper than 256 elements ends it.
  ///
  /// - Parameter bytes: valid UTF-8; the encoding named in the declaration is not asked.
  static func readXML(_ bytes: [UInt8], _ handler: any MarkupHandler) -> MarkupEnd {
    guard bytes.count < Int32.max, let context = xmlNewParserCtxt() else {
      return .broken("too large")
    }
    defer { xmlFreeParserCtxt(context) }
    let box = HandlerBox(handler, context)
    return withExtendedLifetime(box) {
      context.pointee.userData = Unmanaged.passUnretained(box).toOpaque()
      guard let sax = context.pointee.sax else { return .broken("no parser") }
      sax.pointee = xmlSAXHandler()
      sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
      sax.pointee.startElementNs = {
        context, name, _, _, _, _, count, _, attributes in
        guard let name else { return }
        HandlerBox.of(context)?
          .start(String(cString: name), MarkupAttributes(fives: attributes, count: Int(count)))
      }
      sax.pointee.endElementNs = { context, name, _, _ in
        guard let name else { return }
        HandlerBox.of(context)?.end(String(cString: name))
      }
      sax.pointee.characters = textCallback
      sax.pointee.cdataBlock = textCallback
      let options =
        XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
      let document = bytes.withUnsafeBytes { buffer in
        xmlCtxtReadMemory(
          context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
          nil, "UTF-8", Int32(options))
      }
      if let document { xmlFreeDoc(document) }
      guard box.sawFault || context.pointee.wellFormed == 0 else { return .whole }
      let error = context.pointee.lastError
      var words = error.message.map { String(cString: $0) } ?? "not well formed"
      while words.last?.isWhitespace == true { words.removeLast() }
      return .broken("line \(error.line): \(words.lowercased())")
    }
  }
}

private let textCallback:
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<xmlChar>?, Int32)
    -> Void = { context, start, count in
      guard let start, count > 0 else { return }
      HandlerBox.of(context)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
    }

/// Carries a handler through libxml2's `void *`.
private final class HandlerBox {
  private let handler: any MarkupHandler
  private let xml: xmlParserCtxtPtr?
  private(set) var sawFault = false

  /// - Parameter xml: the context of an XML parser, which must outlive the box.
  init(_ handler: any MarkupHandler, _ xml: xmlParserCtxtPtr? = nil) {
    self.handler = handler
    self.xml = xml
  }

  /// libxml2 hands back the pointer that was put into `userData`; the box outlives the parse.
  static func of(_ context: UnsafeMutableRawPointer?) -> (any MarkupHandler)? {
    guard let context else { return nil }
    let box = Unmanaged<HandlerBox>.fromOpaque(context).takeUnretainedValue()
    // Behind a fault libxml2 would drop even `&amp;`; the fault is kept here and forgotten there.
    if let xml = box.xml, xml.pointee.wellFormed == 0 {
      box.sawFault = true
      xml.pointee.wellFormed = 1
    }
    return box.handler
  }
}
