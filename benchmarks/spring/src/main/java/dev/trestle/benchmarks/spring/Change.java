package dev.trestle.benchmarks.spring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a request changes of an article; null for what it leaves out. */
record Change(@Nullable BigDecimal price, @Nullable Integer stock) {}
