package dev.trestle.generator.plan.export;

import dev.trestle.generator.catalog.TypeName;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.ExportColumn;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetDialect;
import java.sql.JDBCType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks whether a type of ours fits one of a target; both are written as one writes them, such as {@code numeric(8,2)} or
 * {@code ENUM[good bad]}.
 */
record Fits(TargetDialect dialect) {

    private static final Pattern TYPE = Pattern.compile("([^(\\[]*)(?:\\((\\d+)(?:,(\\d+))?\\))?(?:\\[([^]]*)])?");

    /**
     * {@code fits}, {@code up to 40}, {@code lacks bad}, {@code unsaid} or {@code not}, and behind that how the value travels,
     * where it is not natively.
     */
    String ask(String ours, String theirs, JDBCType jdbcType) {
        TargetFit.Fit fit = TargetFit.of(dialect).fit(field(ours), column(theirs, jdbcType));
        if (fit instanceof TargetFit.Fit.Whole whole) {
            return "fits" + how(whole.transfer());
        }
        if (fit instanceof TargetFit.Fit.Lacks lacks) {
            return "lacks " + String.join(" ", lacks.labels());
        }
        if (fit instanceof TargetFit.Fit.Unsaid) {
            return "unsaid";
        }
        return fit instanceof TargetFit.Fit.UpTo upTo ? "up to " + upTo.length() + how(upTo.transfer()) : "not";
    }

    private static String how(ExportColumn.Transfer transfer) {
        return transfer == ExportColumn.Transfer.NATIVE ? "" : ", " + transfer;
    }

    static OutputField field(String written) {
        Matcher type = matcher(written);
        String name = type.group(1);
        List<Integer> limits =
                Stream.of(type.group(2), type.group(3)).filter(limit -> limit != null).map(Integer::valueOf).toList();
        ValueType value = switch (name) {
            case "mood" -> new ValueType.Enumeration("Mood", List.of("good", "bad"));
            case "size" -> new ValueType.Composite("Size");
            case "url" -> new ValueType.Media();
            case "code" -> new ValueType.Custom("com.example.Code", "CODE");
            case "int4range" -> new ValueType.RangeOf(new ValueType.Scalar(ScalarType.INT4, List.of()));
            case "_mood" -> new ValueType.ListOf(new ValueType.Enumeration("Mood", List.of("good", "bad")), ',');
            case "_text" -> new ValueType.ListOf(new ValueType.Scalar(ScalarType.TEXT, List.of()), ',');
            case "_numeric" -> new ValueType.ListOf(new ValueType.Scalar(ScalarType.NUMERIC, List.of()), ',');
            default -> new ValueType.Scalar(scalar(name), limits);
        };
        return new OutputField("x", "x", "x", value, new TypeName(1, "pg_catalog", name, name), false, "",
                new Location.Whole("test"));
    }

    private static ScalarType scalar(String name) {
        return Arrays.stream(ScalarType.values())
                .filter(row -> row.typeNames().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private TargetColumn column(String written, JDBCType jdbcType) {
        Matcher type = matcher(written);
        int unlimited = dialect == TargetDialect.POSTGRESQL && type.group(1).equals("numeric") ? 0 : Integer.MAX_VALUE;
        int size = type.group(2) == null ? unlimited : Integer.parseInt(type.group(2));
        int digits = type.group(3) == null ? 0 : Integer.parseInt(type.group(3));
        boolean time = dialect == TargetDialect.POSTGRESQL && type.group(1).startsWith("time");
        return new TargetColumn("x", jdbcType.getVendorTypeNumber(), type.group(1),
                time ? 29 : size, time ? type.group(2) == null ? 6 : size : digits, false, false, false,
                type.group(4) == null ? List.of() : List.of(type.group(4).split(" ")));
    }

    private static Matcher matcher(String written) {
        Matcher matcher = TYPE.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(written);
        }
        return matcher;
    }
}
