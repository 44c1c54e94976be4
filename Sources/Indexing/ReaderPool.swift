import Documents
import Glibc

/// Reads files in worker processes, so that a hostile file costs itself alone.
///
/// Each worker is a `travaux-reader` with limits on memory and processor time that it sets itself;
/// this side adds a limit on the wall clock and on the size of the answer. Answers are handed on in
/// the order of the paths, whichever worker was first.
package struct ReaderPool: Sendable {
  package struct Limits: Sendable {
    /// Longest time one file may take, in seconds.
    package var seconds: Double
    /// Largest answer in bytes.
    package var answer: Int

    /// - Parameter seconds: 120, and where page images are read the time for that, when `nil`.
    package init(
      seconds: Double? = nil, answer: Int = 1 << 30, scanned: ScannedPages = .reported
    ) {
      let seconds = seconds ?? (scanned == .recognized ? 840 : 120)
      self.seconds = seconds
      self.answer = answer
    }
  }

  package let program: String
  package let workers: Int
  package let limits: Limits
  package let scanned: ScannedPages

  /// - Parameter workers: processes at once; at least one.
  package init(
    program: String = ReaderPool.besideThisProgram, workers: Int,
    scanned: ScannedPages = .reported, limits: Limits? = nil
  ) {
    self.program = program
    self.workers = max(1, workers)
    self.scanned = scanned
    self.limits = limits ?? Limits(scanned: scanned)
  }

  /// `travaux-reader` in the folder of the running program, unless `TRAVAUX_READER` names another.
  package static var besideThisProgram: String {
    SiblingProgram.path("travaux-reader", variable: "TRAVAUX_READER")
  }

  private struct Job {
    let index: Int
    let started: timespec
  }

  /// Reads all `paths`; `deliver` gets each one's reading, in order, on the calling thread.
  ///
  /// No more than `workers * 8` readings are held back at once.
  /// - Throws: ``IndexingError`` when no worker can be started; and what `deliver` throws.
  package func read(
    _ paths: [String], deliver: (_ path: String, _ reading: FileReading) throws -> Void
  ) throws {
    signal(SIGPIPE, SIG_IGN)
    var processes: [WorkerProcess?] = Array(repeating: nil, count: min(workers, paths.count))
    var jobs: [Job?] = Array(repeating: nil, count: processes.count)
    var done: [Int: FileReading] = [:]
    var next = 0
    var delivered = 0
    while delivered < paths.count {
      for slot in processes.indices where jobs[slot] == nil {
        guard next < paths.count, next - delivered < workers * 8 else { break }
        if processes[slot] == nil {
          processes[slot] = try WorkerProcess(
            program: program, arguments: scanned == .recognized ? ["--ocr"] : [])
        }
        processes[slot]?.send(Array(paths[next].utf8) + [0])
        jobs[slot] = Job(index: next, started: now())
        next += 1
      }
      for (slot, answer) in collect(processes, jobs, waiting: done[delivered] == nil) {
        guard let job = jobs[slot] else { continue }
        jobs[slot] = nil
        switch answer {
        case .success(let reading): done[job.index] = reading
        case .failure(let failure):
          processes[slot]?.end()
          processes[slot] = nil
          done[job.index] = failure.reading(of: paths[job.index])
        }
      }
      while let reading = done.removeValue(forKey: delivered) {
        try deliver(paths[delivered], reading)
        delivered += 1
      }
    }
  }

  /// Why a worker gave no answer.
  private struct Failure: Error {
    let kind: String
    let message: String

    func reading(of path: String) -> FileReading {
      FileReading(
        findings: [Finding(kind: kind, place: path, message: "the reader \(message)")], failed: true
      )
    }
  }

  /// The answers that have come. Waits up to half a second for the first when `waiting`.
  private func collect(
    _ processes: [WorkerProcess?], _ jobs: [Job?], waiting: Bool
  ) -> [(Int, Result<FileReading, Failure>)] {
    let busy = processes.indices.filter { jobs[$0] != nil }
    var waits = busy.map {
      pollfd(fd: processes[$0]?.output ?? -1, events: Int16(POLLIN), revents: 0)
    }
    poll(&waits, nfds_t(waits.count), waiting ? 500 : 0)
    var answers: [(Int, Result<FileReading, Failure>)] = []
    for (position, slot) in busy.enumerated() {
      guard let process = processes[slot], let job = jobs[slot] else { continue }
      if waits[position].revents != 0 {
        switch process.drain(limit: limits.answer) {
        case .waiting: break
        case .died(let how):
          answers.append((slot, .failure(Failure(kind: "reader-died", message: how))))
          continue
        case .finished(let bytes):
          var wire = WireReader(bytes)
          do throws(WireError) {
            let reading = try wire.value(FileReading.self)
            guard wire.isAtEnd else { throw wire.fail() }
            answers.append((slot, .success(reading)))
          } catch {
            let failure = Failure(
              kind: "reader-died",
              message: "answered what cannot be understood, from byte \(error.offset) on")
            answers.append((slot, .failure(failure)))
          }
          continue
        }
      }
      if elapsed(since: job.started) > limits.seconds {
        let failure = Failure(
          kind: "reader-timeout", message: "took more than \(Int(limits.seconds)) seconds")
        answers.append((slot, .failure(failure)))
      }
    }
    return answers
  }
}

func now() -> timespec {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time
}

/// Seconds.
func elapsed(since start: timespec) -> Double {
  let end = now()
  return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
}
