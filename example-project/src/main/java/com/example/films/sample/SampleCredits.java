package com.example.films.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The people, and what they did for which film. */
final class SampleCredits {

    private static final String PERSON = """
            INSERT INTO public.person (name, aliases, born, died, portrait)
            VALUES (?, ?, ?, ?, ?)""";
    private static final String CREDIT = """
            INSERT INTO public.credit (film_id, person_id, job, role, billing)
            VALUES (?, ?, ?::public.credit_job, ?, ?)""";

    private static final int PEOPLE = 700;
    private static final int CAST = 3;
    private static final List<String> CREW = List.of("director", "writer", "camera", "music");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1880, 1, 1);
    /** A grey picture of one pixel. */
    private static final byte[] PORTRAIT = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d4948445200000001000000010800000000"
                    + "3a7e9b550000000a49444154789c63680000008200817e0a81f60000000049454e44ae426082");

    private record Credit(long film, long person, String job, @Nullable String role, int billing) {}

    private final RandomGenerator random;
    private final Words words;

    SampleCredits(RandomGenerator random, Words words) {
        this.random = random;
        this.words = words;
    }

    void fill(Connection connection, long[] films) throws SQLException {
        long[] people = SampleBatch.insert(connection, PERSON, PEOPLE, "person_id", (row, i) -> bindPerson(row));
        List<Credit> credits = new ArrayList<>();
        for (long film : films) {
            addCredits(credits, film, people);
        }
        SampleBatch.insert(connection, CREDIT, credits.size(), (row, i) -> bindCredit(row, credits.get(i)));
    }

    private void bindPerson(PreparedStatement row) throws SQLException {
        LocalDate born = FIRST_BIRTH.plusDays(random.nextInt(45_000));
        boolean dead = born.getYear() < 1940 || random.nextInt(12) == 0;
        row.setString(1, words.person());
        row.setArray(2, random.nextInt(8) == 0
                ? row.getConnection().createArrayOf("text", new String[] {words.person(), words.person()})
                : null);
        row.setObject(3, random.nextInt(10) == 0 ? null : born);
        row.setObject(4, dead ? born.plusYears(random.nextInt(25, 80)) : null);
        row.setBytes(5, random.nextInt(20) == 0 ? PORTRAIT : null);
    }

    private void addCredits(List<Credit> credits, long film, long[] people) {
        for (int i = 0; i < CREW.size(); i++) {
            if (i == 0 || random.nextInt(3) > 0) {
                credits.add(new Credit(film, people[random.nextInt(people.length)], CREW.get(i), null, i + 1));
            }
        }
        int star = random.nextInt(people.length);
        for (int i = 0; i < CAST; i++) {
            long actor = people[(star + 97 * i) % people.length];
            credits.add(new Credit(film, actor, "cast", "The " + words.noun(), i + 1));
        }
    }

    private static void bindCredit(PreparedStatement row, Credit credit) throws SQLException {
        row.setLong(1, credit.film());
        row.setLong(2, credit.person());
        row.setString(3, credit.job());
        row.setString(4, credit.role());
        row.setShort(5, (short) credit.billing());
    }
}
