package com.example.films.sample;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The films and their genres. */
final class SampleFilms {

    private static final String FILM = """
            INSERT INTO public.film
              (title, original_title, description, rating, released, length, budget, tags, formats, facts, archive_code)
            VALUES (?, ?, ?, ?::public.mpaa_rating, ?, ?, ?, ?, ?::public.print_format[], ?::jsonb, ?)""";
    private static final String GENRE = "INSERT INTO public.genre (genre_id, name) VALUES (?, ?)";
    private static final String FILM_GENRE = "INSERT INTO public.film_genre (film_id, genre_id) VALUES (?, ?)";

    private static final List<String> GENRES = List.of(
            "Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family", "Mystery", "Romance",
            "Science fiction", "Thriller", "Western");
    private static final List<String> RATINGS = List.of("G", "PG", "PG", "PG-13", "PG-13", "R", "R", "NC-17");
    private static final List<String> TAGS = List.of(
            "black and white", "restored", "festival", "silent", "debut", "sea", "trains", "heist", "school", "road",
            "night");
    private static final List<String> COUNTRIES = List.of("DK", "FR", "GH", "IN", "JP", "PT", "TR", "UY");
    private static final LocalDate FIRST_RELEASE = LocalDate.of(1921, 1, 1);

    private final RandomGenerator random;
    private final Words words;

    SampleFilms(RandomGenerator random, Words words) {
        this.random = random;
        this.words = words;
    }

    /** Stores this many films, and returns their keys. */
    long[] fill(Connection connection, int films) throws SQLException {
        List<String> titles = titles(films);
        long[] keys = SampleBatch.insert(connection, FILM, films, "film_id", (row, i) -> bindFilm(row, titles.get(i)));
        SampleBatch.insert(connection, GENRE, GENRES.size(), (row, i) -> {
            row.setShort(1, (short) (i + 1));
            row.setString(2, GENRES.get(i));
        });
        List<long[]> pairs = filmGenres(keys);
        SampleBatch.insert(connection, FILM_GENRE, pairs.size(), (row, i) -> {
            row.setLong(1, pairs.get(i)[0]);
            row.setShort(2, (short) pairs.get(i)[1]);
        });
        return keys;
    }

    private List<String> titles(int films) {
        Set<String> titles = new LinkedHashSet<>();
        while (titles.size() < films) {
            titles.add(words.title());
        }
        return List.copyOf(titles);
    }

    private void bindFilm(PreparedStatement row, String title) throws SQLException {
        LocalDate released = FIRST_RELEASE.plusDays(random.nextInt(38_000));
        boolean old = released.getYear() < 1955;
        row.setString(1, title);
        row.setString(2, random.nextInt(4) == 0 ? words.originalTitle() : null);
        row.setString(3, words.plot());
        row.setString(4, words.oneOf(RATINGS));
        row.setObject(5, random.nextInt(50) == 0 ? null : released);
        row.setShort(6, (short) random.nextInt(old ? 45 : 78, old ? 110 : 190));
        bindBudget(row, 7);
        row.setArray(8, row.getConnection().createArrayOf("text", tags(old)));
        row.setString(9, old ? "{16mm,35mm}" : random.nextInt(3) == 0 ? null : "{35mm,DCP,Blu-ray}");
        row.setString(10, "{\"colour\": %b, \"country\": \"%s\", \"reels\": %d}"
                .formatted(!old, words.oneOf(COUNTRIES), random.nextInt(3, 9)));
        row.setObject(11, uuid(random));
    }

    private void bindBudget(PreparedStatement row, int index) throws SQLException {
        if (random.nextInt(5) == 0) {
            row.setNull(index, Types.NUMERIC);
        } else {
            row.setBigDecimal(index, BigDecimal.valueOf(random.nextLong(5_000_000, 9_000_000_000L), 2));
        }
    }

    private String[] tags(boolean old) {
        Set<String> tags = new LinkedHashSet<>();
        if (old) {
            tags.add(TAGS.getFirst());
        }
        int more = random.nextInt(4);
        for (int i = 0; i < more; i++) {
            tags.add(words.oneOf(TAGS));
        }
        return tags.toArray(String[]::new);
    }

    private List<long[]> filmGenres(long[] films) {
        List<long[]> pairs = new ArrayList<>();
        for (long film : films) {
            int first = random.nextInt(GENRES.size());
            int genres = random.nextInt(1, 4);
            for (int i = 0; i < genres; i++) {
                pairs.add(new long[] {film, 1 + (first + 5 * i) % GENRES.size()});
            }
        }
        return pairs;
    }

    /** A version 4 UUID (RFC 9562, section 5.4) of the given generator. */
    static UUID uuid(RandomGenerator random) {
        long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
