package dev.trestle.generator.output;

import java.util.OptionalLong;

/**
 * What a file held, and how to tell without reading it that it holds the same.
 *
 * @param hash the SHA-256 of the content, in hexadecimal
 * @param size in bytes
 * @param modified the modification time, in nanoseconds since 1970; empty where the file could have been written once more
 *     and have kept this time, so that the time proves nothing
 */
public record Fingerprint(String hash, long size, OptionalLong modified) {}
