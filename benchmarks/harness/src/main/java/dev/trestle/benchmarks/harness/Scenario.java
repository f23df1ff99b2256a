package dev.trestle.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of request.
 *
 * @param requests some of its kind, which are sent in turn
 * @param status of the answer
 */
record Scenario(String title, List<byte[]> requests, int status) {

    private static final int VARIANTS = 1000;
    private static final int BATCHES = 20;
    private static final int BATCH = 100;

    /** All of them, the same ones in each run. */
    static List<Scenario> all() {
        return List.of(
                of("one row by key", VARIANTS, random -> Request.get("/articles/" + key(random)), 200),
                of("list of 100 rows", VARIANTS, random ->
                        Request.get("/articles/list?after=" + random.nextInt(TestData.ROWS - 100)), 200),
                of("search, some of 6 filters", VARIANTS, random -> Request.get(search(random)), 200),
                of("insert one row", VARIANTS, random -> Request.post("/articles", NewArticle.json(random)), 201),
                of("update one row", VARIANTS, random ->
                        Request.patch("/articles/" + key(random), change(random)), 200),
                of("insert 100 rows", BATCHES, random -> Request.post("/articles/many", batch(random)), 201),
                of("10,000 rows", 1, random -> Request.get("/articles/all"), 200));
    }

    private static Scenario of(String title, int variants, Function<Random, byte[]> request, int status) {
        Random random = new Random(title.hashCode());
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            requests.add(request.apply(random));
        }
        return new Scenario(title, requests, status);
    }

    private static int key(Random random) {
        return 1 + random.nextInt(TestData.ROWS);
    }

    private static String search(Random random) {
        List<String> filters = new ArrayList<>();
        int lowest = 1 + random.nextInt(40);
        Stream.of("kind=" + TestData.KINDS.get(random.nextInt(TestData.KINDS.size())),
                        "min_price=" + lowest + ".50",
                        "max_price=" + (lowest + 40) + ".25",
                        "title=article",
                        "tag=tag-" + random.nextInt(5))
                .filter(filter -> random.nextBoolean())
                .forEach(filters::add);
        filters.add("max_rows=10");
        return "/articles/search?" + String.join("&", filters);
    }

    private static String change(Random random) {
        return "{\"price\":" + (1 + random.nextInt(90)) + ".25,\"stock\":" + random.nextInt(500) + "}";
    }

    private static String batch(Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            rows.add(NewArticle.json(random));
        }
        return "{\"rows\":[" + String.join(",", rows) + "]}";
    }
}
