package dev.trestle.generator.plan.sql;

/** Writes blocks of PL/pgSQL that make something only if it differs, because to make it again would wait for other transactions. */
final class DoBlock {

    private static final String TEXT = """
            DO %1$s
            BEGIN
                IF %2$s THEN
            %3$s
                END IF;
            END %1$s;
            """;

    private DoBlock() {}

    /**
     * Statements that run if a condition holds.
     *
     * @param statements as they stand in the block, indented
     */
    static String when(String condition, String statements) {
        return TEXT.formatted(quote("$do$", "$do%d$", condition + statements), condition, statements);
    }

    /** A dollar quote that the text does not contain; {@code next} has its number. */
    static String quote(String first, String next, String text) {
        String quote = first;
        for (int n = 2; text.contains(quote); n++) {
            quote = next.formatted(n);
        }
        return quote;
    }
}
