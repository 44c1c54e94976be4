-- What is otherwise in an index whose texts are compressed: the table paragraph is a view of two others.

DROP TABLE paragraph;

CREATE TABLE paragraph_row (
  id INTEGER PRIMARY KEY, -- the rowid of its passage
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  level INTEGER NOT NULL,
  page INTEGER,
  language TEXT,
  markers TEXT
) STRICT;
CREATE INDEX paragraph_path ON paragraph_row (document, path);
CREATE INDEX paragraph_language ON paragraph_row (language) WHERE language IS NOT NULL;

-- What the texts of a language have in common. Database.TextDictionary tells the form.
CREATE TABLE text_dictionary (
  id INTEGER PRIMARY KEY, -- the number that blocks name it by
  language TEXT NOT NULL UNIQUE, -- of documents; empty where it is not known
  bytes BLOB NOT NULL
) STRICT;

-- Texts of consecutive paragraphs of one document. Database.TextBlock tells the form.
CREATE TABLE text_block (
  id INTEGER PRIMARY KEY, -- that of its first paragraph
  bytes BLOB NOT NULL
) STRICT;

CREATE VIEW paragraph AS
  SELECT paragraph_row.id, paragraph_row.document, paragraph_row.ordinal, paragraph_row.path,
    paragraph_row.kind, paragraph_row.label, paragraph_row.level,
    (SELECT travaux_text(text_block.bytes, paragraph_row.id - text_block.id) FROM text_block
      WHERE text_block.id <= paragraph_row.id ORDER BY text_block.id DESC LIMIT 1) AS text,
    paragraph_row.page, paragraph_row.language, paragraph_row.markers
  FROM paragraph_row;
