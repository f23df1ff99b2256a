package dev.trestle.benchmarks.spring;

import java.util.List;

/** The JSON of several rows. */
record Rows<T>(List<T> rows) {}
