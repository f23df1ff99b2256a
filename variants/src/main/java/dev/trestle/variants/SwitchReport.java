package dev.trestle.variants;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a server chooses: the answer of {@code GET /switches}.
 *
 * @param readAt when it read the table for the last time; null before
 */
record SwitchReport(List<RouteSwitch<?, ?>> switches, @Nullable Instant readAt) {

    private static final int DIGITS = 4;

    void write(JsonWriter out) {
        out.startObject();
        out.name("switches").array(switches, one -> write(one, out));
        out.name("read_at").value(readAt, PgCodecs.TIMESTAMPTZ);
        out.endObject();
    }

    static void write(RouteSwitch<?, ?> one, JsonWriter out) {
        Choice choice = one.choice();
        out.startObject();
        out.name("name").text(one.name());
        out.name("sticky_header").text(one.stickyHeader().orElse(null));
        out.name("variants").array(IntStream.range(0, one.variants().size()).boxed().toList(), i -> {
            out.startObject();
            out.name("name").text(one.variants().get(i).name());
            out.name("percentage").numeric(BigDecimal.valueOf(choice.weights().percentage(i)).setScale(DIGITS, RoundingMode.HALF_UP)
                    .stripTrailingZeros());
            out.name("changed_at").value(choice.changedAt().get(i).orElse(null), PgCodecs.TIMESTAMPTZ);
            out.endObject();
        });
        out.endObject();
    }
}
