-- The whole index. Never migrated: Store.format counts its versions.
-- Offsets are UTF-8 bytes, half open. Days are ISO 8601 text. Keys are symbols in upper case without blanks.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL, -- nanoseconds since 1970
  hash TEXT NOT NULL, -- of the content, as the indexer makes it
  state TEXT NOT NULL -- read, failed (documents of an earlier good version may be there)
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES file,
  ordinal INTEGER NOT NULL, -- in its file, from 0
  symbol TEXT NOT NULL,
  key TEXT NOT NULL,
  base_key TEXT NOT NULL, -- of the family: without Rev. Add. Corr.
  type TEXT NOT NULL,
  body TEXT,
  session TEXT,
  language TEXT,
  original_language TEXT,
  distribution TEXT,
  date TEXT,
  adopted_on TEXT,
  meeting TEXT,
  vote TEXT,
  title TEXT,
  first_paragraph INTEGER NOT NULL, -- its rows of paragraph are this and the next ones
  paragraph_count INTEGER NOT NULL, -- title row included
  rendition_of INTEGER REFERENCES document -- the document that is shown and searched in its place
) STRICT;
CREATE INDEX document_file ON document (file);
CREATE INDEX document_key ON document (key, language);
CREATE INDEX document_base ON document (base_key);
CREATE INDEX document_first ON document (first_paragraph);
CREATE INDEX document_rendition ON document (rendition_of) WHERE rendition_of IS NOT NULL;

-- Every symbol a document carries, the first one too.
-- Columns of a table without rowid stand in the order of its key: SQLite 3.40's check takes others for NULL.
CREATE TABLE document_symbol (
  key TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  PRIMARY KEY (key, document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_symbol_document ON document_symbol (document);

-- The agenda items a masthead names.
CREATE TABLE mention (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  item TEXT NOT NULL,
  title TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

-- What the bracket line of a resolution names.
CREATE TABLE origin (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  key TEXT NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_key ON origin (key);

CREATE TABLE paragraph (
  id INTEGER PRIMARY KEY, -- the rowid of its passage
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL, -- from 1; 0 is the title, with an empty path and the kind 'title'
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  level INTEGER NOT NULL,
  text TEXT NOT NULL,
  page INTEGER,
  language TEXT, -- where it differs from the document's
  markers TEXT -- offset, blank, label; one a line
) STRICT;
CREATE INDEX paragraph_path ON paragraph (document, path);

CREATE TABLE item (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  parent TEXT,
  heading TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  date TEXT NOT NULL,
  start TEXT,
  end TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot_entry (
  document INTEGER NOT NULL REFERENCES document,
  slot INTEGER NOT NULL, -- slot.ordinal
  ordinal INTEGER NOT NULL,
  item TEXT,
  title TEXT NOT NULL,
  continued INTEGER NOT NULL,
  documents TEXT NOT NULL, -- symbols, one a line
  PRIMARY KEY (document, slot, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE speech (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  speaker TEXT NOT NULL,
  affiliation TEXT,
  language TEXT,
  item TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE footnote (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  page INTEGER,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  paragraph INTEGER NOT NULL REFERENCES paragraph,
  start INTEGER NOT NULL, -- in paragraph.text
  end INTEGER NOT NULL,
  symbol TEXT, -- NULL when only candidates are known
  key TEXT,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  verb TEXT,
  title_start INTEGER,
  title_end INTEGER,
  candidates TEXT, -- locators, best first, one a line
  findings TEXT, -- words, one a line
  state TEXT -- resolved, missing-document, missing-paragraph, ambiguous, implausible, malformed
) STRICT;
CREATE INDEX citation_paragraph ON citation (paragraph);
CREATE INDEX citation_target ON citation (key, path);

CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  from_symbol TEXT NOT NULL,
  from_key TEXT NOT NULL,
  from_path TEXT NOT NULL,
  to_symbol TEXT NOT NULL,
  to_key TEXT NOT NULL,
  to_path TEXT NOT NULL,
  relation TEXT NOT NULL,
  confidence REAL NOT NULL,
  planned INTEGER NOT NULL,
  span_start INTEGER,
  span_end INTEGER,
  span_text TEXT
) STRICT;
CREATE INDEX link_from ON link (from_key, from_path);
CREATE INDEX link_to ON link (to_key, to_path);

CREATE TABLE evidence (
  link INTEGER NOT NULL REFERENCES link,
  ordinal INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  path TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (link, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES file,
  document INTEGER REFERENCES document, -- NULL when it is the file's
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX finding_file ON finding (file);

-- What FTS5 reads: a passage begins with a control character and two letters that name its language to the
-- tokenizer. Texts of renditions that are not shown are no passages.
CREATE VIEW passage_source (id, text) AS
  SELECT paragraph.id,
    char(1) || substr(coalesce(paragraph.language, document.language, '') || '--', 1, 2) || paragraph.text
  FROM paragraph JOIN document ON document.id = paragraph.document
  WHERE document.rendition_of IS NULL;

CREATE VIRTUAL TABLE passage USING fts5 (
  text, content = 'passage_source', content_rowid = 'id', tokenize = 'travaux', columnsize = 0
);
CREATE VIRTUAL TABLE term USING fts5vocab (passage, 'row');

-- Lengths and kinds of 65,536 passages a row: what ranking must know of every match.
CREATE TABLE passage_block (
  block INTEGER PRIMARY KEY, -- paragraph.id / 65536
  lengths BLOB NOT NULL, -- one byte each, PassageLength's code; 0 for no passage
  kinds BLOB NOT NULL -- one byte each, PassageKind
) STRICT;
