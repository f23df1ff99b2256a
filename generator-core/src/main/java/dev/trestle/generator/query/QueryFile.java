package dev.trestle.generator.query;

/**
 * A query file.
 *
 * @param file its path as diagnostics show it
 * @param name the file's name without {@code .sql}
 * @param text its content
 */
public record QueryFile(String file, String name, String text) {}
