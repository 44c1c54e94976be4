// A small C face over poppler-cpp: bytes in, words with their boxes out. No poppler type is visible,
// no exception leaves it, and poppler's own messages are swallowed.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What opening gave.
typedef enum travaux_pdf_status {
  TRAVAUX_PDF_OPEN = 0,
  /// Encrypted, and the empty password does not open it.
  TRAVAUX_PDF_LOCKED = 1,
  /// Not a PDF file, cut off, or damaged beyond what poppler repairs.
  TRAVAUX_PDF_BROKEN = 2,
} travaux_pdf_status;

typedef struct travaux_pdf travaux_pdf;

enum {
  TRAVAUX_PDF_BOLD = 1,
  TRAVAUX_PDF_ITALIC = 2,
  /// A bar code's font: what it shows is no text.
  TRAVAUX_PDF_BAR_CODE = 4,
};

/// A run of glyphs without a space, as poppler cuts it; kerning may cut inside a word.
typedef struct travaux_pdf_word {
  /// Points from the page's top left corner, y downwards.
  float x0, y0, x1, y1;
  /// Type size in points.
  float size;
  /// The word's bytes in the page's `text`, UTF-8.
  uint32_t text_start, text_length;
  /// TRAVAUX_PDF_BOLD and so on, of the first glyph.
  uint8_t style;
  /// The same of the last glyph.
  uint8_t last_style;
  /// Quarter turns clockwise, 0 to 3.
  uint8_t rotation;
  /// Whether poppler sees a space behind it.
  uint8_t space_after;
  /// Where the widths of its code points begin in the page's `widths`, one each; UINT32_MAX for none.
  /// Only words that hold the letter lam have them.
  uint32_t widths_start;
} travaux_pdf_word;

typedef struct travaux_pdf_page {
  /// Points.
  double width, height;
  /// Owned by the file; good until the next page is read or the file closed.
  const travaux_pdf_word *words;
  size_t word_count;
  const char *text;
  size_t text_length;
  /// Points; of a ligature each letter has an equal share.
  const float *widths;
  size_t width_count;
  /// 1 when the page holds more words than asked for and the rest was left out.
  int is_cut;
} travaux_pdf_page;

/// Opens a file held in memory. The caller keeps `bytes` until `travaux_pdf_close`. NULL unless
/// `*status` is TRAVAUX_PDF_OPEN; what it returns is the caller's to close.
travaux_pdf *travaux_pdf_open(const uint8_t *bytes, size_t length, travaux_pdf_status *status);

void travaux_pdf_close(travaux_pdf *file);

/// Never negative.
int travaux_pdf_page_count(const travaux_pdf *file);

/// Reads page `index`, from 0, and at most `word_limit` words of it. 0 when the page cannot be read.
int travaux_pdf_read_page(
    travaux_pdf *file, int index, size_t word_limit, travaux_pdf_page *page);

/// A page as it looks, in shades of grey.
typedef struct travaux_pdf_image {
  /// Pixels.
  int width, height;
  /// Bytes from one row to the next, at least `width`.
  int row;
  /// 0 is black. Owned by the file; good until the next image is made or the file closed.
  const uint8_t *pixels;
} travaux_pdf_image;

/// Draws page `index`, from 0, at `resolution` pixels an inch. 0 when it cannot be drawn.
int travaux_pdf_draw_page(
    travaux_pdf *file, int index, double resolution, travaux_pdf_image *image);

/// The value of a key of the document's information (`Title`, `Author`), UTF-8, ended by NUL; empty
/// when there is none. Good until the next call.
const char *travaux_pdf_information(travaux_pdf *file, const char *key);

#ifdef __cplusplus
}
#endif
