import Documents

extension Finding {
  /// Place and message for people, the place left out where it is the file or the message begins with it.
  package func line(in file: String? = nil) -> String {
    let isSaid = place.isEmpty || place == file || message.hasPrefix(place)
    return TerminalText.clean(isSaid ? message : "\(place): \(message)")
  }
}
