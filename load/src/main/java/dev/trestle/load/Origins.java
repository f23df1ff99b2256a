package dev.trestle.load;

import dev.trestle.runtime.place.BodyRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the rows of a chunk come from. Their texts take much memory, so that they are dropped if no reject will show them. */
final class Origins {

    private final boolean withTexts;
    private final List<BodyRow> rows = new ArrayList<>();
    private int[] places = new int[64];
    private int size;

    Origins(boolean withTexts) {
        this.withTexts = withTexts;
    }

    void add(BodyRow row) {
        if (withTexts) {
            rows.add(row);
        } else {
            if (2 * size == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[2 * size] = row.number();
            places[2 * size + 1] = row.line();
        }
        size++;
    }

    int size() {
        return size;
    }

    BodyRow get(int index) {
        return withTexts ? rows.get(index) : BodyRow.at(places[2 * index], places[2 * index + 1]);
    }
}
