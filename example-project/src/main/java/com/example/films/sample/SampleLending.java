package com.example.films.sample;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The prints, the cinemas, and who borrowed what. */
final class SampleLending {

    private static final String PRINT = """
            INSERT INTO public.print (film_id, format, barcode, shelf, wear, acquired, notes)
            VALUES (?, ?::public.print_format, ?, ?, ?, ?, ?::json)""";
    private static final String CINEMA = """
            INSERT INTO public.cinema (name, city, latitude, longitude, seats, opens_at, formats, trusted)
            VALUES (?, ?, ?, ?, ?, ?, ?::public.print_format[], ?)""";
    private static final String LOAN = """
            INSERT INTO public.loan (print_id, cinema_id, lent_at, due_at, returned_at, fee)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private static final List<String> NAMES = List.of(
            "Aurora", "Bijou", "Lumen", "Odyssey", "Parkview", "Tivoli", "Union");
    private static final List<String> CITIES = List.of(
            "Bellmouth", "Dunreach", "Eastwater", "Fennholm", "Kirkstead", "Merrow");
    private static final List<String> FORMATS = List.of("16mm", "35mm", "35mm", "70mm", "DCP", "DCP", "DCP", "Blu-ray");
    private static final OffsetDateTime FIRST_LOAN = OffsetDateTime.of(2025, 1, 7, 9, 0, 0, 0, ZoneOffset.UTC);

    private record Loan(long print, long cinema, OffsetDateTime lent, int days, boolean returned) {}

    private final RandomGenerator random;

    SampleLending(RandomGenerator random) {
        this.random = random;
    }

    void fill(Connection connection, long[] films) throws SQLException {
        int prints = films.length * 3 / 2;
        long[] printKeys = SampleBatch.insert(connection, PRINT, prints, "print_id", (row, i) -> bindPrint(row, films, i));
        int cinemas = NAMES.size() * CITIES.size();
        long[] cinemaKeys = SampleBatch.insert(connection, CINEMA, cinemas, "cinema_id", this::bindCinema);
        List<Loan> loans = loans(printKeys, cinemaKeys);
        SampleBatch.insert(connection, LOAN, loans.size(), (row, i) -> bindLoan(row, loans.get(i)));
    }

    private void bindPrint(PreparedStatement row, long[] films, int i) throws SQLException {
        row.setLong(1, films[i * 7 % films.length]);
        row.setString(2, FORMATS.get(random.nextInt(FORMATS.size())));
        row.setString(3, "FL%06d".formatted(i + 1));
        row.setString(4, random.nextInt(15) == 0 ? null : "%c-%02d".formatted('A' + i % 8, random.nextInt(1, 40)));
        row.setFloat(5, random.nextInt(101) / 100f);
        row.setObject(6, LocalDate.of(1998, 3, 1).plusDays(random.nextInt(9_000)));
        row.setString(7, random.nextInt(6) == 0 ? "{\"splices\": %d}".formatted(random.nextInt(1, 12)) : null);
    }

    private void bindCinema(PreparedStatement row, int i) throws SQLException {
        row.setString(1, NAMES.get(i % NAMES.size()));
        row.setString(2, CITIES.get(i / NAMES.size()));
        row.setDouble(3, 52 + random.nextInt(50_000) / 10_000.0);
        row.setDouble(4, -3 + random.nextInt(50_000) / 10_000.0);
        row.setInt(5, random.nextInt(40, 420));
        row.setObject(6, LocalTime.of(random.nextInt(10, 20), 30));
        row.setString(7, i % 3 == 0 ? "{35mm,DCP}" : "{DCP,Blu-ray}");
        row.setBoolean(8, i % 4 != 0);
    }

    /** Up to two loans of a print, one after the other; the last one may still be open. */
    private List<Loan> loans(long[] prints, long[] cinemas) {
        List<Loan> loans = new ArrayList<>();
        for (long print : prints) {
            OffsetDateTime lent = FIRST_LOAN.plusDays(random.nextInt(200));
            int times = random.nextInt(3);
            for (int i = 1; i <= times; i++) {
                boolean returned = i < times || random.nextInt(4) > 0;
                long cinema = cinemas[random.nextInt(cinemas.length)];
                loans.add(new Loan(print, cinema, lent, random.nextInt(3, 22), returned));
                lent = lent.plusDays(40 + random.nextInt(100));
            }
        }
        return loans;
    }

    private void bindLoan(PreparedStatement row, Loan loan) throws SQLException {
        row.setLong(1, loan.print());
        row.setLong(2, loan.cinema());
        row.setObject(3, loan.lent());
        row.setObject(4, loan.lent().plusDays(loan.days()));
        row.setObject(5, loan.returned() ? loan.lent().plusDays(loan.days() + random.nextInt(-2, 6)) : null);
        row.setBigDecimal(6, BigDecimal.valueOf(loan.days() * 1_250L, 2));
    }
}
