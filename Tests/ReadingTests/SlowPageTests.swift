import Documents
import TestSupport
import Testing

@testable import Reading

/// Work and pages that take longer than they may.
@Suite struct SlowPageTests {
  private final class Count { var value = 0 }

  @Test func `work that ends is done`() {
    let count = Count()
    let isDone = TimedWork.run(seconds: 5) { count.value += 1 }
    #expect(isDone && count.value == 1)
  }

  /// A page that says the same words over and over, `rounds` times.
  private func file(rounds: Int) -> [UInt8] {
    let slow = String(repeating: "BT /F 10 Tf 100 100 Td (lamp) Tj ET\n", count: rounds)
    return PDFSpecimen([
      PDFSpecimen.text(["The keeper asks for a lamp."]), .drawn(slow),
      PDFSpecimen.text(["The keeper asks for a bell."]),
    ]).bytes
  }

  @Test func `a page beyond its time is left out with a finding, and so is what follows`() {
    var limits = ReadingLimits.standard
    // Less than any machine needs for the page, more than the first one takes.
    limits.pageSeconds = 0.15
    let source = readPDF(file(rounds: 200_000), limits: limits)
    #expect(source.blocks.map(\.text) == ["The keeper asks for a lamp."])
    #expect(source.findings.map(\.kind) == ["too-long"])
    #expect(source.findings.map(\.place) == ["page 2"])
    #expect(source.pages == 3)
  }

  @Test func `a page within its time is read with what follows`() {
    let source = readPDF(file(rounds: 3))
    #expect(source.findings.isEmpty)
    #expect(source.blocks.last?.text == "The keeper asks for a bell.")
  }
}
