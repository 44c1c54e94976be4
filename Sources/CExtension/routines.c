// A table: each SQLite function that our Swift calls, handed on to the SQLite that loaded us.
//
// They have the names of SQLite's own functions and stay inside this library (libtravaux.map), so
// that every module of ours runs on the host's SQLite without knowing it, and calls into no other.
#include "routines.h"

#include <stdarg.h>

int sqlite3_backup_finish(sqlite3_backup* a) { return travaux_routines->backup_finish(a); }
sqlite3_backup* sqlite3_backup_init(sqlite3* a, const char* b, sqlite3* c, const char* d) {
  return travaux_routines->backup_init(a, b, c, d);
}
int sqlite3_backup_step(sqlite3_backup* a, int b) { return travaux_routines->backup_step(a, b); }
int sqlite3_bind_blob(sqlite3_stmt* a, int b, const void* c, int d, void (*e)(void*)) {
  return travaux_routines->bind_blob(a, b, c, d, e);
}
int sqlite3_bind_double(sqlite3_stmt* a, int b, double c) {
  return travaux_routines->bind_double(a, b, c);
}
int sqlite3_bind_int64(sqlite3_stmt* a, int b, sqlite3_int64 c) {
  return travaux_routines->bind_int64(a, b, c);
}
int sqlite3_bind_null(sqlite3_stmt* a, int b) { return travaux_routines->bind_null(a, b); }
int sqlite3_bind_pointer(sqlite3_stmt* a, int b, void* c, const char* d, void (*e)(void*)) {
  return travaux_routines->bind_pointer(a, b, c, d, e);
}
int sqlite3_bind_text(sqlite3_stmt* a, int b, const char* c, int d, void (*e)(void*)) {
  return travaux_routines->bind_text(a, b, c, d, e);
}
int sqlite3_bind_zeroblob(sqlite3_stmt* a, int b, int c) {
  return travaux_routines->bind_zeroblob(a, b, c);
}
int sqlite3_busy_timeout(sqlite3* a, int b) { return travaux_routines->busy_timeout(a, b); }
sqlite3_int64 sqlite3_changes64(sqlite3* a) { return travaux_routines->changes64(a); }
int sqlite3_clear_bindings(sqlite3_stmt* a) { return travaux_routines->clear_bindings(a); }
int sqlite3_close_v2(sqlite3* a) { return travaux_routines->close_v2(a); }
const void* sqlite3_column_blob(sqlite3_stmt* a, int b) {
  return travaux_routines->column_blob(a, b);
}
int sqlite3_column_bytes(sqlite3_stmt* a, int b) { return travaux_routines->column_bytes(a, b); }
double sqlite3_column_double(sqlite3_stmt* a, int b) {
  return travaux_routines->column_double(a, b);
}
sqlite3_int64 sqlite3_column_int64(sqlite3_stmt* a, int b) {
  return travaux_routines->column_int64(a, b);
}
const unsigned char* sqlite3_column_text(sqlite3_stmt* a, int b) {
  return travaux_routines->column_text(a, b);
}
int sqlite3_column_type(sqlite3_stmt* a, int b) { return travaux_routines->column_type(a, b); }
sqlite3* sqlite3_context_db_handle(sqlite3_context* a) {
  return travaux_routines->context_db_handle(a);
}
int sqlite3_create_function_v2(sqlite3* a, const char* b, int c, int d, void* e,
                               void (*f)(sqlite3_context*, int, sqlite3_value**),
                               void (*g)(sqlite3_context*, int, sqlite3_value**),
                               void (*h)(sqlite3_context*), void (*i)(void*)) {
  return travaux_routines->create_function_v2(a, b, c, d, e, f, g, h, i);
}
int sqlite3_create_module_v2(sqlite3* a, const char* b, const sqlite3_module* c, void* d,
                             void (*e)(void*)) {
  return travaux_routines->create_module_v2(a, b, c, d, e);
}
sqlite3_filename sqlite3_db_filename(sqlite3* a, const char* b) {
  return travaux_routines->db_filename(a, b);
}
const char* sqlite3_db_name(sqlite3* a, int b) { return travaux_routines->db_name(a, b); }
int sqlite3_declare_vtab(sqlite3* a, const char* b) { return travaux_routines->declare_vtab(a, b); }
const char* sqlite3_errmsg(sqlite3* a) { return travaux_routines->errmsg(a); }
int sqlite3_exec(sqlite3* a, const char* b, int (*c)(void*, int, char**, char**), void* d,
                 char** e) {
  return travaux_routines->exec(a, b, c, d, e);
}
int sqlite3_extended_errcode(sqlite3* a) { return travaux_routines->extended_errcode(a); }
int sqlite3_finalize(sqlite3_stmt* a) { return travaux_routines->finalize(a); }
void sqlite3_free(void* a) { return travaux_routines->free(a); }
int sqlite3_get_autocommit(sqlite3* a) { return travaux_routines->get_autocommit(a); }
sqlite3_int64 sqlite3_last_insert_rowid(sqlite3* a) {
  return travaux_routines->last_insert_rowid(a);
}
void* sqlite3_malloc64(sqlite3_uint64 a) { return travaux_routines->malloc64(a); }
int sqlite3_open_v2(const char* a, sqlite3** b, int c, const char* d) {
  return travaux_routines->open_v2(a, b, c, d);
}
int sqlite3_prepare_v2(sqlite3* a, const char* b, int c, sqlite3_stmt** d, const char** e) {
  return travaux_routines->prepare_v2(a, b, c, d, e);
}
int sqlite3_prepare_v3(sqlite3* a, const char* b, int c, unsigned int d, sqlite3_stmt** e,
                       const char** f) {
  return travaux_routines->prepare_v3(a, b, c, d, e, f);
}
void sqlite3_progress_handler(sqlite3* a, int b, int (*c)(void*), void* d) {
  return travaux_routines->progress_handler(a, b, c, d);
}
int sqlite3_reset(sqlite3_stmt* a) { return travaux_routines->reset(a); }
void sqlite3_result_blob(sqlite3_context* a, const void* b, int c, void (*d)(void*)) {
  return travaux_routines->result_blob(a, b, c, d);
}
void sqlite3_result_double(sqlite3_context* a, double b) {
  return travaux_routines->result_double(a, b);
}
void sqlite3_result_error(sqlite3_context* a, const char* b, int c) {
  return travaux_routines->result_error(a, b, c);
}
void sqlite3_result_error_code(sqlite3_context* a, int b) {
  return travaux_routines->result_error_code(a, b);
}
void sqlite3_result_int64(sqlite3_context* a, sqlite3_int64 b) {
  return travaux_routines->result_int64(a, b);
}
void sqlite3_result_null(sqlite3_context* a) { return travaux_routines->result_null(a); }
void sqlite3_result_text(sqlite3_context* a, const char* b, int c, void (*d)(void*)) {
  return travaux_routines->result_text(a, b, c, d);
}
int sqlite3_step(sqlite3_stmt* a) { return travaux_routines->step(a); }
void* sqlite3_user_data(sqlite3_context* a) { return travaux_routines->user_data(a); }
const void* sqlite3_value_blob(sqlite3_value* a) { return travaux_routines->value_blob(a); }
int sqlite3_value_bytes(sqlite3_value* a) { return travaux_routines->value_bytes(a); }
double sqlite3_value_double(sqlite3_value* a) { return travaux_routines->value_double(a); }
sqlite3_int64 sqlite3_value_int64(sqlite3_value* a) { return travaux_routines->value_int64(a); }
void* sqlite3_value_pointer(sqlite3_value* a, const char* b) {
  return travaux_routines->value_pointer(a, b);
}
const unsigned char* sqlite3_value_text(sqlite3_value* a) {
  return travaux_routines->value_text(a);
}
int sqlite3_value_type(sqlite3_value* a) { return travaux_routines->value_type(a); }

// Of its many forms the one that Swift uses: a switch and where to put its state.
int sqlite3_db_config(sqlite3* a, int b, ...) {
  va_list list;
  va_start(list, b);
  int on = va_arg(list, int);
  int* state = va_arg(list, int*);
  va_end(list);
  return travaux_routines->db_config(a, b, on, state);
}
