import Documents
import Store

extension Reader {
  /// The record of the meeting that a slot plans; `nil` where the slot names none or the index has no
  /// record of it.
  ///
  /// Organ, number and day must agree: meetings that are put off or dropped shift the numbers of those
  /// after them.
  func record(of slot: ProgrammeSlot, body: String?) throws -> Symbol? {
    guard let number = slot.meeting, let body else { return nil }
    for id in try records(on: slot.date) {
      guard let record = try document(id), record.body == body,
        NumberedSeries.place(of: record.symbol)?.number == number
      else { continue }
      return record.symbol
    }
    return nil
  }
}
