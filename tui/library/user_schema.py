"""The tables of the user's own data, and the steps from each version to the next.

Every table but the journal's own has triggers that note the row before and after a change while an action is being
recorded; undo and redo put those rows back (the method of https://www.sqlite.org/undoredo.html with rows in place of SQL).
"""

JOURNALED: dict[str, tuple[str, ...]] = {
    "articles": ("read", "starred", "published"),
    "tags": ("article", "tag"),
    "highlights": ("article", "start", "end", "quoted", "before", "colour", "note", "created"),
    "dismissed": ("article", "fact"),
    "corrections": ("library", "name", "entity_type", "new_type", "ignored", "same_as"),
    "entity_links": ("library", "entity_type", "name", "other", "same"),
    "saved_searches": ("library", "name", "query", "place"),
}
"""Tables whose changes can be undone, with the columns that are put back."""

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 0), ('recording', NULL), ('identity', hex(randomblob(8)));
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    last_read REAL,
    published TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    folded TEXT NOT NULL DEFAULT '[]',
    revision INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX user.articles_by_path ON articles (path);
CREATE INDEX user.articles_by_revision ON articles (revision);
CREATE TABLE tags (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, tag TEXT NOT NULL, UNIQUE (article, tag)
);
CREATE INDEX user.tags_by_name ON tags (tag, article);
CREATE TABLE highlights (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    quoted TEXT NOT NULL, before TEXT NOT NULL, colour TEXT NOT NULL, note TEXT NOT NULL, created REAL NOT NULL
);
CREATE INDEX user.highlights_by_article ON highlights (article);
CREATE TABLE dismissed (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, fact TEXT NOT NULL, UNIQUE (article, fact)
);
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY, library TEXT NOT NULL, name TEXT NOT NULL, entity_type TEXT NOT NULL,
    new_type TEXT, ignored INTEGER NOT NULL DEFAULT 0, same_as TEXT, UNIQUE (library, name, entity_type)
);
CREATE TABLE entity_links (
    id INTEGER PRIMARY KEY, library TEXT NOT NULL, entity_type TEXT NOT NULL,
    name TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL
);
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY, library TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, place INTEGER NOT NULL,
    UNIQUE (library, name)
);
CREATE TABLE searches (query TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE actions (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE action_rows (
    id INTEGER PRIMARY KEY, action INTEGER NOT NULL, target TEXT NOT NULL, row INTEGER NOT NULL, before TEXT, after TEXT
);
CREATE INDEX user.action_rows_by_action ON action_rows (action);
"""


def _image(alias: str, columns: tuple[str, ...]) -> str:
    return "json_object(" + ", ".join(f"'{column}', {alias}.\"{column}\"" for column in columns) + ")"


def _triggers(table: str, columns: tuple[str, ...]) -> str:
    recording = "(SELECT value FROM meta WHERE key = 'recording')"
    events = {
        "INSERT": ("new.id", "NULL", _image("new", columns)),
        "UPDATE": ("new.id", _image("old", columns), _image("new", columns)),
        "DELETE": ("old.id", _image("old", columns), "NULL"),
    }
    return "".join(
        f"CREATE TRIGGER user.note_{event.lower()}_{table} AFTER {event} ON {table} WHEN {recording} IS NOT NULL BEGIN\n"
        f"    INSERT INTO action_rows (action, target, row, before, after)\n"
        f"    VALUES ({recording}, '{table}', {row}, {before}, {after});\nEND;\n"
        for event, (row, before, after) in events.items()
    )


MIGRATIONS: tuple[str, ...] = (
    _FIRST.replace("CREATE TABLE ", "CREATE TABLE user.").replace("INSERT INTO meta", "INSERT INTO user.meta")
    + "".join(_triggers(table, columns) for table, columns in JOURNALED.items()),
)
"""Step N leads from version N to N + 1."""
