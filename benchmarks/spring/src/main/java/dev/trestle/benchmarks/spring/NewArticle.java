package dev.trestle.benchmarks.spring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An article as a request has it. */
record NewArticle(
        String title,
        @Nullable String subtitle,
        String kind,
        BigDecimal price,
        @Nullable BigDecimal weight,
        int stock,
        @Nullable Double score,
        UUID code,
        OffsetDateTime createdAt,
        @Nullable LocalDate released,
        List<String> tags) {}
