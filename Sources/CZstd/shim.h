#pragma once
#include <zstd.h>
// For the trainer that takes its parameters as they are, instead of trying out forty.
#define ZDICT_STATIC_LINKING_ONLY
#include <zdict.h>
