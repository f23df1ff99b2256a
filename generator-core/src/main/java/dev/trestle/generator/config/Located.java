package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;

/** A value that the user wrote, and where it stands. */
public record Located<T>(T value, Location location) {}
