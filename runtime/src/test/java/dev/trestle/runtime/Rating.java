package dev.trestle.runtime;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.postgres.Labels;
import dev.trestle.runtime.postgres.PgEnum;

/** An enum as the generator prints it. */
enum Rating implements PgEnum {
    G("G"),
    PG("PG"),
    PG_13("PG-13"),
    ODD("it's {\"odd\"}, \\ or so");

    /** The labels as PostgreSQL has them. */
    static final Labels<Rating> LABELS = Labels.of("public.mpaa_rating", values());
    static final Codec<Rating> CODEC = PgCodecs.enumeration(LABELS);

    private final String label;

    Rating(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
