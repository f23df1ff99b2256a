package dev.trestle.runtime.vector;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A value of the types {@code vector} and {@code halfvec} of pgvector: finite numbers of single precision. Immutable. */
public final class Vector {

    private final float[] numbers;

    private Vector(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("A vector has finite numbers, and not " + number);
            }
        }
        this.numbers = numbers;
    }

    /**
     * A vector.
     *
     * @param numbers copied
     * @return the vector
     * @throws IllegalArgumentException for NaN and infinities, which pgvector refuses
     */
    public static Vector of(float... numbers) {
        return new Vector(numbers.clone());
    }

    static Vector of(List<Float> numbers) {
        float[] copy = new float[numbers.size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = numbers.get(i);
        }
        return new Vector(copy);
    }

    /**
     * Reads the text form of pgvector.
     *
     * @param text such as {@code [1,2.5,-3]}
     * @return the vector
     * @throws IllegalArgumentException if it is no such text
     */
    public static Vector parse(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw new IllegalArgumentException("A vector is a list of numbers in square brackets");
        }
        String inner = text.substring(1, text.length() - 1);
        return of(inner.isBlank() ? List.of() : Arrays.stream(inner.split(",", -1)).map(Float::valueOf).toList());
    }

    /** How many numbers it has. */
    public int length() {
        return numbers.length;
    }

    /**
     * A number.
     *
     * @param index from 0
     * @return the number
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public float get(int index) {
        return numbers[index];
    }

    /** Its numbers; a copy. */
    public float[] toArray() {
        return numbers.clone();
    }

    /** Whether the other is a vector of the same numbers. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vector vector && Arrays.equals(numbers, vector.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    /** The text form of pgvector. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (float number : numbers) {
            text.add(Float.toString(number));
        }
        return text.toString();
    }
}
