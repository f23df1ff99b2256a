package dev.trestle.variants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of the choice of a switch.
 *
 * @param changedAt when each variant was given its weight, in the order of the variants; null before the table was read, or if it has
 *     no row for the variant
 */
record Choice(Weights weights, List<Optional<Instant>> changedAt) {

    /** Before the table was read. */
    static Choice first(String name, List<? extends Variant<?, ?>> variants) {
        return new Choice(
                new Weights(name, variants.stream().map(Variant::name).toList(),
                        variants.stream().map(variant -> (double) variant.percentage()).toList()),
                variants.stream().map(variant -> Optional.<Instant>empty()).toList());
    }

    /** By the rows of the table; null if no variant has a weight there. */
    static @Nullable Choice of(String name, List<? extends Variant<?, ?>> variants, List<StoredWeight> stored) {
        Map<String, StoredWeight> byVariant = stored.stream().collect(Collectors.toMap(StoredWeight::variant, Function.identity()));
        List<Double> weights = new ArrayList<>();
        List<Optional<Instant>> changes = new ArrayList<>();
        for (Variant<?, ?> variant : variants) {
            Optional<StoredWeight> row = Optional.ofNullable(byVariant.get(variant.name()));
            weights.add(row.map(StoredWeight::weight).orElse(0.0));
            changes.add(row.map(StoredWeight::changedAt));
        }
        return weights.stream().allMatch(weight -> weight == 0) ? null
                : new Choice(new Weights(name, variants.stream().map(Variant::name).toList(), weights), List.copyOf(changes));
    }
}
