#pragma once
#include <sqlite3.h>

// What Swift cannot call: macros, variadic functions, pointer passing. No logic lives here.

/// FTS5's own interface; NULL when SQLite was built without FTS5. Owned by the connection.
static inline fts5_api *travaux_fts5_api(sqlite3 *db) {
  fts5_api *api = 0;
  sqlite3_stmt *statement = 0;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, 0) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", 0);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

/// Caches of pages grow a page at a time: each would begin with room for twenty of them, also those of the small
/// tables that a statement makes for itself. Does nothing once SQLite is in use.
static inline void travaux_begin_with_small_caches(void) {
  sqlite3_config(SQLITE_CONFIG_PAGECACHE, (void *)0, 0, 0);
}

/// SQLite copies the bytes before it returns.
static inline int travaux_bind_text(sqlite3_stmt *s, int i, const char *bytes, int count) {
  return sqlite3_bind_text(s, i, bytes, count, SQLITE_TRANSIENT);
}

/// SQLite copies the bytes before it returns.
static inline int travaux_bind_blob(sqlite3_stmt *s, int i, const void *bytes, int count) {
  return sqlite3_bind_blob(s, i, bytes, count, SQLITE_TRANSIENT);
}

/// The caller keeps the bytes alive and unchanged until the statement is reset.
static inline int travaux_bind_borrowed_text(
    sqlite3_stmt *s, int i, const char *bytes, int count) {
  return sqlite3_bind_text(s, i, bytes, count, SQLITE_STATIC);
}

/// The caller keeps `object` alive until the statement is reset.
static inline int travaux_bind_pointer(sqlite3_stmt *s, int i, void *object) {
  return sqlite3_bind_pointer(s, i, object, "travaux", 0);
}

/// What travaux_bind_pointer bound; NULL for anything else.
static inline void *travaux_value_pointer(sqlite3_value *value) {
  return sqlite3_value_pointer(value, "travaux");
}

/// Whether the tables behind FTS5 are closed to plain SQL.
static inline void travaux_set_defensive(sqlite3 *db, int on) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, on, (int *)0);
}

/// SQLite copies the bytes before it returns.
static inline void travaux_result_text(sqlite3_context *c, const char *bytes, int count) {
  sqlite3_result_text(c, bytes, count, SQLITE_TRANSIENT);
}

/// SQLite copies the bytes before it returns.
static inline void travaux_result_blob(sqlite3_context *c, const void *bytes, int count) {
  sqlite3_result_blob(c, bytes, count, SQLITE_TRANSIENT);
}

/// A table that a function makes. `function` is not owned: the registration keeps it.
typedef struct {
  sqlite3_vtab base;
  void *function;
} travaux_table;

/// A place among the rows of one call, which it owns.
typedef struct {
  sqlite3_vtab_cursor base;
  void *rows;
} travaux_cursor;
