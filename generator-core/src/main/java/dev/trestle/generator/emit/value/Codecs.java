package dev.trestle.generator.emit.value;

import com.palantir.javapoet.CodeBlock;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ValueType;
import java.util.Locale;
import java.util.stream.Collectors;

/** The expression for the codec of a type. */
enum Codecs implements ValueType.Cases<CodeBlock> {
    /** Of values that are stored, or are bound: PostgreSQL has checked them, or will. */
    STORED,
    /** Of values of a request, with the limits of their type. */
    REQUESTED;

    // PgCodecs.DATE
    // PgCodecs.numeric(12, 2)
    @Override
    public CodeBlock scalar(ValueType.Scalar scalar) {
        String name = scalar.type().method();
        return this == STORED || scalar.limits().isEmpty()
                ? CodeBlock.of("$T.$L", RuntimeTypes.PG_CODECS, name.toUpperCase(Locale.ROOT))
                : CodeBlock.of("$T.$L($L)", RuntimeTypes.PG_CODECS, name,
                        scalar.limits().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    // MpaaRating.CODEC
    @Override
    public CodeBlock enumeration(ValueType.Enumeration enumeration) {
        return CodeBlock.of("$L.CODEC", enumeration.className());
    }

    // PgCodecs.array(PgCodecs.TEXT)
    @Override
    public CodeBlock listOf(ValueType.ListOf list) {
        return of("array", list.delimiter(), list.element());
    }

    // PgCodecs.rows(PgCodecs.array(PgCodecs.TEXT))
    @Override
    public CodeBlock rowsOf(ValueType.RowsOf rows) {
        return of("rows", rows.delimiter(), rows.row());
    }

    private CodeBlock of(String method, char delimiter, ValueType item) {
        CodeBlock codec = item.match(this);
        return delimiter == ','
                ? CodeBlock.of("$T.$L($L)", RuntimeTypes.PG_CODECS, method, codec)
                : CodeBlock.of("$T.$L('$L', $L)", RuntimeTypes.PG_CODECS, method, delimiter == '\'' ? "\\'" : delimiter, codec);
    }

    // Address.CODEC
    @Override
    public CodeBlock composite(ValueType.Composite composite) {
        return CodeBlock.of("$L.CODEC", composite.className());
    }

    // PgCodecs.range(PgCodecs.DATE)
    @Override
    public CodeBlock rangeOf(ValueType.RangeOf range) {
        return CodeBlock.of("$T.range($L)", RuntimeTypes.PG_CODECS, range.bound().match(this));
    }

    // PgCodecs.multirange(PgCodecs.DATE)
    @Override
    public CodeBlock multirangeOf(ValueType.MultirangeOf multirange) {
        return CodeBlock.of("$T.multirange($L)", RuntimeTypes.PG_CODECS, multirange.bound().match(this));
    }

    // FilmsCodecs.MONEY_CODEC
    @Override
    public CodeBlock custom(ValueType.Custom custom) {
        return CodeBlock.of("$L", custom.codec());
    }

    @Override
    public CodeBlock media(ValueType.Media media) {
        throw new IllegalStateException("a link to a file is in no array and no composite value");
    }

    @Override
    public CodeBlock upload(ValueType.Upload upload) {
        throw new IllegalStateException("a file is in no array and no composite value");
    }
}
