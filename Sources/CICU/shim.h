#pragma once
#include <unicode/ubrk.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <stdint.h>
#include <string.h>
#include <unicode/ucnv.h>

// Charsets. ICU renames its functions by macro, so Swift sees none of them but through these.

/// Writes the names of the charsets that `bytes` may be in, best first, each ended by NUL, and their
/// confidences (0 to 100). Returns how many, or -1 when ICU refuses. `names` holds `capacity`
/// entries of 32 bytes; nothing is kept.
static inline int32_t icu_detect_charsets(const char *bytes, int32_t count, char *names,
                                          int32_t *confidences, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return -1;
  int32_t found = 0, written = 0;
  ucsdet_setText(detector, bytes, count, &status);
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < found && written < capacity; i++) {
    const char *name = ucsdet_getName(matches[i], &status);
    int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || strlen(name) > 31) continue;
    strcpy(names + 32 * written, name);
    confidences[written++] = confidence;
  }
  ucsdet_close(detector);
  return U_FAILURE(status) ? -1 : written;
}

/// Converts to UTF-8, what cannot be converted as U+FFFD. Returns the length of the whole result in
/// bytes (more than `capacity` when it did not fit), or -1 when ICU refuses.
static inline int32_t icu_convert_to_utf8(const char *charset, const char *bytes, int32_t count,
                                          char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = ucnv_convert("UTF-8", charset, out, capacity, bytes, count, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) return length;
  return U_FAILURE(status) ? -1 : length;
}
