package dev.trestle.jobs;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.settings.Settings;

/**
 * The limits of a result in memory, those of any other result there: a service without a media store has no other place.
 *
 * @param rows 0 for any number
 * @param bytes of its JSON
 */
record ResultLimits(int rows, long bytes) {

    static ResultLimits read(Settings settings) {
        return new ResultLimits(settings.number("max-rows", 100_000, 0), settings.size("max-result-size", 64L << 20, Long.MAX_VALUE / 2));
    }

    void check(long count, long size) {
        if (rows > 0 && count > rows) {
            throw tooLarge("has more than " + rows + " rows, the limit of max-rows");
        }
        if (size > bytes) {
            throw tooLarge("has more than " + bytes + " bytes, the limit of max-result-size");
        }
    }

    private static HttpProblem tooLarge(String message) {
        return HttpProblem.unprocessable(FieldError.of("", ErrorCode.RESULT_TOO_LARGE, message));
    }
}
