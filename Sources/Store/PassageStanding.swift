import Documents

/// What tells passages of equal score apart, as one byte: an adopted resolution or decision stands before
/// all else, a draft behind it, and of a rank the newer year comes first.
enum PassageStanding {
  /// The years that are told apart; what is older counts as the first, what is newer as the last.
  private static let years = 1946...2029
  private static let perRank = years.count + 1

  /// - Parameter day: of adoption, or else of the document; one without stands behind those with.
  static func code(of type: DocumentType, _ day: CalendarDay?) -> UInt8 {
    let rank =
      switch type {
      case .resolution, .decision: 2
      case .draft: 0
      default: 1
      }
    let age = day.map {
      min(max($0.year, years.lowerBound), years.upperBound) - years.lowerBound + 1
    }
    return UInt8(rank * perRank + (age ?? 0))
  }
}
