import Documents
import Links
import Store

/// The document's road from end to end: finds files, has them read, writes them, links them.
package struct Indexer: Sendable {
  package struct Options: Sendable {
    /// Files read at once.
    package var jobs: Int
    /// Takes out files under the named paths that are gone.
    package var prune: Bool
    /// Reads everything anew into a new index.
    package var rebuild: Bool
    /// Files that were read with another version are read again: this one may see more.
    package var versions: ReadingVersions
    /// Whether pages that are images are read; files that have such pages and were indexed without
    /// are then read again.
    package var scanned: ScannedPages
    /// Whether a new index has its texts compressed; an old one stays as it is.
    package var compact: Bool

    package init(
      jobs: Int, prune: Bool = false, rebuild: Bool = false, scanned: ScannedPages = .reported,
      compact: Bool = false, versions: ReadingVersions = .current
    ) {
      self.jobs = jobs
      self.prune = prune
      self.rebuild = rebuild
      self.scanned = scanned
      self.compact = compact
      self.versions = versions
    }
  }

  package let index: String
  package let options: Options
  private let reader: String

  /// - Parameter index: the path of the index; made where it is missing.
  package init(
    index: String, options: Options, reader: String = ReaderPool.besideThisProgram
  ) {
    self.index = index
    self.options = options
    self.reader = reader
  }

  /// Reads what changed under `paths` into the index.
  ///
  /// The index is as it was until the very end, and then complete; a run that stops in between, for
  /// whatever reason, changes nothing.
  /// - Throws: ``IndexingError`` and `StoreError`.
  package func run(
    _ paths: [String], progress: (IndexProgress) -> Void
  ) throws -> IndexSummary {
    let start = now()
    var summary = IndexSummary()
    let walk = try FileWalk(paths)
    summary.failures = walk.findings
    let writer = try Writer(
      path: index, rebuilding: options.rebuild, storage: options.compact ? .compact : nil)
    let changes = try changes(walk, writer, &summary)
    let didPrune = try options.prune && prune(walk, writer, &summary)
    func tell(_ stage: IndexProgress.Stage, _ done: Int) {
      progress(
        IndexProgress(
          stage: stage, done: done, total: changes.count, bytes: summary.bytes,
          seconds: elapsed(since: start)))
    }
    var done = 0
    let pool = ReaderPool(
      program: reader, workers: min(options.jobs, max(1, changes.count)), scanned: options.scanned)
    tell(.reading, 0)
    try pool.read(changes.map(\.path)) { path, reading in
      try put(reading, of: changes[done], writer, &summary)
      summary.bytes += changes[done].size
      done += 1
      tell(.reading, done)
    }
    let isUntouched = changes.isEmpty && !didPrune
    if !isUntouched {
      tell(.linking, done)
      try writer.replaceLinks(with: Linker().links(from: IndexedDocuments(writer.reader())))
      try writer.noteTitleMismatches(
        writer.quotedTitles().filter {
          TitleAgreement.isMismatch(quoted: $0.quoted, title: $0.title)
        }.map(\.citation))
      try writer.noteDifferences()
      tell(.writing, done)
    }
    let counts = try writer.finish()
    summary.documents = counts.documents
    summary.paragraphs = counts.paragraphs
    summary.references = counts.references
    summary.links = counts.links
    summary.findings = counts.findings
    summary.seconds = elapsed(since: start)
    return summary
  }

  /// The files to read: new ones, changed ones, those that failed the last time, and those whose
  /// reader is another version now.
  private func changes(
    _ walk: FileWalk, _ writer: Writer, _ summary: inout IndexSummary
  ) throws -> [FileRecord] {
    var changes: [FileRecord] = []
    for file in walk.files {
      let known = try writer.record(ofFile: file.path)
      let stamp = try known.flatMap { try stampOfReading($0, writer) }
      if let known, stamp != nil, known.size == file.bytes, known.modified == file.modified {
        summary.unchanged += 1
        continue
      }
      let record = FileRecord(
        path: file.path, size: file.bytes, modified: file.modified,
        hash: FileHash.content(of: file.path) ?? "", state: .read)
      if let stamp, stamp.content == record.hash {
        try writer.touch(record)
        summary.unchanged += 1
        continue
      }
      changes.append(record)
    }
    return changes
  }

  /// The stamp of a file that was read as it would be now, as far as that is asked for; `nil` of others.
  private func stampOfReading(_ file: FileRecord, _ writer: Writer) throws -> FileStamp? {
    guard file.state == .read, let stamp = FileStamp(file.hash),
      stamp.version == options.versions.name(of: stamp.format)
    else { return nil }
    if options.scanned == .reported || stamp.isRecognized { return stamp }
    return try writer.hasFinding("no-text", inFile: file.path) ? nil : stamp
  }

  /// Takes out files of the index that lie under the named paths and are gone.
  private func prune(
    _ walk: FileWalk, _ writer: Writer, _ summary: inout IndexSummary
  ) throws -> Bool {
    let present = Set(walk.files.map(\.path))
    for path in try writer.filePaths() where !present.contains(path) {
      func lies(_ place: String) -> Bool {
        path == place || path.hasPrefix(place == "/" ? "/" : place + "/")
      }
      guard walk.roots.contains(where: lies), !walk.unseen.contains(where: lies) else { continue }
      try writer.remove(file: path)
      summary.pruned += 1
    }
    return summary.pruned > 0
  }

  private func put(
    _ reading: FileReading, of file: FileRecord, _ writer: Writer, _ summary: inout IndexSummary
  ) throws {
    guard !reading.failed, !reading.documents.isEmpty else {
      let findings =
        reading.findings.isEmpty
        ? [Finding(kind: "no-text", place: file.path, message: "\(file.path) holds no document")]
        : reading.findings
      summary.failures += findings
      try writer.fail(file, findings: findings)
      return
    }
    var file = file
    file.format = reading.format
    if let format = reading.format {
      let holdsImages = reading.documents.contains { read in
        read.document.findings.contains { $0.kind == "ocr" || $0.kind == "no-text" }
      }
      file.hash =
        FileStamp(
          format: format, version: options.versions.name(of: format), content: file.hash,
          isRecognized: options.scanned == .recognized && holdsImages
        ).description
    }
    try writer.put(
      file, documents: reading.documents.map(CitedDocument.init(read:)), findings: reading.findings)
  }
}

extension CitedDocument {
  /// A document as it was read, its footnotes made paragraphs so that they are found and quoted too.
  ///
  /// A footnote's place is `fn4` by its number; marks that are no numbers, and numbers that return,
  /// are counted on after the highest.
  init(read: ReadDocument) {
    var document = read.document
    var citations = read.citations
    var taken = Set<Int>()
    var next = (document.footnotes.compactMap { Int($0.label) }.max() ?? 0).addingReportingOverflow(
      1
    )
    .partialValue
    for (footnote, cited) in zip(document.footnotes, read.footnoteCitations) {
      var number = Int(footnote.label) ?? 0
      if number < 1 || !taken.insert(number).inserted {
        number = next
        taken.insert(number)
        next &+= 1
      }
      document.paragraphs.append(
        Paragraph(
          path: LocatorPath([LocatorStep(.fn, number)]), kind: .note, label: footnote.label,
          text: footnote.text, page: footnote.page))
      citations.append(cited)
    }
    self.init(document, citations: citations)
  }
}
