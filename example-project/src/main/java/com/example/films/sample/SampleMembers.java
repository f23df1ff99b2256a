package com.example.films.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The members and their reviews. */
final class SampleMembers {

    private static final String MEMBER = """
            INSERT INTO public.member (member_id, email, display_name, joined, preferences)
            VALUES (?, ?, ?, ?, ?::jsonb)""";
    private static final String REVIEW = """
            INSERT INTO public.review (film_id, member_id, stars, body, written_at)
            VALUES (?, ?, ?, ?, ?)""";

    private static final int MEMBERS = 250;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2019, 9, 14, 19, 30);

    private record Review(long film, UUID member, LocalDateTime written) {}

    private final RandomGenerator random;
    private final Words words;

    SampleMembers(RandomGenerator random, Words words) {
        this.random = random;
        this.words = words;
    }

    void fill(Connection connection, long[] films) throws SQLException {
        List<UUID> members = Stream.generate(() -> SampleFilms.uuid(random)).limit(MEMBERS).toList();
        SampleBatch.insert(connection, MEMBER, MEMBERS, (row, i) -> bindMember(row, members.get(i), i));
        List<Review> reviews = reviews(films, members);
        SampleBatch.insert(connection, REVIEW, reviews.size(), (row, i) -> bindReview(row, reviews.get(i)));
    }

    private void bindMember(PreparedStatement row, UUID member, int i) throws SQLException {
        row.setObject(1, member);
        row.setString(2, "member%03d@films.example".formatted(i + 1));
        row.setString(3, words.person());
        row.setObject(4, FIRST_DAY.plusHours(random.nextInt(60_000)));
        row.setString(5, random.nextInt(3) == 0 ? "{}" : "{\"newsletter\": %b, \"row\": %d}"
                .formatted(random.nextBoolean(), random.nextInt(1, 20)));
    }

    private List<Review> reviews(long[] films, List<UUID> members) {
        List<Review> reviews = new ArrayList<>();
        for (long film : films) {
            int first = random.nextInt(members.size());
            int count = random.nextInt(6);
            for (int i = 0; i < count; i++) {
                UUID member = members.get((first + 31 * i) % members.size());
                reviews.add(new Review(film, member, FIRST_DAY.plusHours(random.nextInt(60_000))));
            }
        }
        return reviews;
    }

    private void bindReview(PreparedStatement row, Review review) throws SQLException {
        row.setLong(1, review.film());
        row.setObject(2, review.member());
        row.setShort(3, (short) Math.clamp(random.nextInt(1, 7), 1, 5));
        row.setString(4, random.nextInt(4) == 0 ? null : words.verdict());
        row.setObject(5, OffsetDateTime.of(review.written(), ZoneOffset.UTC));
    }
}
