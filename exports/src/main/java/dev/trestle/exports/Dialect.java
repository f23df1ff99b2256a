package dev.trestle.exports;

/** The SQL dialect of a target, which decides how values are bound. */
public enum Dialect {
    /** PostgreSQL: every type as its text form. */
    POSTGRESQL,
    /** SQLite: dates and times as ISO 8601 text, as it has no types for them. */
    SQLITE,
    /** MySQL and MariaDB: times in UTC. */
    MYSQL,
    /** Any other, by the types of JDBC 4.2. */
    OTHER
}
