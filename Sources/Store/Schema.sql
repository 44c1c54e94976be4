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
  state TEXT NOT NULL, -- read, failed (documents of an earlier good version may be there)
  format TEXT -- pdf, docx, doc, html, xml, markdown, text
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
CREATE INDEX document_title ON document (title, session) WHERE title IS NOT NULL;
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
CREATE INDEX paragraph_language ON paragraph (language) WHERE language IS NOT NULL;

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
  meeting INTEGER, -- its number
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

CREATE TABLE vote (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  subject TEXT,
  symbol TEXT, -- the draft
  key TEXT,
  adopted TEXT, -- the resolution or decision that it became
  adopted_key TEXT,
  outcome TEXT, -- adopted, retained, rejected, decided
  manner TEXT, -- recorded, roll-call, show-of-hands, counted, unanimous, without-a-vote
  in_favour INTEGER,
  against INTEGER,
  abstaining INTEGER,
  paths TEXT NOT NULL, -- one a line
  meeting TEXT,
  item TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX vote_key ON vote (key) WHERE key IS NOT NULL;
CREATE INDEX vote_adopted ON vote (adopted_key) WHERE adopted_key IS NOT NULL;

-- Who voted one way, as printed.
CREATE TABLE vote_state (
  document INTEGER NOT NULL REFERENCES document,
  vote INTEGER NOT NULL, -- vote.ordinal
  ordinal INTEGER NOT NULL, -- through all sides
  side TEXT NOT NULL, -- in_favour, against, abstaining
  state TEXT NOT NULL,
  PRIMARY KEY (document, vote, ordinal)
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
CREATE INDEX citation_title ON citation (title_start) WHERE title_start IS NOT NULL;

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
-- For joins on the locators of the view links.
CREATE INDEX link_source ON link (from_symbol || iif(from_path = '', '', '#' || from_path));
CREATE INDEX link_target ON link (to_symbol || iif(to_path = '', '', '#' || to_path));

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

-- Lengths, kinds and standings of 2,560 passages a row, which fits a page: what ranking must know of every match.
CREATE TABLE passage_block (
  block INTEGER PRIMARY KEY, -- paragraph.id / 2560
  lengths BLOB NOT NULL, -- one byte each, PassageLength's code; 0 for no passage
  kinds BLOB NOT NULL, -- one byte each, PassageKind
  standings BLOB NOT NULL -- one byte each, PassageStanding's code
) STRICT;

-- For people who ask in SQL: one row a thing, plain names, every locator whole. docs/sql.md tells each column.
-- Renditions that are not shown are left out. No command of the program reads these.

CREATE VIEW documents AS
  SELECT document.symbol, document.language, document.title, document.type, document.body,
    document.session, coalesce(document.adopted_on, document.date) AS date,
    document.date AS issued_on, document.adopted_on, document.original_language,
    document.distribution, document.meeting, document.vote,
    document.paragraph_count - (document.title IS NOT NULL) AS paragraphs,
    file.path AS file, document.id
  FROM document JOIN file ON file.id = document.file
  WHERE document.rendition_of IS NULL;

CREATE VIEW paragraphs AS
  SELECT document.symbol || iif(paragraph.path = '', '', '#' || paragraph.path) AS locator,
    document.symbol, paragraph.path, coalesce(paragraph.language, document.language) AS language,
    paragraph.kind, paragraph.label, paragraph.level, paragraph.page, paragraph.text,
    document.title, document.type, document.body, document.session,
    coalesce(document.adopted_on, document.date) AS date, paragraph.id,
    paragraph.document AS document_id
  FROM paragraph JOIN document ON document.id = paragraph.document
  WHERE document.rendition_of IS NULL;

CREATE VIEW items AS
  SELECT document.symbol || '#item' || item.item AS locator, document.symbol, document.language,
    item.item, item.title, item.parent, item.heading, document.body, document.session,
    coalesce(document.adopted_on, document.date) AS date, item.document AS document_id
  FROM item JOIN document ON document.id = item.document
  WHERE document.rendition_of IS NULL;

CREATE VIEW refs AS
  SELECT paragraphs.locator AS source,
    citation.symbol || iif(citation.path = '', '', '#' || citation.path) AS target,
    citation.kind, citation.verb, citation.state,
    CAST(substr(CAST(paragraphs.text AS BLOB), citation.start + 1, citation.end - citation.start)
      AS TEXT) AS text,
    citation.start, citation.end, citation.candidates, citation.findings, paragraphs.language,
    paragraphs.date, citation.id, citation.paragraph AS paragraph_id
  FROM citation JOIN paragraphs ON paragraphs.id = citation.paragraph;

-- The word is SQL's own and wants quotation marks; refs does not.
CREATE VIEW "references" AS SELECT * FROM refs;

CREATE VIEW links AS
  SELECT link.from_symbol || iif(link.from_path = '', '', '#' || link.from_path) AS source,
    link.to_symbol || iif(link.to_path = '', '', '#' || link.to_path) AS target,
    link.relation, link.confidence, link.planned, evidence.rule,
    evidence.symbol || iif(evidence.path = '', '', '#' || evidence.path) AS evidence,
    evidence.text AS evidence_text, link.span_start, link.span_end, link.span_text, link.id
  FROM link LEFT JOIN evidence ON evidence.link = link.id AND evidence.ordinal =
    (SELECT min(first.ordinal) FROM evidence AS first WHERE first.link = link.id);

-- Planned ones as programmes of work print them, held ones as their records do, a row an item.
CREATE VIEW meetings AS
  SELECT slot.date, slot.start, slot.end, 'planned' AS state, document.body, slot_entry.item,
    slot_entry.title, document.symbol, document.language, CAST(slot.meeting AS TEXT) AS meeting,
    nullif(replace(slot_entry.documents, char(10), ', '), '') AS documents,
    document.id AS document_id
  FROM slot JOIN document ON document.id = slot.document
    LEFT JOIN slot_entry ON slot_entry.document = slot.document AND slot_entry.slot = slot.ordinal
  WHERE document.rendition_of IS NULL
  UNION ALL
  SELECT document.date, NULL, NULL, 'held', document.body, mention.item, mention.title,
    document.symbol, document.language, document.meeting, NULL, document.id
  FROM document LEFT JOIN mention ON mention.document = document.id
  WHERE document.rendition_of IS NULL
    AND document.type IN ('summary-record', 'verbatim-record');

CREATE VIEW votes AS
  SELECT document.symbol || '#' || iif(instr(vote.paths, char(10)) = 0, vote.paths,
      substr(vote.paths, 1, instr(vote.paths, char(10)) - 1)) AS locator,
    document.symbol AS record, vote.subject, vote.symbol AS draft, vote.adopted, vote.outcome,
    vote.manner, vote.in_favour, vote.against, vote.abstaining, vote.item, vote.meeting,
    coalesce(document.adopted_on, document.date) AS date, document.body, document.session,
    document.language, vote.ordinal AS vote, vote.document AS document_id
  FROM vote JOIN document ON document.id = vote.document
  WHERE document.rendition_of IS NULL;

CREATE VIEW vote_states AS
  SELECT votes.locator, votes.draft, votes.adopted, votes.subject, vote_state.state,
    vote_state.side, votes.date, votes.language, votes.vote, votes.document_id
  FROM vote_state JOIN votes
    ON votes.document_id = vote_state.document AND votes.vote = vote_state.vote;

CREATE VIEW findings AS
  SELECT file.path AS file, document.symbol, finding.kind, finding.place, finding.message, finding.id
  FROM finding JOIN file ON file.id = finding.file
    LEFT JOIN document ON document.id = finding.document;
-- The passages of frequent words, packed, with the best score of each block: made of FTS5's segments when an index
-- is built, see PackedList. Words without a row here are read from FTS5.
CREATE TABLE passage_list (
  word BLOB NOT NULL,
  segment INTEGER NOT NULL, -- number of the FTS5 segment
  start INTEGER NOT NULL, -- among the bytes of all rows of passage_list_page; two words may have one list
  size INTEGER NOT NULL, -- in bytes
  beside BLOB, -- a word that stands wherever this one does, its stem
  PRIMARY KEY (word, segment)
) STRICT, WITHOUT ROWID;

CREATE TABLE passage_list_page (
  id INTEGER PRIMARY KEY, -- from 0
  bytes BLOB NOT NULL -- 8,150 but for the last
) STRICT;

-- The passages in which one frequent word stands right behind another, packed likewise: see BigramPacker.
CREATE TABLE passage_bigram (
  first INTEGER NOT NULL, -- where the list of each word begins, which tells it from others
  second INTEGER NOT NULL,
  start INTEGER NOT NULL, -- among the bytes of all rows of passage_list_page
  size INTEGER NOT NULL, -- in bytes; 0 where the list would be too long
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;

-- The segments that lists were made of; one that FTS5 has dropped since has no lists.
CREATE TABLE passage_segment (
  number INTEGER PRIMARY KEY,
  pages INTEGER NOT NULL,
  hash INTEGER NOT NULL, -- of its first and last page
  mark REAL NOT NULL, -- words in a passage, when the scores were measured
  rows INTEGER NOT NULL, -- ids from the first to the last
  fewest REAL -- passages of one word times those of another from which on passage_bigram tells of both
) STRICT;
