import Commands
import Glibc

/// The process: hands its arguments to ``Travaux`` and ends with the status.
@main
struct Start {
  static func main() {
    // A closed pipe shows as EPIPE where it is written to.
    signal(SIGPIPE, SIG_IGN)
    exit(Travaux.run(Array(CommandLine.arguments.dropFirst()), to: .standardStreams).rawValue)
  }
}
