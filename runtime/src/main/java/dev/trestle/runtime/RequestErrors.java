package dev.trestle.runtime;

import dev.trestle.runtime.place.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is wrong with a request, the place that is being read, and how its values are read. */
final class RequestErrors {

    /** More errors than these are counted, not listed. */
    private static final int MAX_LISTED = 100;

    private final List<FieldError> listed = new ArrayList<>(0);
    private final int maxDigits;
    private Place place = new Place();
    private boolean coercesStrings;
    private int count;
    private int line;

    RequestErrors(int maxDigits) {
        this.maxDigits = maxDigits;
    }

    int maxDigits() {
        return maxDigits;
    }

    /** From now on, strings of JSON may be texts of numbers and booleans. */
    void coerceStrings() {
        coercesStrings = true;
    }

    boolean coercesStrings() {
        return coercesStrings;
    }

    Place place() {
        return place;
    }

    /** Goes into the object or array that stands at the present place. */
    void enter() {
        place = place.inner();
    }

    void leave() {
        place = place.outer();
    }

    /** Goes back to a place, from wherever the reading has ended. */
    void back(Place to) {
        place = to;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** What was noted so far. */
    List<FieldError> listed() {
        return Collections.unmodifiableList(listed);
    }

    /** Forgets what was noted so far. */
    void clear() {
        listed.clear();
        count = 0;
    }

    /** Goes to a line, from 1, which messages have from now on; 0 for none. */
    void line(int number) {
        line = number;
    }

    /** Notes an error at the present place. */
    void add(ErrorCode code, String message) {
        add(place.pointer(), code, message);
    }

    /** Notes that a field of the present object is missing. */
    void missing(String name) {
        add(place.pointer(name), ErrorCode.REQUIRED, "is required");
    }

    private void add(String pointer, ErrorCode code, String message) {
        if (count++ < MAX_LISTED) {
            listed.add(FieldError.of(pointer, code, line == 0 ? message : message + " (line " + line + ")"));
        }
    }

    /** Throws one problem with all that was noted, if anything was. */
    void check() {
        if (count > 0) {
            throw HttpProblem.unprocessable(count, listed);
        }
    }
}
