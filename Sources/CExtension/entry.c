// What SQLite calls when it loads the extension. Source: https://www.sqlite.org/loadext.html.
#include "routines.h"

const sqlite3_api_routines *travaux_routines;

/// In Swift: makes the tokenizer and the functions known. The message, if any, is SQLite's to free.
int travaux_extension_register(sqlite3 *db, char **message);

__attribute__((visibility("default"))) int sqlite3_extension_init(
    sqlite3 *db, char **message, const sqlite3_api_routines *routines) {
  travaux_routines = routines;
  return travaux_extension_register(db, message);
}
