package dev.trestle.runtime;

import dev.trestle.runtime.types.Json;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON form of a request or a response, to store it as text and read it again.
 *
 * @param <T> the type of the value
 */
public final class JsonForm<T> {


    /** The limits of a request do not hold for what the service wrote itself. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Reader<? extends T> reader;
    private final BiConsumer<? super T, ? super JsonWriter> writer;

    private final Links links;

    private JsonForm(
            Reader<? extends T> reader, BiConsumer<? super T, ? super JsonWriter> writer, Links links) {
        this.reader = reader;
        this.writer = writer;
        this.links = links;
    }

    /** Reads a value, given as bytes and as tokens. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(byte[] text, JsonParser parser, Links links);
    }

    /**
     * A form.
     *
     * @param reader reads what the writer wrote, up to {@link RequestReader#end}
     * @param writer writes one JSON object
     * @param <T> the type of the value
     * @return the form
     */
    public static <T> JsonForm<T> of(
            Function<? super RequestReader, ? extends T> reader, BiConsumer<? super T, ? super JsonWriter> writer) {
        return new JsonForm<T>((text, parser, links) -> {
                    RequestErrors errors = new RequestErrors(Integer.MAX_VALUE);
                    return reader.apply(new RequestReader(JsonSource.ofBody(text, parser, errors), errors, links));
                },
                writer, Links.URLS);
    }

    /**
     * The form of a list: <code>{"rows": [...]}</code>.
     *
     * @param reader reads one row
     * @param writer writes one row
     * @param <T> the type of a row
     * @return the form
     */
    public static <T> JsonForm<List<T>> rows(
            Function<? super RequestReader, ? extends T> reader, BiConsumer<? super T, ? super JsonWriter> writer) {
        return of(in -> in.<T>rows(Integer.MAX_VALUE, reader), (rows, out) -> {
            out.startObject();
            out.name("rows").array(rows, row -> writer.accept(row, out));
            out.endObject();
        });
    }

    /**
     * The form of a batch: an object, or an array of objects.
     *
     * @param reader reads what the writer wrote
     * @param writer writes one object
     * @param <T> the type of a row
     * @return the form
     */
    public static <T> JsonForm<Batch<T>> batch(
            Function<? super RequestReader, ? extends T> reader, BiConsumer<? super T, ? super JsonWriter> writer) {
        return new JsonForm<Batch<T>>(
                (text, parser, links) -> BatchSource.read(text, parser, Integer.MAX_VALUE, reader, links,
                        new RequestErrors(Integer.MAX_VALUE)),
                (batch, out) -> batch.write(out, writer), Links.URLS);
    }

    /**
     * The same form for values with files. Their URLs are not stored: the form writes keys, and reads them as links
     * that are valid then.
     *
     * @param kept writes and reads the files: {@code Trestle.media} for links, or a store of requests for uploads
     * @return a form whose JSON can only be read by such a form
     */
    public JsonForm<T> keeping(Links kept) {
        return new JsonForm<>(reader, writer, kept);
    }

    /**
     * Converts stored JSON to the form of an answer.
     *
     * @param kept the result of {@link #write}
     * @return the same; with URLs if this is a form {@linkplain #keeping with files}
     * @throws HttpProblem as {@link #read} does
     */
    public Json answer(Json kept) {
        return isAnswer() ? kept : new JsonForm<T>(reader, writer, Links.URLS).write(read(kept));
    }

    /**
     * Whether stored JSON is an answer as it is.
     *
     * @return false for values with files
     */
    public boolean isAnswer() {
        return links == Links.URLS;
    }

    /**
     * Writes a value.
     *
     * @param value the value
     * @return its JSON
     */
    public Json write(T value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writer.accept(value, new JsonWriter(json, links));
        }
        return new Json(text.toString());
    }

    /**
     * Reads a value.
     *
     * @param json its JSON
     * @return the value
     * @throws HttpProblem 422 with all mistakes, 400 if it is not JSON
     */
    public T read(Json json) {
        byte[] text = json.text().getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return reader.read(text, parser, links);
        } catch (JacksonException e) {
            throw JsonHttp.malformed("is not well-formed JSON");
        }
    }
}
