import CSQLite

extension Connection {
  /// `PRAGMA user_version`: the format number of the file.
  package var userVersion: Int {
    get throws(DatabaseError) { Int(try integer("PRAGMA user_version")) }
  }

  /// `PRAGMA application_id`: whose file it is; 0 for a fresh one.
  package var applicationID: Int {
    get throws(DatabaseError) { Int(try integer("PRAGMA application_id")) }
  }

  /// Marks a fresh file as ours. Both numbers must fit 32 bits.
  package func mark(applicationID: Int32, userVersion: Int32) throws(DatabaseError) {
    try execute("PRAGMA application_id = \(applicationID)")
    try execute("PRAGMA user_version = \(userVersion)")
  }

  /// For a file that is thrown away when its making fails: no journal, no waiting for the disk.
  package func prepareForBuilding() throws(DatabaseError) {
    // SQLite keeps a journal on connections that defend their tables.
    travaux_set_defensive(handle, 0)
    try execute(
      """
      PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      PRAGMA secure_delete = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY
      """)
  }

  /// For changing a good file: all or nothing, whenever the power goes.
  package func prepareForUpdating() throws(DatabaseError) {
    try execute(
      """
      PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = OFF;
      PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 10000;
      PRAGMA foreign_keys = OFF
      """)
  }

  /// For asking only. As much of the file is mapped as SQLite allows: what lies behind is read and copied.
  package func prepareForReading() throws(DatabaseError) {
    try execute(
      """
      PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 2147418112;
      PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 5000
      """)
  }

  /// A number that changes when another connection has changed the file.
  package var dataVersion: Int64 {
    get throws(DatabaseError) { try integer("PRAGMA data_version") }
  }

  /// What `PRAGMA integrity_check` complains of; empty when all is well.
  package func integrityFaults() throws(DatabaseError) -> [String] {
    let statement = try prepare("PRAGMA integrity_check(50)")
    var faults: [String] = []
    while try statement.step() { faults.append(statement.text(0)) }
    return faults == ["ok"] ? [] : faults
  }

  /// The one integer that `sql` answers; 0 when it answers nothing.
  package func integer(_ sql: String) throws(DatabaseError) -> Int64 {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }
}
