package dev.trestle.load;

/**
 * What a load has done.
 *
 * @param inserted rows
 * @param updated rows, of a merge
 * @param deleted rows, of a replacement
 */
record Tally(long inserted, long updated, long deleted) {

    static final Tally NOTHING = new Tally(0, 0, 0);

    static Tally inserted(long rows) {
        return new Tally(rows, 0, 0);
    }

    Tally plus(Tally other) {
        return new Tally(inserted + other.inserted, updated + other.updated, deleted + other.deleted);
    }
}
