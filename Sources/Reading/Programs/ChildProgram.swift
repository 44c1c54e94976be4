import Glibc

/// A program that the worker runs for what it cannot do itself.
struct ChildProgram: Sendable {
  /// How a run ended.
  enum End: Equatable {
    case status(Int32)
    /// It took too long and was ended, with all that it started.
    case timeout
    case notStarted
  }

  let path: String

  /// The first of `names` that a folder of `PATH` holds; `nil` when none does.
  init?(named names: String...) {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    for folder in folders.split(separator: ":") {
      for name in names where access("\(folder)/\(name)", X_OK) == 0 {
        path = "\(folder)/\(name)"
        return
      }
    }
    return nil
  }

  /// Runs it with nothing to read and waits for its end, `seconds` at most.
  ///
  /// The limits on memory that the worker set itself hold for the child too.
  /// - Parameters:
  ///   - output: a file that gets what it prints; nowhere when `nil`.
  ///   - variables: of the environment, `NAME=value`, before those of ours.
  func run(
    _ arguments: [String], output: String? = nil, variables: [String] = [], seconds: Int
  ) -> End {
    var pointers: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    pointers.append(nil)
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) }
    let own = environment.count
    var at = environ
    while let variable = at.pointee {
      environment.append(variable)
      at += 1
    }
    environment.append(nil)
    defer {
      for pointer in pointers { free(pointer) }
      for pointer in environment.prefix(own) { free(pointer) }
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Its words must not reach the pipe on which readings are sent.
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that what it starts can be ended with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var process: pid_t = 0
    guard posix_spawn(&process, path, &actions, &attributes, pointers, environment) == 0 else {
      return .notStarted
    }
    return wait(for: process, seconds)
  }

  private func wait(for process: pid_t, _ seconds: Int) -> End {
    var status: Int32 = 0
    for _ in 0..<max(1, seconds) * 50 {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return .status(status) }
      if ended < 0, errno != EINTR { return .notStarted }
      usleep(20_000)
    }
    kill(-process, SIGKILL)
    waitpid(process, &status, 0)
    return .timeout
  }
}
