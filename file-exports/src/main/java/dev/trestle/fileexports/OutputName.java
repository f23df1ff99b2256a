package dev.trestle.fileexports;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of an output: constant text and values of inputs, none of which can lead elsewhere. */
public final class OutputName {

    /** Plain on every file system, in every encoding of names. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?");

    /** Bytes of a name on most file systems. */
    private static final int LONGEST_SEGMENT = 255;

    private final StringBuilder name = new StringBuilder();
    private final List<FieldError> errors = new ArrayList<>();

    /** An empty name. */
    public OutputName() {}

    /**
     * Adds text of the route.
     *
     * @param constant with slashes
     * @return this
     */
    public OutputName text(String constant) {
        name.append(constant);
        return this;
    }

    /**
     * Adds the value of an input.
     *
     * @param input its name
     * @param value the value
     * @return this
     */
    public OutputName value(String input, String value) {
        if (!PLAIN.matcher(value).matches()) {
            errors.add(FieldError.of(FieldError.pointer(input), ErrorCode.INVALID_FORMAT, "is a part of a file name, and has to be"
                    + " 1 to 100 characters of A to Z, a to z, 0 to 9, '_', '-' and '.', without '.' at its ends"));
        } else {
            name.append(value);
            if (name.substring(name.lastIndexOf("/") + 1).getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
                errors.add(FieldError.of(FieldError.pointer(input), ErrorCode.INVALID_FORMAT, "makes the file name too long"));
            }
        }
        return this;
    }

    /**
     * Adds the value of an input.
     *
     * @param input its name
     * @param value the value
     * @return this
     */
    public OutputName value(String input, long value) {
        return value(input, Long.toString(value));
    }

    /**
     * Adds the value of an input: {@code true} or {@code false}.
     *
     * @param input its name
     * @param value the value
     * @return this
     */
    public OutputName value(String input, boolean value) {
        return value(input, Boolean.toString(value));
    }

    /**
     * Adds the value of an input, such as {@code 2026-11-30}.
     *
     * @param input its name
     * @param value the value
     * @return this
     */
    public OutputName value(String input, LocalDate value) {
        return value(input, value.toString());
    }

    /**
     * Adds the value of an input.
     *
     * @param input its name
     * @param value the value
     * @return this
     */
    public OutputName value(String input, UUID value) {
        return value(input, value.toString());
    }

    /**
     * The name.
     *
     * @return relative, with slashes
     * @throws HttpProblem 422 with the inputs whose values are not fit for a name
     */
    public String get() {
        if (!errors.isEmpty()) {
            throw HttpProblem.unprocessable(errors.toArray(FieldError[]::new));
        }
        return name.toString();
    }
}
