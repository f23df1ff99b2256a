package dev.trestle.runtime;

import java.math.BigDecimal;
import tools.jackson.core.io.NumberInput;

/** Reads numbers as requests have them; {@link BeyondType} where PostgreSQL cannot hold them. */
final class NumberText {

    private NumberText() {}

    static float float4(String literal) {
        float value = Float.parseFloat(literal);
        if (!TypeLimits.holds(literal, value)) {
            throw new BeyondType();
        }
        return value;
    }

    static double float8(String literal) {
        double value = Double.parseDouble(literal);
        if (!TypeLimits.holds(literal, value)) {
            throw new BeyondType();
        }
        return value;
    }

    static BigDecimal numeric(String literal) {
        BigDecimal value = TypeLimits.numeric(decimal(literal));
        if (value == null) {
            throw new BeyondType();
        }
        return value;
    }

    /** Rounds to the scale. */
    static BigDecimal numeric(String literal, int precision, int scale) {
        BigDecimal value = TypeLimits.numeric(decimal(literal), precision, scale);
        if (value == null) {
            throw new BeyondType("does not fit numeric(" + precision + "," + scale + ")");
        }
        return value;
    }

    private static BigDecimal decimal(String literal) {
        try {
            // Java's own constructor takes half a second for the longest numbers that PostgreSQL can hold.
            return NumberInput.parseBigDecimal(literal, false);
        } catch (NumberFormatException e) {
            // The literal is a number's, so only its exponent can be beyond BigDecimal.
            throw new BeyondType();
        }
    }
}
