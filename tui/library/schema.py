"""The tables of the index.

`INDEX_VERSION` is counted up when they change, or the terms of a text, or what the document layer reads out of a file: an
index of another version is made anew.
"""

INDEX_VERSION = 10

INDEX = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL, inode INTEGER NOT NULL,
    hash TEXT,
    title TEXT NOT NULL, title_derived INTEGER NOT NULL, title_key TEXT NOT NULL,
    outlet TEXT, outlet_key TEXT NOT NULL,
    reporters TEXT NOT NULL,
    published_found TEXT, published TEXT, published_key INTEGER NOT NULL,
    length INTEGER NOT NULL,
    unreadable TEXT,
    read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0, last_read REAL NOT NULL DEFAULT 0,
    analysed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_by_date ON articles (published_key, id);
CREATE INDEX articles_by_title ON articles (title_key, id);
CREATE INDEX articles_by_outlet ON articles (outlet_key, published_key, id);
CREATE INDEX articles_by_last_read ON articles (last_read, id);
CREATE INDEX articles_by_hash ON articles (hash);
CREATE INDEX articles_by_read ON articles (read);
CREATE INDEX articles_by_starred ON articles (starred);
CREATE INDEX articles_by_analysed ON articles (analysed);
CREATE INDEX articles_unreadable ON articles (unreadable) WHERE unreadable IS NOT NULL;
CREATE INDEX articles_pending ON articles (published_key, id) WHERE analysed = 0 AND unreadable IS NULL;
CREATE TABLE arrivals (id INTEGER PRIMARY KEY, alike INTEGER NOT NULL);
CREATE TABLE texts (id INTEGER PRIMARY KEY, heads TEXT NOT NULL, ranges BLOB NOT NULL, body BLOB NOT NULL);
CREATE TABLE headlines (key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE analyses (
    hash TEXT NOT NULL, published TEXT NOT NULL, version TEXT NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (hash, published)
);
CREATE TABLE terms (
    id INTEGER PRIMARY KEY, field TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, articles INTEGER NOT NULL DEFAULT 0,
    UNIQUE (field, name)
);
CREATE INDEX terms_by_key ON terms (field, key);
CREATE INDEX terms_by_articles ON terms (field, articles);
CREATE TABLE article_terms (
    term INTEGER NOT NULL, article INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (term, article)
) WITHOUT ROWID;
CREATE INDEX article_terms_by_article ON article_terms (article, term, count);
CREATE TABLE profiles (
    term INTEGER NOT NULL, article INTEGER NOT NULL, titles TEXT NOT NULL, organisations TEXT NOT NULL,
    PRIMARY KEY (term, article)
) WITHOUT ROWID;
CREATE INDEX profiles_by_article ON profiles (article);
CREATE TABLE facts (
    article INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, subject INTEGER,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX facts_by_subject ON facts (subject, kind, article) WHERE subject IS NOT NULL;
CREATE TABLE amounts (article INTEGER NOT NULL, value REAL NOT NULL, unit TEXT);
CREATE INDEX amounts_by_value ON amounts (value, unit, article);
CREATE INDEX amounts_by_article ON amounts (article);
CREATE TABLE amount_ranges (article INTEGER NOT NULL, unit TEXT, least REAL NOT NULL, most REAL NOT NULL);
CREATE INDEX amount_ranges_by_least ON amount_ranges (least, unit, article);
CREATE INDEX amount_ranges_by_most ON amount_ranges (most, unit, article);
CREATE INDEX amount_ranges_by_article ON amount_ranges (article);
CREATE TABLE days (article INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE INDEX days_by_first ON days (first, last, article);
CREATE INDEX days_by_article ON days (article);
CREATE TABLE quoted (article INTEGER PRIMARY KEY, quotes BLOB NOT NULL);
CREATE VIRTUAL TABLE head_words USING fts5(title, heads, content='', tokenize="ascii");
CREATE VIRTUAL TABLE body_words USING fts5(body, content='', tokenize="ascii");
CREATE VIRTUAL TABLE syllables USING fts5(body, content='', tokenize="ascii", detail=none, columnsize=0);
CREATE VIRTUAL TABLE quote_words USING fts5(quotes, content='', tokenize="ascii");
CREATE VIRTUAL TABLE term_words USING fts5(name, content='', tokenize="ascii");
"""
