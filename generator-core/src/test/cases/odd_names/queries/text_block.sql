SELECT "class", "two words" AS "Two Words", '"""' AS quotes, E'tab\t\\' AS backslash, 'ends with a blank
' AS "a b", 'a very long line ' || "in"::text || ' that goes on and on and on, past the edge of the page, until it has to be broken somewhere' AS long
FROM "Stock Room"."class" WHERE "out" = :class AND "row" <> '?' AND "in" = ANY (:in) -- is this :not_a_parameter ?
