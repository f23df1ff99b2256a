package dev.trestle.generator.target;

/** Where the catalog of a target comes from. */
public enum CatalogOrigin {
    /** It is the database of the routes. */
    OWN,
    SNAPSHOT,
    MIGRATIONS,
    /** The target itself, or one like it. */
    LIVE
}
