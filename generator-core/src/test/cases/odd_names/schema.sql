CREATE SCHEMA "Stock Room";
CREATE TYPE object AS ENUM ('', ' ', 'a:b', 'A b', '1st', 'LABELS', 'class', '*/', 'naïve', '"', '\');
CREATE TYPE "Stock Room".object AS ENUM ('x');
CREATE TABLE "Stock Room"."class" (
    "class" integer PRIMARY KEY,
    "in" integer NOT NULL,
    "out" text,
    "row" text NOT NULL,
    "request" object,
    "hashCode" "Stock Room".object,
    "toString" object[],
    "getClass" text DEFAULT 'x' NOT NULL,
    "wait" text,
    "two words" text,
    "1st" text,
    "a$b" text,
    "quote""d" text,
    "back\slash" text,
    "*/" text,
    "naïve_été" text,
    "اسم" text,
    "名前" text,
    a_name_of_sixty_three_bytes_which_is_all_that_postgresql_allows text[]
);
COMMENT ON COLUMN "Stock Room"."class"."out" IS 'Ends */ here, {@code not}, <b>not bold</b> & @not \u0041 tag';
