import Documents
import Testing

@testable import Reading

@Suite struct VolumePageTests {
  private func symbols(_ text: String, name: String = "page.txt") -> [String?] {
    documents(from: specimen(text), fileName: name).map { $0.symbol?.display }
  }

  @Test func `a page of a volume holds one resolution after another`() throws {
    let read = documents(
      from: specimen(
        """
        9614 (2089). Resolution of 16 December 2089 [S/2089/225]
        The Security Council,
        Recalling its clocks,
        1. Decides to wind them.
        Adopted unanimously at the 196th meeting.
        9615 (2089). Resolution of 19 December 2089 [S/2089/339]
        The Security Council,
        1. Decides to ring its bells.
        2. Requests the keepers to listen.
        Adopted at the 197th meeting by 7 votes to none, with 1 abstention (Zenda).
        """), fileName: "page.txt")
    #expect(read.map { $0.symbol?.display } == ["S/RES/9614 (2089)", "S/RES/9615 (2089)"])
    #expect(read.map(\.type) == [.resolution, .resolution])
    #expect(read[1].textPaths.filter { $0.hasPrefix("op") }.prefix(2) == ["op1", "op2"])
    #expect(read[1].votes.first?.tally == "7-0-1")
  }

  @Test func `the Council's later volumes and the Assembly's are parted too`() {
    #expect(
      symbols(
        """
        Resolution 9702 (2091)
        of 24 November 2091
        The Security Council,
        1. Decides to wind the clocks.
        Resolution 9703 (2091)
        of 15 December 2091
        The Security Council,
        1. Decides to ring the bells.
        """) == ["S/RES/9702 (2091)", "S/RES/9703 (2091)"])
    #expect(
      symbols(
        """
        2758 (XXVI). Clocks of the northern coast
        The General Assembly,
        1. Decides to wind them.
        2759 (XXVI). Bells of the northern coast
        The General Assembly,
        1. Decides to ring them.
        """
      ).count == 2)
  }

  @Test func `the end of the resolution before stands by itself`() {
    let tail = String(repeating: "and to report on the clocks of the northern coast, ", count: 6)
    #expect(
      symbols(
        """
        2. Requests the keepers \(tail)at once.
        Resolution 9702 (2091)
        The Security Council,
        1. Decides to wind the clocks.
        Resolution 9703 (2091)
        The Security Council,
        1. Decides to ring the bells.
        """
      ).count == 3)
  }

  @Test func `resolutions that a text recalls begin none`() {
    #expect(
      symbols(
        """
        Resolution 9702 (2091)
        The Security Council,
        Recalling its resolutions:
        Resolution 9600 (2089) on clocks, bells and all that rings in the night of the coast,
        9650 (2090) of 3 May 2090,
        1. Decides to wind the clocks.
        """
      ).count == 1)
  }
}
