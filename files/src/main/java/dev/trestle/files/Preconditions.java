package dev.trestle.files;

import io.helidon.http.DateTime;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a request depends on (RFC 9110 section 13).
 *
 * @param headers the request's
 * @param tag the strong entity tag of the file, with its quotes
 * @param lastModified when the file was stored, if that is known
 */
record Preconditions(ServerRequestHeaders headers, String tag, Optional<Instant> lastModified) {

    /** What to do with the request. */
    enum Outcome { PROCEED, NOT_MODIFIED, FAILED }

    /** In the order of section 13.2.2, for a method that reads. */
    Outcome outcome() {
        if (headers.contains(HeaderNames.IF_MATCH)) {
            if (!names(HeaderNames.IF_MATCH, false)) {
                return Outcome.FAILED;
            }
        } else if (isModifiedSince(HeaderNames.IF_UNMODIFIED_SINCE).orElse(false)) {
            return Outcome.FAILED;
        }
        if (headers.contains(HeaderNames.IF_NONE_MATCH)) {
            return names(HeaderNames.IF_NONE_MATCH, true) ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
        }
        return isModifiedSince(HeaderNames.IF_MODIFIED_SINCE).orElse(true) ? Outcome.PROCEED : Outcome.NOT_MODIFIED;
    }

    /** Whether a range is wanted of this very file: there is no {@code If-Range}, or it names the file. */
    boolean rangeApplies() {
        if (!headers.contains(HeaderNames.IF_RANGE)) {
            return true;
        }
        String value = headers.get(HeaderNames.IF_RANGE).get().strip();
        return value.startsWith("\"") ? value.equals(tag) : date(value).isPresent() && date(value).equals(seconds());
    }

    /** Whether a list of entity tags has this one; tags within it have no commas, as ours have none. */
    private boolean names(HeaderName header, boolean isWeak) {
        List<String> tags = headers.get(header).allValues().stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .toList();
        return tags.contains("*") || tags.contains(tag) || isWeak && tags.contains("W/" + tag);
    }

    /** Empty if there is no date, here or there. */
    private Optional<Boolean> isModifiedSince(HeaderName header) {
        Optional<Instant> since = headers.first(header).flatMap(Preconditions::date);
        return since.isEmpty() || seconds().isEmpty()
                ? Optional.empty()
                : Optional.of(seconds().get().isAfter(since.get()));
    }

    /** HTTP's dates have no fractions. */
    private Optional<Instant> seconds() {
        return lastModified.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            // What is no date is to be ignored (section 13.1.3).
            return Optional.empty();
        }
    }
}
