import Database
import Render

extension Value {
  /// A value of JSON as SQL has it; lists and objects stay JSON.
  init(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .integer(flag ? 1 : 0)
    case .integer(let number): self = .integer(number)
    case .number(let number): self = .real(number)
    case .string(let text): self = .text(text)
    case .array, .object: self = .text(json.line)
    }
  }
}
