-- A newsgraph store: what every article contributed to the graph.
--
-- Look at the views first: entity, edge, statement and entity_mention show
-- the whole graph with names; article and failure are tables that need no view.
--
--     SELECT * FROM edge WHERE type = 'ATTACKED' AND state = 'fact';
--     SELECT text, path FROM statement WHERE source = 'Norland';
--
-- The tables hold each article's own part and nothing derived from several,
-- so that an article can be replaced or removed exactly: with
-- PRAGMA foreign_keys = ON, deleting its row in article takes along all that
-- only it said. An entity is one node; a relation is the (source, type,
-- target) of one edge.
--
-- Columns named *_key are numbers that tables are joined by; the id of a node
-- or an edge is its key, made positive, in hexadecimal. Times are RFC 3339 in
-- UTC. Offsets count bytes of the article's text from 0; the end is the byte
-- after the last. What is unknown is '' or 0; only keys are NULL.

-- What made the graph: the rows 'engine', 'ontology' and 'min_confidence', below
-- which statements are kept but not shown.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY, -- what is told
    value TEXT NOT NULL     -- the version of it, or the number
) WITHOUT ROWID;

-- The relation types that a user added to the built-in ones or put in their place.
CREATE TABLE relation_type (
    name       TEXT PRIMARY KEY, -- 'DEFEATED'
    family     TEXT NOT NULL,    -- the group that it is shown in
    definition TEXT NOT NULL     -- what it means
) WITHOUT ROWID;

-- The articles that were read.
CREATE TABLE article (
    article_key INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE, -- 'a' and 16 hexadecimal digits, from the path
    path        TEXT NOT NULL UNIQUE, -- the file, or the record in a file of many articles
    title       TEXT NOT NULL,        -- the headline
    published   TEXT NOT NULL,        -- the date of publication
    publisher   TEXT NOT NULL,        -- the newspaper or site
    url         TEXT NOT NULL,        -- where it was published
    language    TEXT NOT NULL,        -- 'en', 'de' ...; nothing is read from an article that is not English
    sha256      TEXT NOT NULL,        -- of the text, hexadecimal
    file        TEXT NOT NULL,        -- the file that the article was read from
    fingerprint TEXT NOT NULL,        -- SHA-256 of all that counts in the article
    engine      TEXT NOT NULL,        -- the program and version that read it
    least       REAL NOT NULL         -- the confidence from which its statements are here: 0, all of them, but
                                      -- for what was imported from an export that left some out
);

-- The texts, apart from their articles so that a list of articles is quick.
CREATE TABLE article_text (
    article_key INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text        TEXT NOT NULL -- UTF-8, as it was read
);

-- The articles that could not be read; none of them is in article.
CREATE TABLE failure (
    path        TEXT PRIMARY KEY, -- as in article
    stage       TEXT NOT NULL,    -- the step that failed
    reason      TEXT NOT NULL,    -- what it said
    file        TEXT NOT NULL,    -- as in article
    fingerprint TEXT NOT NULL,    -- as in article
    engine      TEXT NOT NULL     -- as in article
) WITHOUT ROWID;

-- The entities that at least one article mentions.
CREATE TABLE node (
    node_key INTEGER PRIMARY KEY, -- the id less 2^63, so that keys sort as ids do
    kind     TEXT NOT NULL,       -- Person, Organization, Country ...
    id       TEXT AS (printf('n%x%015x', (node_key >> 60) + 8 & 15, node_key & 0xfffffffffffffff)) -- from kind and name
);

-- What articles call a node, each name once. The first in byte order is the node's.
CREATE TABLE node_name (
    node_key INTEGER NOT NULL REFERENCES node DEFERRABLE INITIALLY DEFERRED,
    name     TEXT NOT NULL, -- as in appearance
    folded   TEXT NOT NULL, -- in lower case, with single spaces, for searching
    PRIMARY KEY (node_key, name)
) WITHOUT ROWID;
CREATE INDEX node_name_folded ON node_name (folded);

