package dev.trestle.generator.target;

/** Which SQL a target speaks. */
public enum TargetDialect {
    POSTGRESQL,
    SQLITE,
    /** MySQL and MariaDB. */
    MYSQL,
    /** Any other: standard SQL. */
    OTHER
}
