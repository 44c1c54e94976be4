#include "CPoppler.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <climits>
#include <memory>
#include <new>
#include <string>
#include <unordered_map>
#include <vector>

struct travaux_pdf {
  std::unique_ptr<poppler::document> document;
  std::vector<travaux_pdf_word> words;
  std::string text;
  std::vector<float> widths;
  std::string information;
  poppler::image image;
  std::unordered_map<std::string, uint8_t> styles;

  /// The style bits that a font's name tells; each name is looked at once.
  uint8_t style(const std::string &name) {
    const auto known = styles.find(name);
    if (known != styles.end()) return known->second;
    std::string folded;
    for (const char c : name) {
      if (c >= 'A' && c <= 'Z') folded.push_back(static_cast<char>(c - 'A' + 'a'));
      else if (c != ' ' && c != '_') folded.push_back(c);
    }
    const auto holds = [&folded](const char *part) {
      return folded.find(part) != std::string::npos;
    };
    uint8_t bits = 0;
    if (holds("bold") || holds("black") || holds("heavy") || holds("demi")) {
      bits |= TRAVAUX_PDF_BOLD;
    }
    if (holds("italic") || holds("oblique")) bits |= TRAVAUX_PDF_ITALIC;
    if (holds("barcode") || holds("3of9") || holds("code39") || holds("code128")) {
      bits |= TRAVAUX_PDF_BAR_CODE;
    }
    styles.emplace(name, bits);
    return bits;
  }
};

namespace {

void swallow(const std::string &, void *) {}

/// Appends `text` as UTF-8 and returns how many code points it had.
size_t append(const poppler::ustring &text, std::string &target) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); i += 1, count += 1) {
    uint32_t c = text[i];
    if (c >= 0xD800 && c <= 0xDBFF && i + 1 < text.size() && text[i + 1] >= 0xDC00 &&
        text[i + 1] <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<uint32_t>(text[i + 1]) - 0xDC00);
      i += 1;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      c = 0xFFFD;
    }
    if (c < 0x80) {
      target.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
      target.push_back(static_cast<char>(0xC0 | (c >> 6)));
      target.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
      target.push_back(static_cast<char>(0xE0 | (c >> 12)));
      target.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
      target.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else {
      target.push_back(static_cast<char>(0xF0 | (c >> 18)));
      target.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
      target.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
      target.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
  }
  return count;
}

}  // namespace

travaux_pdf *travaux_pdf_open(const uint8_t *bytes, size_t length, travaux_pdf_status *status) {
  *status = TRAVAUX_PDF_BROKEN;
  try {
    poppler::set_debug_error_function(swallow, nullptr);
    if (length == 0 || length > INT_MAX) return nullptr;
    std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
        reinterpret_cast<const char *>(bytes), static_cast<int>(length)));
    if (!document) return nullptr;
    if (document->is_locked()) {
      *status = TRAVAUX_PDF_LOCKED;
      return nullptr;
    }
    auto file = std::make_unique<travaux_pdf>();
    file->document = std::move(document);
    *status = TRAVAUX_PDF_OPEN;
    return file.release();
  } catch (...) {
    return nullptr;
  }
}

void travaux_pdf_close(travaux_pdf *file) { delete file; }

int travaux_pdf_page_count(const travaux_pdf *file) {
  try {
    const int count = file->document->pages();
    return count < 0 ? 0 : count;
  } catch (...) {
    return 0;
  }
}

int travaux_pdf_read_page(
    travaux_pdf *file, int index, size_t word_limit, travaux_pdf_page *page) {
  *page = travaux_pdf_page{};
  try {
    std::unique_ptr<poppler::page> read(file->document->create_page(index));
    if (!read) return 0;
    const auto frame = read->page_rect();
    const bool turned = read->orientation() == poppler::page::landscape ||
                        read->orientation() == poppler::page::seascape;
    page->width = turned ? frame.height() : frame.width();
    page->height = turned ? frame.width() : frame.height();
    file->words.clear();
    file->text.clear();
    file->widths.clear();
    const auto boxes = read->text_list(poppler::page::text_list_include_font);
    for (const auto &box : boxes) {
      if (file->words.size() == word_limit || file->text.size() > UINT32_MAX / 2) {
        page->is_cut = 1;
        break;
      }
      travaux_pdf_word word{};
      const auto place = box.bbox();
      word.x0 = static_cast<float>(place.left());
      word.y0 = static_cast<float>(place.top());
      word.x1 = static_cast<float>(place.right());
      word.y1 = static_cast<float>(place.bottom());
      word.size = static_cast<float>(box.get_font_size());
      word.text_start = static_cast<uint32_t>(file->text.size());
      const auto text = box.text();
      const size_t glyphs = append(text, file->text);
      word.text_length = static_cast<uint32_t>(file->text.size() - word.text_start);
      if (word.text_length == 0) continue;
      word.style = file->style(box.get_font_name(0));
      // A word has one glyph a code point but for ligatures; past the last glyph the name is empty.
      word.last_style =
          glyphs > 1 ? file->style(box.get_font_name(static_cast<int>(glyphs - 1))) : word.style;
      word.widths_start = UINT32_MAX;
      if (glyphs == text.size() && text.find(0x644) != poppler::ustring::npos) {
        word.widths_start = static_cast<uint32_t>(file->widths.size());
        for (size_t i = 0; i < glyphs; i += 1) {
          file->widths.push_back(static_cast<float>(box.char_bbox(i).width()));
        }
      }
      word.rotation = static_cast<uint8_t>(box.rotation() & 3);
      word.space_after = box.has_space_after() ? 1 : 0;
      file->words.push_back(word);
    }
    page->words = file->words.data();
    page->word_count = file->words.size();
    page->text = file->text.data();
    page->text_length = file->text.size();
    page->widths = file->widths.data();
    page->width_count = file->widths.size();
    return 1;
  } catch (...) {
    *page = travaux_pdf_page{};
    return 0;
  }
}

int travaux_pdf_draw_page(
    travaux_pdf *file, int index, double resolution, travaux_pdf_image *image) {
  *image = travaux_pdf_image{};
  try {
    std::unique_ptr<poppler::page> page(file->document->create_page(index));
    if (!page || !poppler::page_renderer::can_render()) return 0;
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
    file->image = renderer.render_page(page.get(), resolution, resolution);
    if (!file->image.is_valid() || file->image.format() != poppler::image::format_gray8) return 0;
    image->width = file->image.width();
    image->height = file->image.height();
    image->row = file->image.bytes_per_row();
    image->pixels = reinterpret_cast<const uint8_t *>(file->image.const_data());
    return 1;
  } catch (...) {
    *image = travaux_pdf_image{};
    return 0;
  }
}

const char *travaux_pdf_information(travaux_pdf *file, const char *key) {
  try {
    file->information.clear();
    append(file->document->info_key(key), file->information);
    return file->information.c_str();
  } catch (...) {
    return "";
  }
}
