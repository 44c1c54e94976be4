// The labels of a SKOS thesaurus, one concept a line: see tools/thesaurus.
// Source: SKOS Reference, https://www.w3.org/TR/skos-reference/, sections 5 and B.

#define _POSIX_C_SOURCE 200809L
#include <raptor2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const languages[] = {"en", "fr", "es", "ru", "ar", "zh"};
static const char skos[] = "http://www.w3.org/2004/02/skos/core#";
static const char *const names[] = {"prefLabel", "altLabel", "hiddenLabel"};

// A label, with its concept's number in the order of the file.
struct label {
  char *text;
  size_t concept;
  int kind, language;
};

struct labels {
  struct label *all;
  size_t count, room;
  // Concepts by hash of their name, open addressing; numbers from 1.
  char **keys;
  size_t *numbers;
  size_t slots, concepts;
  int faults;
};

static void *checked(void *memory) {
  if (!memory) {
    fputs("thesaurus: out of memory\n", stderr);
    exit(2);
  }
  return memory;
}

static size_t hash_of(const char *text) {
  size_t hash = 14695981039346656037u;
  for (; *text; text++) hash = (hash ^ (unsigned char)*text) * 1099511628211u;
  return hash ^ hash >> 29;
}

static size_t slot_of(const struct labels *labels, const char *key) {
  size_t slot = hash_of(key) & (labels->slots - 1);
  while (labels->keys[slot] && strcmp(labels->keys[slot], key)) {
    slot = (slot + 1) & (labels->slots - 1);
  }
  return slot;
}

static size_t concept_of(struct labels *labels, const char *key) {
  if (labels->concepts * 2 >= labels->slots) {
    struct labels larger = *labels;
    larger.slots = labels->slots ? labels->slots * 2 : 1024;
    larger.keys = checked(calloc(larger.slots, sizeof *larger.keys));
    larger.numbers = checked(calloc(larger.slots, sizeof *larger.numbers));
    for (size_t old = 0; old < labels->slots; old++) {
      if (!labels->keys[old]) continue;
      size_t slot = slot_of(&larger, labels->keys[old]);
      larger.keys[slot] = labels->keys[old];
      larger.numbers[slot] = labels->numbers[old];
    }
    free(labels->keys);
    free(labels->numbers);
    *labels = larger;
  }
  size_t slot = slot_of(labels, key);
  if (!labels->keys[slot]) {
    labels->keys[slot] = checked(strdup(key));
    labels->numbers[slot] = ++labels->concepts;
  }
  return labels->numbers[slot];
}

static int language_of(const unsigned char *code) {
  for (int index = 0; code && index < 6; index++) {
    // "zh-Hans" and "en-GB" are of their language.
    size_t length = strlen((const char *)code);
    if (!strncmp((const char *)code, languages[index], 2) && (length == 2 || code[2] == '-')) {
      return index;
    }
  }
  return -1;
}

static void take(void *context, raptor_statement *statement) {
  struct labels *labels = context;
  if (statement->predicate->type != RAPTOR_TERM_TYPE_URI) return;
  if (statement->object->type != RAPTOR_TERM_TYPE_LITERAL) return;
  const char *name = (const char *)raptor_uri_as_string(statement->predicate->value.uri);
  if (strncmp(name, skos, sizeof skos - 1)) return;
  int kind = -1;
  for (int index = 0; index < 3; index++) {
    if (!strcmp(name + sizeof skos - 1, names[index])) kind = index;
  }
  int language = language_of(statement->object->value.literal.language);
  if (kind < 0 || language < 0) return;
  const char *subject;
  if (statement->subject->type == RAPTOR_TERM_TYPE_URI) {
    subject = (const char *)raptor_uri_as_string(statement->subject->value.uri);
  } else if (statement->subject->type == RAPTOR_TERM_TYPE_BLANK) {
    subject = (const char *)statement->subject->value.blank.string;
  } else {
    return;
  }
  if (labels->count == labels->room) {
    labels->room = labels->room ? labels->room * 2 : 1024;
    labels->all = checked(realloc(labels->all, labels->room * sizeof *labels->all));
  }
  struct label *label = &labels->all[labels->count++];
  label->text = checked(strdup((const char *)statement->object->value.literal.string));
  label->concept = concept_of(labels, subject);
  label->kind = kind;
  label->language = language;
  // A tab or line break would part a label in two.
  for (char *sign = label->text; *sign; sign++) {
    if ((unsigned char)*sign < 0x20) *sign = ' ';
  }
}

static void complain(void *context, raptor_log_message *message) {
  struct labels *labels = context;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR) return;
  labels->faults++;
  fprintf(stderr, "thesaurus: line %d: %s\n", message->locator ? message->locator->line : 0, message->text);
}

static int compare(const void *first, const void *second) {
  const struct label *a = first, *b = second;
  if (a->concept != b->concept) return a->concept < b->concept ? -1 : 1;
  if (a->kind != b->kind) return a->kind - b->kind;
  if (a->language != b->language) return a->language - b->language;
  return strcmp(a->text, b->text);
}

static void print(struct labels *labels) {
  if (labels->count) qsort(labels->all, labels->count, sizeof *labels->all, compare);
  for (size_t first = 0, next; first < labels->count; first = next) {
    for (next = first; next < labels->count; next++) {
      if (labels->all[next].concept != labels->all[first].concept) break;
    }
    // One label alone is no synonym of anything.
    if (next - first < 2) continue;
    for (size_t index = first; index < next; index++) {
      printf("%s%s", index > first ? "\t" : "", labels->all[index].text);
    }
    putchar('\n');
  }
}

int main(int count, char **words) {
  struct labels labels = {0};
  raptor_world *world = raptor_new_world();
  if (!world || raptor_world_open(world)) return 2;
  raptor_world_set_log_handler(world, &labels, complain);
  for (int index = 1; index < count; index++) {
    raptor_parser *parser = raptor_new_parser(world, "guess");
    unsigned char *name = raptor_uri_filename_to_uri_string(words[index]);
    raptor_uri *uri = name ? raptor_new_uri(world, name) : NULL;
    if (!parser || !uri) return 2;
    // What a thesaurus names on the network is left there.
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor_parser_set_option(parser, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, NULL, 0);
    raptor_parser_set_statement_handler(parser, &labels, take);
    if (raptor_parser_parse_file(parser, uri, NULL)) {
      fprintf(stderr, "thesaurus: %s cannot be read as RDF\n", words[index]);
      labels.faults++;
    }
    raptor_free_uri(uri);
    raptor_free_memory(name);
    raptor_free_parser(parser);
  }
  print(&labels);
  raptor_free_world(world);
  return labels.faults ? 2 : 0;
}
