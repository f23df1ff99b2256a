package dev.trestle.benchmarks.spring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Filters, each of which may be left out. */
record Search(
        @Nullable String kind,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable String title,
        @Nullable String tag,
        @Nullable Integer maxRows) {}
