package dev.trestle.variants;

import java.time.Instant;

/** A row of {@code trestle.switch}. */
record StoredWeight(String name, String variant, double weight, Instant changedAt) {}
