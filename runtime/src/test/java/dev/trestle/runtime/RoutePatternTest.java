package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order in which routes are tried. */
class RoutePatternTest {

    private static final List<String> PATHS = List.of(
            "/items", "/items/{item_id}", "/items/search", "/items/all", "/items/{item_id}/parts", "/items/search/parts",
            "/items/{item_id}/{part_id}", "/items/{item_id}/parts/{part_id}", "/{table}", "/", "/{table}/search");

    @Test
    void fixedSegmentsComeBeforeParametersWhateverTheOrderInTheRoutesFile() {
        List<String> paths = new ArrayList<>(PATHS);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(paths, random);

            List<String> sorted = paths.stream().map(RoutePattern::new).sorted().map(RoutePattern::toString).toList();

            assertThat(sorted).containsSubsequence("/items", "/{table}");
            assertThat(sorted).containsSubsequence("/items/search", "/items/{item_id}", "/{table}/search");
            assertThat(sorted).containsSubsequence("/items/all", "/items/{item_id}");
            assertThat(sorted).containsSubsequence(
                    "/items/search/parts", "/items/{item_id}/parts", "/items/{item_id}/{part_id}");
        }
    }
}
