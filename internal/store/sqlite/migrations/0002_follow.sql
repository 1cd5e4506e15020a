-- What is followed on the web. All of it is history: no report depends on it.
-- Times are as in 0001; lists in one column are joined by "; ".

-- The feeds, sitemaps and pages that a person follows.
CREATE TABLE source (
    url      TEXT PRIMARY KEY,
    words    TEXT NOT NULL,
    at_least INTEGER NOT NULL,
    since    TEXT NOT NULL,
    author   TEXT NOT NULL,
    created  TEXT NOT NULL,
    ended    TEXT NOT NULL
);

-- The addresses that are followed, or that a source named, and what became of
-- each.
CREATE TABLE visit (
    id            TEXT PRIMARY KEY,
    url           TEXT NOT NULL,
    source        TEXT NOT NULL,
    kind          TEXT NOT NULL,
    title         TEXT NOT NULL,
    stated        TEXT NOT NULL,
    address       TEXT NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    found         TEXT NOT NULL,
    checked       TEXT NOT NULL,
    not_before    TEXT NOT NULL,
    state         TEXT NOT NULL,
    failures      INTEGER NOT NULL,
    error         TEXT NOT NULL,
    hint          TEXT NOT NULL,
    report        TEXT NOT NULL
);
CREATE INDEX visit_state ON visit (state);
CREATE INDEX visit_report ON visit (report);

-- Pages that were fetched and do not belong to the story by the rule of their
-- source.
CREATE TABLE aside (
    report       TEXT PRIMARY KEY,
    sha256       TEXT NOT NULL REFERENCES page (sha256),
    address      TEXT NOT NULL,
    name         TEXT NOT NULL,
    content_type TEXT NOT NULL,
    retrieved    TEXT NOT NULL,
    modified     TEXT NOT NULL,
    source       TEXT NOT NULL,
    title        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    added        TEXT NOT NULL
);
CREATE INDEX aside_sha256 ON aside (sha256);

-- What sites ask of programs.
CREATE TABLE site (
    name   TEXT PRIMARY KEY,
    robots TEXT NOT NULL,
    failed TEXT NOT NULL,
    until  TEXT NOT NULL,
    hold   TEXT NOT NULL
);