-- How else articles call a node, each wording once.
CREATE TABLE node_alias (
    node_key INTEGER NOT NULL REFERENCES node DEFERRABLE INITIALLY DEFERRED,
    alias    TEXT NOT NULL, -- as in alias
    folded   TEXT NOT NULL, -- as in node_name
    PRIMARY KEY (node_key, alias)
) WITHOUT ROWID;
CREATE INDEX node_alias_folded ON node_alias (folded);

-- An entity as one article shows it.
CREATE TABLE appearance (
    node_key    INTEGER NOT NULL,
    article_key INTEGER NOT NULL REFERENCES article ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name        TEXT NOT NULL,    -- what the article calls it
    named       INTEGER NOT NULL, -- 1: has a name; 0: is described ("U.S. forces")
    wikidata    TEXT NOT NULL,    -- Wikidata's id, 'Q30'
    iso3166     TEXT NOT NULL,    -- code of a country, 'US'
    PRIMARY KEY (node_key, article_key),
    FOREIGN KEY (node_key, name) REFERENCES node_name DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX appearance_article ON appearance (article_key);

-- Other wordings of an entity in one article.
CREATE TABLE alias (
    node_key    INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    alias       TEXT NOT NULL, -- as it stands in the text
    PRIMARY KEY (article_key, node_key, alias),
    FOREIGN KEY (node_key, article_key) REFERENCES appearance ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (node_key, alias) REFERENCES node_alias DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX alias_node ON alias (node_key, alias);

-- The places in an article that refer to an entity.
CREATE TABLE mention (
    node_key    INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    span_start  INTEGER NOT NULL, -- offset of the first byte
    span_end    INTEGER NOT NULL, -- offset after the last byte
    form        TEXT NOT NULL,    -- named, described or pronoun
    text        TEXT NOT NULL,    -- the article's words there
    PRIMARY KEY (article_key, node_key, span_start, span_end),
    FOREIGN KEY (node_key, article_key) REFERENCES appearance ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

-- The (source, type, target) that at least one piece of evidence speaks of.
CREATE TABLE relation (
    relation_key INTEGER PRIMARY KEY, -- the id less 2^63, so that keys sort as ids do
    source_key   INTEGER NOT NULL REFERENCES node DEFERRABLE INITIALLY DEFERRED,
    type         TEXT NOT NULL,       -- the ontology's name, 'ATTACKED'
    target_key   INTEGER NOT NULL REFERENCES node DEFERRABLE INITIALLY DEFERRED,
    id           TEXT AS (printf('e%x%015x', (relation_key >> 60) + 8 & 15, relation_key & 0xfffffffffffffff)) -- from the three
);
CREATE INDEX relation_source ON relation (source_key);
CREATE INDEX relation_target ON relation (target_key);

-- The statements: a sentence that says that a relation is so, is not so, may be so.
CREATE TABLE evidence (
    evidence_key    INTEGER PRIMARY KEY,
    relation_key    INTEGER NOT NULL REFERENCES relation DEFERRABLE INITIALLY DEFERRED,
    article_key     INTEGER NOT NULL REFERENCES article ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    sentence_start  INTEGER NOT NULL, -- offset of the sentence
    sentence_end    INTEGER NOT NULL, -- offset after the sentence
    text            TEXT NOT NULL,    -- the sentence
    trigger_start   INTEGER NOT NULL, -- offset of the words that say it
    trigger_end     INTEGER NOT NULL, -- offset after them
    polarity        TEXT NOT NULL,    -- pos or neg
    modality        TEXT NOT NULL,    -- asserted, alleged, denied, planned ...
    attribution_key INTEGER,          -- the node that says so; NULL: the writer
    cue_start       INTEGER NOT NULL, -- offset of the words that gave polarity, modality or attribution
    cue_end         INTEGER NOT NULL, -- offset after them
    time_text       TEXT NOT NULL,    -- the words that say when
    time_from       TEXT NOT NULL,    -- the start of that time
    time_to         TEXT NOT NULL,    -- the moment after it
    granularity     TEXT NOT NULL,    -- the unit in which the words tell it: day, month, year ...
    place_key       INTEGER,          -- the node where it is; NULL: unknown
    instrument      TEXT NOT NULL,    -- with what
    killed          INTEGER NOT NULL, -- how many people died
    injured         INTEGER NOT NULL, -- how many were hurt
    detained        INTEGER NOT NULL, -- how many were held
    people          INTEGER NOT NULL, -- how many it concerned
    role            TEXT NOT NULL,    -- title or family role, 'press secretary'
    rule            TEXT NOT NULL,    -- the pattern that found it
    confidence      REAL NOT NULL,    -- in (0, 1]
    FOREIGN KEY (attribution_key, article_key) REFERENCES appearance DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (place_key, article_key) REFERENCES appearance DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX evidence_relation ON evidence (relation_key);
CREATE INDEX evidence_article ON evidence (article_key);

-- How real each sort of statement makes an edge; an edge is as real as its
-- most real statement.
CREATE TABLE reality (
    rank     INTEGER PRIMARY KEY, -- 0 is the most real
    polarity TEXT NOT NULL,       -- as in evidence
    modality TEXT NOT NULL,       -- as in evidence
    state    TEXT NOT NULL,       -- fact, negated or the modality
    UNIQUE (polarity, modality)
);

-- What loses its last article goes with it.
CREATE TRIGGER node_unused AFTER DELETE ON appearance
WHEN NOT EXISTS (SELECT 1 FROM appearance WHERE node_key = OLD.node_key)
BEGIN
    DELETE FROM node WHERE node_key = OLD.node_key;
END;
CREATE TRIGGER name_unused AFTER DELETE ON appearance
WHEN NOT EXISTS (SELECT 1 FROM appearance WHERE node_key = OLD.node_key AND name = OLD.name)
BEGIN
    DELETE FROM node_name WHERE node_key = OLD.node_key AND name = OLD.name;
END;
CREATE TRIGGER alias_unused AFTER DELETE ON alias
WHEN NOT EXISTS (SELECT 1 FROM alias WHERE node_key = OLD.node_key AND alias = OLD.alias)
BEGIN
    DELETE FROM node_alias WHERE node_key = OLD.node_key AND alias = OLD.alias;
END;
CREATE TRIGGER relation_unused AFTER DELETE ON evidence
WHEN NOT EXISTS (SELECT 1 FROM evidence WHERE relation_key = OLD.relation_key)
BEGIN
    DELETE FROM relation WHERE relation_key = OLD.relation_key;
END;

-- The evidence that is shown.
CREATE VIEW shown AS
SELECT * FROM evidence
WHERE confidence >= coalesce((SELECT CAST(value AS REAL) FROM meta WHERE name = 'min_confidence'), 0);

-- The entities with their figures.
CREATE VIEW entity AS
SELECT
    n.id,
    n.kind,
    (SELECT min(name) FROM node_name WHERE node_key = n.node_key) AS name,
    (SELECT max(named) FROM appearance WHERE node_key = n.node_key) AS named,
    (SELECT count(*) FROM appearance WHERE node_key = n.node_key) AS article_count,
    (SELECT count(*) FROM appearance JOIN mention USING (article_key, node_key) WHERE node_key = n.node_key) AS mention_count,
    (SELECT count(DISTINCT relation_key) FROM relation JOIN shown USING (relation_key) WHERE source_key = n.node_key)
        + (SELECT count(DISTINCT relation_key) FROM relation JOIN shown USING (relation_key)
            WHERE target_key = n.node_key) AS degree, -- edges that start or end here
    coalesce((SELECT min(nullif(published, '')) FROM appearance JOIN article USING (article_key)
        WHERE node_key = n.node_key), '') AS first_seen,
    (SELECT max(published) FROM appearance JOIN article USING (article_key) WHERE node_key = n.node_key) AS last_seen,
    (SELECT max(wikidata) FROM appearance WHERE node_key = n.node_key) AS wikidata,
    (SELECT max(iso3166) FROM appearance WHERE node_key = n.node_key) AS iso3166
FROM node AS n;

-- The edges with the names of their ends and their evidence summed up.
CREATE VIEW edge AS
SELECT
    (SELECT min(name) FROM node_name WHERE node_key = r.source_key) AS source,
    r.type,
    (SELECT min(name) FROM node_name WHERE node_key = r.target_key) AS target,
    (SELECT state FROM reality WHERE rank =
        (SELECT min(rank) FROM shown JOIN reality USING (polarity, modality)
            WHERE relation_key = r.relation_key)) AS state, -- fact, negated, or how real at best
    (SELECT count(*) FROM shown WHERE relation_key = r.relation_key) AS evidence_count,
    (SELECT count(DISTINCT article_key) FROM shown WHERE relation_key = r.relation_key) AS article_count,
    -- An article without a publisher counts as its own.
    (SELECT count(DISTINCT iif(publisher = '', article_key, publisher)) FROM shown JOIN article USING (article_key)
        WHERE relation_key = r.relation_key) AS publisher_count,
    coalesce((SELECT min(nullif(published, '')) FROM shown JOIN article USING (article_key)
        WHERE relation_key = r.relation_key), '') AS first_seen,
    (SELECT max(published) FROM shown JOIN article USING (article_key)
        WHERE relation_key = r.relation_key) AS last_seen,
    (SELECT max(confidence) FROM shown WHERE relation_key = r.relation_key) AS max_confidence,
    r.id,
    (SELECT id FROM node WHERE node_key = r.source_key) AS source_id,
    (SELECT id FROM node WHERE node_key = r.target_key) AS target_id
FROM relation AS r
WHERE EXISTS (SELECT 1 FROM shown WHERE relation_key = r.relation_key);

-- The evidence with names: one row a statement.
CREATE VIEW statement AS
SELECT
    (SELECT min(name) FROM node_name WHERE node_key = r.source_key) AS source,
    r.type,
    (SELECT min(name) FROM node_name WHERE node_key = r.target_key) AS target,
    e.polarity,
    e.modality,
    (SELECT min(name) FROM node_name WHERE node_key = e.attribution_key) AS attribution, -- who says so
    e.text,
    CAST(substr(CAST(e.text AS BLOB), e.trigger_start - e.sentence_start + 1, e.trigger_end - e.trigger_start) AS TEXT)
        AS trigger, -- the words that say it
    e.time_text,
    e.time_from,
    e.time_to,
    e.granularity,
    (SELECT min(name) FROM node_name WHERE node_key = e.place_key) AS place,
    e.instrument,
    e.killed,
    e.injured,
    e.detained,
    e.people,
    e.role,
    e.rule,
    e.confidence,
    a.path,
    a.title,
    a.published,
    a.publisher,
    e.sentence_start, -- offset in the article's text
    r.id AS edge_id,
    a.id AS article_id
FROM shown AS e
JOIN relation AS r USING (relation_key)
JOIN article AS a USING (article_key);

-- The mentions with the names of what they refer to.
CREATE VIEW entity_mention AS
SELECT
    (SELECT min(name) FROM node_name WHERE node_key = m.node_key) AS entity,
    n.kind,
    m.text,
    m.form,
    a.path,
    a.title,
    a.published,
    a.publisher,
    m.span_start, -- offset in the article's text
    n.id AS entity_id,
    a.id AS article_id
FROM mention AS m
JOIN node AS n USING (node_key)
JOIN article AS a USING (article_key);
