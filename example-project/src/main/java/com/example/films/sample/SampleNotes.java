package com.example.films.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What cinemas wrote of films that they have shown. What is computed of them is left to a backfill. */
final class SampleNotes {

    private static final String NOTE = "INSERT INTO public.note (film_id, author, body, written_at) VALUES (?, ?, ?, ?)";

    /** The triggers of the table enter no values to compute until the end of the transaction, as for any large import. */
    private static final String LATER = "SET LOCAL trestle.computed = 'later'";

    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2021, 3, 5, 22, 15);

    private final RandomGenerator random;
    private final Words words;

    SampleNotes(RandomGenerator random, Words words) {
        this.random = random;
        this.words = words;
    }

    void fill(Connection connection, long[] films) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LATER);
        }
        List<Long> noted = new ArrayList<>();
        for (long film : films) {
            for (int i = random.nextInt(3); i > 0; i--) {
                noted.add(film);
            }
        }
        SampleBatch.insert(connection, NOTE, noted.size(), (row, i) -> bindNote(row, noted.get(i)));
    }

    private void bindNote(PreparedStatement row, long film) throws SQLException {
        row.setLong(1, film);
        row.setString(2, words.person());
        row.setString(3, words.verdict() + " " + words.plot());
        row.setObject(4, OffsetDateTime.of(FIRST_DAY.plusHours(random.nextInt(40_000)), ZoneOffset.UTC));
    }
}
