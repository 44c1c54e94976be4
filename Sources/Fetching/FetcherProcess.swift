import Documents
import Glibc
import Indexing

/// The process that asks the web: `travaux-fetcher`, started at the first request.
package struct FetcherProcess: Transport {
  /// `travaux-fetcher` in the folder of the running program, unless `TRAVAUX_FETCHER` names another.
  package static var besideThisProgram: String {
    SiblingProgram.path("travaux-fetcher", variable: "TRAVAUX_FETCHER")
  }

  private let program: String
  private var process: WorkerProcess?

  package init(program: String = FetcherProcess.besideThisProgram) { self.program = program }

  /// - Throws: ``FetchError/fetcher(_:)``.
  package mutating func send(_ request: TransferRequest) throws -> TransferAnswer {
    let process = try started()
    var wire = WireWriter()
    wire.put(request)
    process.send(withUnsafeBytes(of: UInt64(wire.bytes.count).littleEndian) { Array($0) })
    process.send(wire.bytes)
    while true {
      var wait = pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)
      poll(&wait, 1, -1)
      switch process.drain(limit: 1 << 20) {
      case .waiting: continue
      case .died(let how): throw FetchError.fetcher("the fetcher \(how)")
      case .finished(let bytes):
        var answer = WireReader(bytes)
        guard let value = try? answer.value(TransferAnswer.self), answer.isAtEnd else {
          throw FetchError.fetcher("the fetcher answered what cannot be understood")
        }
        return value
      }
    }
  }

  private mutating func started() throws -> WorkerProcess {
    if let process { return process }
    do {
      let fresh = try WorkerProcess(program: program)
      process = fresh
      return fresh
    } catch IndexingError.workerMissing {
      throw FetchError.fetcher(
        "no fetcher at \(program): build it with `swift build` or set TRAVAUX_FETCHER")
    }
  }
}
