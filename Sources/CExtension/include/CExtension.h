#pragma once

// The C end of the loadable extension: SQLite's way in, and SQLite's functions as the host has them.
