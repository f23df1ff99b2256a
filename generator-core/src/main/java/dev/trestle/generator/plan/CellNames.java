package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Names what the repeatable migration makes in the schema {@code trestle}. */
record CellNames(String defaultSchema) {

    /** The bytes of a name that PostgreSQL does not cut (NAMEDATALEN). */
    static final int LONGEST = 63;

    private static final int DIGITS = 8;

    /** The columns of a table of cells, of the views over it, and of statements that join it. */
    private static final Set<String> OWN = Set.of("col", "generation", "version", "priority", "due_at", "attempts", "since",
            "failed_at", "error_type", "error_message", "state", "waiting_for", "number", "value");

    /** {@code film}, or {@code archive_film} for a table outside of the default schema. */
    String stem(Table table) {
        return table.schema().equals(defaultSchema) ? table.name() : table.schema() + "_" + table.name();
    }

    String of(Table table, String suffix) {
        return fit(stem(table) + "_" + suffix);
    }

    /** A column of the key beside the columns that cells have themselves, and beside the others of the key. */
    static String keyColumn(String column, List<String> key) {
        String name = column;
        while (OWN.contains(name) || !name.equals(column) && key.contains(name)) {
            name += "_key";
        }
        return name;
    }

    private static String fit(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        StringBuilder begin = new StringBuilder();
        int[] codePoints = name.codePoints().toArray();
        for (int i = 0; (begin + Character.toString(codePoints[i])).getBytes(StandardCharsets.UTF_8).length < LONGEST - DIGITS; i++) {
            begin.appendCodePoint(codePoints[i]);
        }
        return begin + "_" + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
