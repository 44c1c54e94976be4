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

// Words. Handles are opaque; scalars are code points.

#include <unicode/uscript.h>
#include <unicode/uversion.h>

/// How a scalar behaves in word breaking: ICU's UWordBreakValues (0 to 22), or 30 for a script that
/// ICU breaks by dictionary without spaces (Han, Hiragana, Katakana), 31 for the other dictionary
/// scripts (Thai, Lao, Khmer, Burmese).
static inline int32_t icu_word_class(int32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(scalar, &status);
  int32_t value = u_getIntPropertyValue(scalar, UCHAR_WORD_BREAK);
  if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
      value == U_WB_KATAKANA)
    return 30;
  // Marks of these scripts extend the word before them like any others.
  if (u_getIntPropertyValue(scalar, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return 31;
  return value;
}

/// ICU's number of the scalar's script; 0 and 1 for what all scripts share.
static inline int32_t icu_script(int32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  return (int32_t)uscript_getScript(scalar, &status);
}

/// The value of a decimal digit of any script, or -1.
static inline int32_t icu_digit(int32_t scalar) { return u_charDigitValue(scalar); }
static inline int32_t icu_lower(int32_t scalar) { return u_tolower(scalar); }
/// Whether it is a mark that takes no room of its own.
static inline int32_t icu_is_mark(int32_t scalar) { return u_charType(scalar) == U_NON_SPACING_MARK; }

/// NFKC_Casefold, then canonical decomposition, of one scalar. Returns how many scalars were
/// written (0 for what is ignorable), or -1 when ICU refuses or they do not fit.
static inline int32_t icu_fold(int32_t scalar, int32_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar source[2], folded[64], parts[128];
  int32_t count = 0, i = 0, written = 0;
  U16_APPEND_UNSAFE(source, count, scalar);
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
  const UNormalizer2 *decompose = unorm2_getNFDInstance(&status);
  if (U_FAILURE(status)) return -1;
  count = unorm2_normalize(fold, source, count, folded, 64, &status);
  if (U_FAILURE(status)) return -1;
  count = unorm2_normalize(decompose, folded, count, parts, 128, &status);
  if (U_FAILURE(status)) return -1;
  while (i < count) {
    UChar32 c;
    U16_NEXT(parts, i, count, c);
    if (written == capacity) return -1;
    out[written++] = c;
  }
  return written;
}

/// Canonical composition of UTF-8. Returns the length written, or -1 when it does not fit.
static inline int32_t icu_compose(const char *bytes, int32_t count, char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar source[512], composed[1024];
  int32_t length = 0;
  u_strFromUTF8WithSub(source, 512, &length, bytes, count, 0xFFFD, 0, &status);
  const UNormalizer2 *compose = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return -1;
  length = unorm2_normalize(compose, source, length, composed, 1024, &status);
  if (U_FAILURE(status)) return -1;
  u_strToUTF8(out, capacity, &count, composed, length, &status);
  return U_FAILURE(status) ? -1 : count;
}

/// The letters that a compatibility form of one scalar stands for (NFKC). Returns how many, or -1.
static inline int32_t icu_compatible(int32_t scalar, int32_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar source[2], composed[64];
  int32_t length = 0, written = 0;
  u_strFromUTF32(source, 2, &length, &scalar, 1, &status);
  const UNormalizer2 *compose = unorm2_getNFKCInstance(&status);
  if (U_FAILURE(status)) return -1;
  length = unorm2_normalize(compose, source, length, composed, 64, &status);
  if (U_FAILURE(status)) return -1;
  u_strToUTF32(out, capacity, &written, composed, length, &status);
  return U_FAILURE(status) ? -1 : written;
}

/// A word break iterator for the root locale, closed with icu_close_words; NULL when ICU refuses.
static inline void *icu_open_words(void) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "", 0, 0, &status);
  return U_FAILURE(status) ? 0 : words;
}
static inline void icu_close_words(void *words) { ubrk_close((UBreakIterator *)words); }

/// Word boundaries of UTF-16 `text`: the ends of the segments, in order, in `ends`, and whether each
/// is a word (ICU's rule status, 0 for spaces and punctuation) in `status`. Returns how many
/// segments there are, at most `capacity`, or -1.
static inline int32_t icu_word_ends(void *words, const uint16_t *text, int32_t count,
                                    int32_t *ends, int32_t *kinds, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = (UBreakIterator *)words;
  int32_t found = 0, end;
  ubrk_setText(iterator, (const UChar *)text, count, &status);
  if (U_FAILURE(status)) return -1;
  ubrk_first(iterator);
  while (found < capacity && (end = ubrk_next(iterator)) != UBRK_DONE) {
    ends[found] = end;
    kinds[found++] = ubrk_getRuleStatus(iterator);
  }
  return found;
}

/// The version of Unicode that this ICU knows, major times 256 plus minor.
static inline int32_t icu_unicode_version(void) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version[0] * 256 + version[1];
}
