package dev.trestle.benchmarks.spring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row, and its JSON. */
record Article(
        int articleId,
        String title,
        @Nullable String subtitle,
        String kind,
        BigDecimal price,
        @Nullable BigDecimal weight,
        int stock,
        long views,
        @Nullable Double score,
        boolean active,
        UUID code,
        Instant createdAt,
        @Nullable LocalDate released,
        List<String> tags) {}
