package dev.trestle.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which route is found, whatever the order in the routes file. */
class RouteIndexTest {

    private static final List<String> PATHS = List.of(
            "/items", "/items/{item_id}", "/items/search", "/items/all", "/items/{item_id}/parts", "/items/search/parts",
            "/items/{item_id}/{part_id}", "/items/{item_id}/parts/{part_id}", "/{table}", "/", "/{table}/search",
            "/items/search/x/y", "/items/ä b");

    private final List<RouteIndex<String>> indexes = new ArrayList<>();

    @BeforeEach
    void index() {
        List<String> paths = new ArrayList<>(PATHS);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(paths, random);
            RouteIndex<String> index = new RouteIndex<>();
            paths.forEach(path -> index.add(new RoutePattern(path), path));
            indexes.add(index);
        }
    }

    @ParameterizedTest
    @CsvSource(value = {
        "/ | /", "/items | /items /{table}", "/orders | /{table}", "/items/search | /items/search /items/{item_id} /{table}/search",
        "/orders/search | /{table}/search", "/items/7 | /items/{item_id}", "/items/s%65arch | /items/search /items/{item_id} /{table}/search",
        "/items/search/parts | /items/search/parts /items/{item_id}/parts /items/{item_id}/{part_id}",
        "/items/7/parts | /items/{item_id}/parts /items/{item_id}/{part_id}", "/items/7/8 | /items/{item_id}/{part_id}",
        "/items/search/8 | /items/{item_id}/{part_id}", "/items/search/parts/8 | /items/{item_id}/parts/{part_id}",
        "/items/%C3%A4%20b | '/items/ä b /items/{item_id}'", "/items/%FF | /items/{item_id}", "/items/a%2Fb | /items/{item_id}",
        "/items/ | ''", "//items | ''", "/items/search/x | /items/{item_id}/{part_id}", "/items/7/x/y | ''", "'' | ''",
    }, delimiter = '|')
    void fixedSegmentsComeBeforeParameters(String path, String found) {
        assertThat(indexes).allSatisfy(index -> {
            assertThat(String.join(" ", index.all(path))).isEqualTo(found);
            assertThat(index.all(path).stream().findFirst().orElse(null)).isEqualTo(index.best(path));
        });
    }
}
