package dev.trestle.generator.config;

/**
 * One of the {@code parts} of a gather route.
 *
 * @param name of its field in the answer
 * @param query the file's name in the queries folder, without {@code .sql}
 * @param onFiles whether it reads datasets, and not the database
 * @param oneRow whether it is one object instead of a list of rows
 */
public record PartSpec(Located<String> name, Located<String> query, boolean onFiles, boolean oneRow) {}
