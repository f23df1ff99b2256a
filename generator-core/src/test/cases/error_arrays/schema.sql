CREATE DOMAIN matrix AS int[][];
CREATE TYPE square AS (name text, cells int[][]);
CREATE TABLE board (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    grid int[][] NOT NULL,
    row_names text[] NOT NULL DEFAULT '{}',
    layers int[][][],
    matrix matrix,
    square square,
    free int[]
);
CREATE VIEW board_view AS SELECT id, grid AS cells, coalesce(grid, layers[1:1][1:2]::int[]) AS computed, row_names FROM board;
