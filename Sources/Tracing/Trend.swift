import Documents
import Search

/// By what passages are counted.
package enum TrendGrouping: String, Sendable, CaseIterable {
  case session, year, body, type, language, speaker, item
}

/// What a query finds, counted by one property, with what it is counted out of.
package struct Trend: Sendable, Equatable {
  /// One value of the property. Every passage belongs to one row, so the rows add up to the total.
  package struct Row: Sendable, Equatable {
    /// `nil` for passages of documents that have no such property.
    package var group: String?
    /// Of an item, where its agenda is in the index.
    package var title: String?
    /// Passages that the query finds.
    package var matching = 0
    /// All passages.
    package var total = 0
    package var documentsMatching = 0
    package var documentsTotal = 0
    /// Records and resolutions whose numbers show that they exist while the index lacks them; by
    /// language, documents that it has in another language only; `nil` where that cannot be known.
    package var missing: Int?
    /// The first matching passage: by day, undated ones last.
    package var first: CalendarDay?
    package var firstPlace: Locator?

    package init(group: String?) { self.group = group }

    /// The fewest passages out of which a rate says something.
    package static let fewest = 20

    /// `matching` of `total`; `nil` where the total is too small.
    package var rate: Double? {
      total >= Row.fewest ? Double(matching) / Double(total) : nil
    }
  }

  /// The query as read.
  package var query: String
  package var grouping: TrendGrouping
  /// In the order of time for sessions and years, else the most matching first.
  package var rows: [Row]
  package var total: Row
  package var remarks: [String]

  package init(
    query: String, grouping: TrendGrouping, rows: [Row], total: Row, remarks: [String] = []
  ) {
    self.query = query
    self.grouping = grouping
    self.rows = rows
    self.total = total
    self.remarks = remarks
  }
}
