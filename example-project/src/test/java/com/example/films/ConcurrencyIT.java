package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many requests at once, more than the pool has connections. */
@LibraryTest
class ConcurrencyIT {

    private static final int REQUESTS = 64;

    private final Library library;

    ConcurrencyIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private List<Answer> atOnce(List<Callable<Answer>> requests) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void everyRequestGetsItsOwnAnswer() throws InterruptedException, ExecutionException {
        var requests = IntStream.range(0, REQUESTS).<Callable<Answer>>mapToObj(i -> () -> library.post("/films",
                "{'title': 'At Once %d', 'length': %d}".formatted(i, i + 1))).toList();

        List<Answer> answers = atOnce(requests);

        for (int i = 0; i < REQUESTS; i++) {
            assertThat(answers.get(i).json(201).get("title").asString()).isEqualTo("At Once " + i);
            assertThat(answers.get(i).json().get("length").asInt()).isEqualTo(i + 1);
        }
        assertThat(library.count("film WHERE title LIKE 'At Once %'")).isEqualTo(REQUESTS);
    }

    @Test
    void oneOfManyBorrowsThePrint() throws InterruptedException, ExecutionException {
        long print = library.addPrint(library.createFilm("Contested"), "DCP", "ZH000001", "null");
        String loan = "{'print_id': %d, 'cinema_id': 3, 'due_at': '2999-01-01T00:00:00Z'}".formatted(print);
        Callable<Answer> request = () -> library.post("/loans", loan);

        List<Answer> answers = atOnce(Collections.nCopies(REQUESTS, request));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(REQUESTS - 1);
        assertThat(library.count("loan WHERE print_id = " + print)).isOne();
    }
}
