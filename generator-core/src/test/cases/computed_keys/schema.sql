CREATE SCHEMA archive;
CREATE TYPE language AS ENUM ('de', 'en');
CREATE DOMAIN short_text AS varchar(20) CHECK (value <> '');
CREATE TYPE money_amount AS (amount numeric(12, 2), currency char(3));

CREATE TABLE document (
    number integer,
    version smallint,
    "Language" language,
    "Body" text NOT NULL,
    payload json,
    price money_amount,
    pages integer NOT NULL,
    words integer NOT NULL DEFAULT 0,
    label short_text,
    label_version integer,
    tags text[] NOT NULL DEFAULT '{}',
    tags_version integer NOT NULL DEFAULT 0,
    total money_amount,
    PRIMARY KEY (number, version, "Language")
);

CREATE TABLE archive.document (
    code char(8) PRIMARY KEY,
    "It's" text,
    "Select" text
);

-- Keywords, and a name that that of another would become.
CREATE TABLE booking (
    "user" integer,
    "order" smallint,
    version integer,
    version_key integer,
    remark text,
    "end" text,
    PRIMARY KEY ("user", "order", version, version_key)
);
