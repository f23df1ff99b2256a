package com.example.films.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Fills an empty library with films, people, prints, loans, members, reviews and notes. */
public final class SampleData {

    /** How many films {@link #fill} invents. */
    public static final int FILMS = 1_200;

    private static final long SEED = 1895;

    private SampleData() {}

    /**
     * Stores the sample data if the library has no film yet, in one transaction.
     *
     * @return the number of films stored: {@link #FILMS}, or 0 where there were films already
     * @throws SQLException where the tables are missing or the database is away; then nothing is stored
     */
    public static int fill(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!isEmpty(connection)) {
                connection.rollback();
                return 0;
            }
            fillEmpty(connection);
            connection.commit();
            return FILMS;
        }
    }

    /** Two services that start at once on one database: the second waits here, then sees the first one's films. */
    private static boolean isEmpty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE public.film IN SHARE ROW EXCLUSIVE MODE");
            try (var row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM public.film)")) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void fillEmpty(Connection connection) throws SQLException {
        RandomGenerator random = new SplittableRandom(SEED);
        Words words = new Words(random);
        long[] films = new SampleFilms(random, words).fill(connection, FILMS);
        new SampleCredits(random, words).fill(connection, films);
        new SampleLending(random).fill(connection, films);
        new SampleMembers(random, words).fill(connection, films);
        new SampleNotes(random, words).fill(connection, films);
    }
}
