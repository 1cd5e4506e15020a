-- The tables of a story file; docs/story-file.md says what is in them.
-- Times are UTC, RFC 3339 with microseconds, '' where unknown. Days are EDTF,
-- '' where unknown. Offsets are bytes into report.text, half open. A blob with
-- a size is zlib, or as it was where its length equals the size.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The captured pages, each kept once.
CREATE TABLE page (
    sha256 TEXT PRIMARY KEY,
    size   INTEGER NOT NULL,
    data   BLOB NOT NULL
);

-- What was captured, and as which report it was read. A capture outlives its
-- report where that was removed without purging.
CREATE TABLE capture (
    report       TEXT PRIMARY KEY,
    sha256       TEXT NOT NULL REFERENCES page (sha256),
    address      TEXT NOT NULL,
    name         TEXT NOT NULL,
    content_type TEXT NOT NULL,
    retrieved    TEXT NOT NULL,
    modified     TEXT NOT NULL,
    added        TEXT NOT NULL,
    UNIQUE (sha256, address)
);

CREATE TABLE report (
    id                 TEXT PRIMARY KEY REFERENCES capture (report),
    key                TEXT NOT NULL,
    reader             TEXT NOT NULL,
    charset            TEXT NOT NULL,
    charset_from       TEXT NOT NULL,
    title              TEXT NOT NULL,
    bylines            TEXT NOT NULL,
    outlet             TEXT NOT NULL,
    section            TEXT NOT NULL,
    wires              TEXT NOT NULL,
    url                TEXT NOT NULL,
    canonical          TEXT NOT NULL,
    language           TEXT NOT NULL,
    translated_from    TEXT NOT NULL,
    published          TEXT NOT NULL,
    published_earliest TEXT NOT NULL,
    published_latest   TEXT NOT NULL,
    published_basis    TEXT NOT NULL,
    published_source   TEXT NOT NULL,
    modified           TEXT NOT NULL,
    truncated          INTEGER NOT NULL,
    was_read           INTEGER NOT NULL,
    text               TEXT NOT NULL,
    text_sha256        TEXT NOT NULL,
    error              TEXT NOT NULL,
    hint               TEXT NOT NULL
);

-- Everything that was read from one report, whole: the tables below repeat the
-- parts of it that people ask for.
CREATE TABLE reading (
    report      TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    size        INTEGER NOT NULL,
    data        BLOB NOT NULL,
    tokens_size INTEGER NOT NULL,
    tokens      BLOB NOT NULL
);

CREATE TABLE passage (
    report     TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    role       TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE credit (
    report     TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    text       TEXT NOT NULL,
    outlet     TEXT NOT NULL,
    wire       TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE sentence (
    report     TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE timex (
    report     TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    id         TEXT NOT NULL,
    type       TEXT NOT NULL,
    value      TEXT NOT NULL,
    mod        TEXT NOT NULL,
    earliest   TEXT NOT NULL,
    latest     TEXT NOT NULL,
    rule       TEXT NOT NULL,
    anchor     TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (report, n)
) WITHOUT ROWID;

-- A person's decisions.
CREATE TABLE correction (
    id              TEXT PRIMARY KEY,
    kind            TEXT NOT NULL,
    report          TEXT NOT NULL,
    quote           TEXT NOT NULL,
    occurrence      INTEGER NOT NULL,
    with_report     TEXT NOT NULL,
    with_quote      TEXT NOT NULL,
    with_occurrence INTEGER NOT NULL,
    value           TEXT NOT NULL,
    author          TEXT NOT NULL,
    created         TEXT NOT NULL,
    undone          TEXT NOT NULL
);

-- The words of passages, sentences and time expressions: substr counts the
-- bytes of a BLOB and the characters of a TEXT.
CREATE VIEW passage_words AS
SELECT p.report, p.n, p.role,
       CAST(substr(CAST(r.text AS BLOB), p.start_byte + 1, p.end_byte - p.start_byte) AS TEXT) AS words
FROM passage p JOIN report r ON r.id = p.report;

CREATE VIEW sentence_words AS
SELECT s.report, s.n,
       CAST(substr(CAST(r.text AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte) AS TEXT) AS words
FROM sentence s JOIN report r ON r.id = s.report;

CREATE VIEW timex_words AS
SELECT t.report, t.n, t.value, t.earliest, t.latest,
       CAST(substr(CAST(r.text AS BLOB), t.start_byte + 1, t.end_byte - t.start_byte) AS TEXT) AS words
FROM timex t JOIN report r ON r.id = t.report;
