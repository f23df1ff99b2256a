package dev.trestle.fileexports;

/**
 * Where an output is to be.
 *
 * @param name of the file or folder below its root, with slashes; relative, without {@code .} and {@code ..}
 * @param ifExists what happens to one that has this name already
 */
public record Destination(String name, IfExists ifExists) {}
