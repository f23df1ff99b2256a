-- For loads: the rows of articles, as often as one likes.
CREATE TABLE imported_article (LIKE article INCLUDING DEFAULTS);
