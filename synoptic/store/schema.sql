-- The story file: one SQLite database. Every statement may be run again on a finished file without effect.
CREATE TABLE IF NOT EXISTS meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- A page as it was read. `record` is the noun Page (compressed MessagePack) with an empty text; the text stands in its own column,
-- so that the full-text index can read it from here and need not keep a second copy.
CREATE TABLE IF NOT EXISTS pages (
    row    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    title  TEXT NOT NULL,
    text   TEXT NOT NULL,
    record BLOB NOT NULL
);

-- What one page says (the noun Notes, compressed MessagePack), and by which version of the reading it was found.
CREATE TABLE IF NOT EXISTS notes (
    page    TEXT PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE ON UPDATE CASCADE,
    version TEXT NOT NULL,
    record  BLOB NOT NULL
) WITHOUT ROWID;

-- The words of a page's body as numbers (`links/shingles.py`, little-endian 32 bits), by which copies are found, and the
-- version of these numbers: kept so that linking anew need not look at the text of every page again.
CREATE TABLE IF NOT EXISTS body_words (
    page    TEXT PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE ON UPDATE CASCADE,
    version TEXT NOT NULL,
    words   BLOB NOT NULL
);

-- Sources that could not be read, until they can.
CREATE TABLE IF NOT EXISTS failures (
    source TEXT PRIMARY KEY,
    cause  TEXT NOT NULL,
    remedy TEXT NOT NULL,
    at     TEXT NOT NULL
) WITHOUT ROWID;

-- What the pages say together: one row, made from exactly the pages, notes and verdicts that `basis` is a digest of.
CREATE TABLE IF NOT EXISTS story (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    name   TEXT NOT NULL,
    basis  TEXT NOT NULL,
    at     TEXT NOT NULL,
    record BLOB NOT NULL
);

-- Human decisions (the noun Verdict; its anchors as JSON). They are never deleted: undoing one sets `undone`.
CREATE TABLE IF NOT EXISTS verdicts (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    kind    TEXT NOT NULL,
    anchors TEXT NOT NULL,
    value   TEXT,
    user    TEXT NOT NULL,
    at      TEXT NOT NULL,
    undone  TEXT
);

CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    title, text, content = 'pages', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER IF NOT EXISTS pages_inserted AFTER INSERT ON pages BEGIN
    INSERT INTO words (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER IF NOT EXISTS pages_deleted AFTER DELETE ON pages BEGIN
    INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
END;
CREATE TRIGGER IF NOT EXISTS pages_updated AFTER UPDATE ON pages BEGIN
    INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
    INSERT INTO words (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
