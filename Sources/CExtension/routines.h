#pragma once
// With SQLITE_CORE, sqlite3ext.h gives the table of routines and leaves the names of functions alone.
#define SQLITE_CORE 1
#include <sqlite3ext.h>

/// SQLite as the program that loaded us has it: it may not be the one of the system.
extern const sqlite3_api_routines *travaux_routines;
