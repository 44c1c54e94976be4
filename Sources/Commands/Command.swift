/// One command of the program: its table, its reading of the words given, and its work.
protocol Command: Sendable {
  static var name: String { get }
  /// One line, lower case, for the list of commands.
  static var summary: String { get }
  /// What help and manual say below the summary, paragraphs parted by an empty line.
  static var details: String { get }
  static var options: [Option] { get }
  static var examples: [Example] { get }

  /// Checks the words given; opens nothing.
  init(_ given: Given) throws(UsageError)
  /// Calls the library and prints its value.
  func run(_ output: Output) throws -> ExitStatus
}

/// A call to try, and what it does.
struct Example: Sendable {
  let call: String
  let effect: String

  init(_ call: String, _ effect: String) {
    self.call = call
    self.effect = effect
  }
}

/// How the program ended. Source: the contract with scripts; 64 is `EX_USAGE` of sysexits.h.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  case nothingFound = 1
  case incomplete = 2
  case usage = 64
}

extension Command {
  /// The command's own options and what every command takes.
  static var table: [Option] { options + [.color, .quiet, .help] }
}
