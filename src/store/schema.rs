//! The tables of both files, and the steps that lead from one version to the next.

/// Forward steps of `wieder.db`; append only. `user_version` counts the steps done.
pub const KEPT: &[&str] = &[
    "
CREATE TABLE source (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  path     TEXT    NOT NULL UNIQUE,
  bytes    INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  head     BLOB    NOT NULL,
  read_to  INTEGER NOT NULL
) STRICT;
CREATE TABLE place (
  source INTEGER NOT NULL REFERENCES source(id),
  name   TEXT    NOT NULL,
  PRIMARY KEY (source, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE letter (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  digest      BLOB    NOT NULL UNIQUE,
  id_key      INTEGER NOT NULL,
  sent        INTEGER NOT NULL,
  source      INTEGER NOT NULL REFERENCES source(id),
  place       TEXT    NOT NULL,
  attachments TEXT    NOT NULL,
  packed      BLOB    NOT NULL
) STRICT;
CREATE TABLE oddity (
  source INTEGER NOT NULL REFERENCES source(id),
  place  TEXT    NOT NULL,
  kind   TEXT    NOT NULL,
  PRIMARY KEY (source, place, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE left_out (
  source INTEGER NOT NULL REFERENCES source(id),
  reason TEXT    NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (source, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE my_address (
  address TEXT    NOT NULL PRIMARY KEY,
  mine    INTEGER NOT NULL,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE rest (
  address TEXT    NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE wrong_reading (
  letter   BLOB    NOT NULL,
  sentence TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (letter, sentence)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT    NOT NULL,
  ask     TEXT    NOT NULL,
  inputs  TEXT    NOT NULL,
  variants TEXT   NOT NULL,
  subject TEXT    NOT NULL,
  body    TEXT    NOT NULL,
  written INTEGER NOT NULL,
  sent    INTEGER
) STRICT;
CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
",
    "
ALTER TABLE source ADD COLUMN everything INTEGER NOT NULL DEFAULT 0;
DELETE FROM place;
DROP TABLE left_out;
CREATE INDEX letter_by_message_id ON letter (id_key);
INSERT INTO setting (name, value) VALUES ('store', lower(hex(randomblob(16)))), ('revised', '0');
",
    "
CREATE TABLE places (
  id     INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  names  TEXT    NOT NULL
) STRICT;
CREATE INDEX places_by_source ON places (source);
INSERT INTO places (source, names) SELECT source, group_concat(name, '/') FROM place GROUP BY source;
DROP TABLE place;
",
    "
CREATE TABLE settled_manners (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT    NOT NULL,
  part    TEXT    NOT NULL,
  value   TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  UNIQUE (address, part)
) STRICT;
",
    "
CREATE TABLE same_person (
  one   TEXT    NOT NULL,
  other TEXT    NOT NULL CHECK (one < other),
  same  INTEGER NOT NULL,
  at    INTEGER NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE contact (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT    NOT NULL,
  key    TEXT    NOT NULL,
  data   TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  UNIQUE (source, key)
) STRICT;
CREATE TABLE contact_file (
  path     TEXT    NOT NULL PRIMARY KEY,
  bytes    INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  head     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE position (
  company TEXT NOT NULL,
  title   TEXT NOT NULL,
  started TEXT NOT NULL,
  data    TEXT NOT NULL,
  PRIMARY KEY (company, title, started)
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE proposal (
  address    TEXT    NOT NULL,
  day        INTEGER NOT NULL,
  rank       INTEGER NOT NULL,
  propensity REAL    NOT NULL,
  PRIMARY KEY (address, day)
) STRICT, WITHOUT ROWID;
",
];

/// Raised whenever the tables below or the rules that fill them change: the index is then built anew.
pub const INDEX_RULES: i64 = 14;

pub const INDEX: &str = "
CREATE TABLE ix.meta (
  rules   INTEGER NOT NULL,
  store   TEXT    NOT NULL,
  revised INTEGER NOT NULL,
  filled  INTEGER NOT NULL,
  worded  INTEGER NOT NULL
) STRICT;
CREATE TABLE ix.address (
  id        INTEGER PRIMARY KEY,
  address   TEXT    NOT NULL UNIQUE,
  relay     INTEGER NOT NULL,
  delivered INTEGER NOT NULL
) STRICT;
CREATE TABLE ix.name (
  address INTEGER NOT NULL,
  name    TEXT    NOT NULL,
  letters INTEGER NOT NULL,
  first   INTEGER NOT NULL,
  last    INTEGER NOT NULL,
  PRIMARY KEY (address, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE ix.row (
  letter     INTEGER PRIMARY KEY,
  at         INTEGER,
  kind       INTEGER NOT NULL,
  sent       INTEGER NOT NULL,
  sender     INTEGER NOT NULL,
  recipients BLOB    NOT NULL,
  to_count   INTEGER NOT NULL,
  own_key    INTEGER NOT NULL,
  parent_key INTEGER NOT NULL,
  thread_key INTEGER NOT NULL,
  replies    INTEGER NOT NULL,
  verdict    INTEGER NOT NULL
) STRICT;
CREATE TABLE ix.party (
  address INTEGER NOT NULL,
  letter  INTEGER NOT NULL,
  PRIMARY KEY (address, letter)
) STRICT, WITHOUT ROWID;
CREATE TABLE ix.remark (
  letter INTEGER NOT NULL,
  kind   INTEGER NOT NULL,
  about  TEXT    NOT NULL,
  start  INTEGER NOT NULL,
  stop   INTEGER NOT NULL,
  PRIMARY KEY (letter, kind, about, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE ix.gathered (
  key   TEXT NOT NULL,
  known BLOB NOT NULL
) STRICT;
CREATE TABLE ix.person (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  address TEXT NOT NULL,
  words   TEXT NOT NULL,
  known   BLOB NOT NULL
) STRICT;
CREATE TABLE ix.member (
  address INTEGER PRIMARY KEY,
  person  INTEGER NOT NULL
) STRICT;
CREATE INDEX ix.member_by_person ON member (person);
CREATE TABLE ix.compound (
  word      TEXT NOT NULL PRIMARY KEY,
  backwards TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ix.compound_backwards ON compound (backwards);
CREATE VIRTUAL TABLE ix.words USING fts5(
  subject, own, content='', contentless_delete=1, tokenize='ascii'
);
INSERT INTO ix.words (words, rank) VALUES ('hashsize', 33554432);
";
