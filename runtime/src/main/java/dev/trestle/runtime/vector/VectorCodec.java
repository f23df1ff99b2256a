package dev.trestle.runtime.vector;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * vector and halfvec: an array of numbers.
 *
 * @param length how many numbers a request has to have; 0 for any number, which PostgreSQL checks
 */
public record VectorCodec(int length) implements Codec<Vector> {

    @Override
    public Vector parse(String text) {
        return Vector.parse(text);
    }

    @Override
    public String format(Vector value) {
        return value.toString();
    }

    @Override
    public @Nullable Vector read(RequestReader in) {
        List<Float> numbers = in.list(() -> finite(in));
        // What is no array has an error already; an array without numbers is refused by pgvector.
        if (length > 0 && !numbers.isEmpty() && numbers.size() != length) {
            in.error(ErrorCode.WRONG_COUNT, "has to have " + length + (length == 1 ? " number" : " numbers"));
        }
        return Vector.of(numbers);
    }

    private static float finite(RequestReader in) {
        float number = in.float4();
        if (Float.isFinite(number)) {
            return number;
        }
        in.error(ErrorCode.OUT_OF_RANGE, "has to be a finite number");
        return 0;
    }

    @Override
    public void write(Vector value, JsonWriter out) {
        out.startArray();
        for (int i = 0; i < value.length(); i++) {
            out.float4(value.get(i));
        }
        out.endArray();
    }
}
