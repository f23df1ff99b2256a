package dev.trestle.runtime;

import dev.trestle.runtime.cells.TextGrammar;
import dev.trestle.runtime.types.TypeLimits;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** JSON of clients, within the limits of the service. */
record JsonInput(JsonFactory factory, int maxDepth) {

    /** As many digits as numeric has, and a sign, a point and an exponent. */
    private static final int MAX_NUMBER_LENGTH = TypeLimits.DIGITS + 20;

    /** Reads and writes, with these levels of nesting at most. */
    static JsonFactory factory(int maxDepth) {
        return JsonFactory.builder()
                // JSON between systems is UTF-8 (RFC 8259 section 8.1).
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                // An answer that breaks off is not completed.
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /**
     * Reads a body, or a part of it.
     *
     * @param line of the body that the text begins in, from 1
     * @throws HttpProblem 400 if it is malformed
     */
    <T> T parse(byte[] text, int line, Function<? super JsonParser, ? extends T> reader) {
        return parse(factory.createParser(ObjectReadContext.empty(), text), line, reader);
    }

    /** The same of a stream. */
    <T> T parse(InputStream text, Function<? super JsonParser, ? extends T> reader) {
        return parse(factory.createParser(ObjectReadContext.empty(), text), 1, reader);
    }

    private <T> T parse(JsonParser opened, int line, Function<? super JsonParser, ? extends T> reader) {
        try (JsonParser parser = opened) {
            try {
                return reader.apply(parser);
            } catch (StreamConstraintsException e) {
                throw parser.streamReadContext().getNestingDepth() > maxDepth
                        ? JsonHttp.malformed("is nested deeper than " + maxDepth + " levels")
                        : JsonHttp.malformed("has a number of more than " + MAX_NUMBER_LENGTH + " characters");
            } catch (JacksonIOException e) {
                throw new UncheckedIOException(e.getCause());
            } catch (JacksonException e) {
                TokenStreamLocation at = e.getLocation();
                String place = at == null ? "" : " at line " + (line - 1 + at.getLineNr()) + ", column " + at.getColumnNr();
                throw JsonHttp.malformed("is not well-formed JSON" + place);
            }
        }
    }

    boolean isJson(String text) {
        if (TextGrammar.isPlainArray(text)) {
            return true;
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** A value within a text, known to be JSON. */
    JsonSource value(String json, RequestErrors errors) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return JsonSource.ofValue(text, factory.createParser(ObjectReadContext.empty(), text), errors);
    }
}
