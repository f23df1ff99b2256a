package dev.trestle.runtime;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not a success, as {@code application/problem+json} (RFC 9457).
 *
 * <p>The runtime throws it, and hooks may throw it: its text is sent to the client unchanged.
 */
public final class HttpProblem extends RuntimeException {

    /** The client has closed its connection; 499, as nginx has it. */
    public static final Status CLIENT_CLOSED_REQUEST = Status.create(499, "Client Closed Request");

    /** The detail for a client after a bug. */
    static final String FAILED = "The server failed; see its log";

    private static final long serialVersionUID = 1;

    private final transient Status status;
    private final transient URI type;
    private final transient String title;
    private final transient @Nullable String detail;
    private final transient List<FieldError> errors;
    private final transient List<Header> headers;

    private HttpProblem(Builder builder) {
        super(builder.summary(), builder.cause, true, builder.status.code() >= 500);
        this.status = builder.status;
        this.type = builder.type;
        this.title = builder.title;
        this.detail = builder.detail;
        this.errors = List.copyOf(builder.errors);
        this.headers = List.copyOf(builder.headers);
    }

    /**
     * Begins a problem.
     *
     * @param status the HTTP status; its phrase is the title until another is set
     * @return a builder
     */
    public static Builder status(Status status) {
        return new Builder(status);
    }

    /**
     * A problem with a sentence for people.
     *
     * @param status the HTTP status
     * @param detail what happened, for people
     * @return the problem
     */
    public static HttpProblem of(Status status, String detail) {
        return status(status).detail(detail).build();
    }

    /**
     * 422: the request is well-formed, but has mistakes.
     *
     * @param errors the mistakes, at least one
     * @return the problem
     */
    public static HttpProblem unprocessable(FieldError... errors) {
        return unprocessable(errors.length, List.of(errors));
    }

    /** 500, without details. */
    public static HttpProblem failure(Throwable cause) {
        return status(Status.INTERNAL_SERVER_ERROR_500).detail(FAILED).cause(cause).build();
    }

    /** The list may be shorter than the count. */
    static HttpProblem unprocessable(int count, List<FieldError> errors) {
        String found = count == 1 ? "The request has an error" : "The request has " + count + " errors";
        String limit = count > errors.size() ? "; the first " + errors.size() + " are listed" : "";
        Builder builder = status(Status.UNPROCESSABLE_CONTENT_422).detail(found + limit);
        errors.forEach(builder::error);
        return builder.build();
    }

    /**
     * The HTTP status.
     *
     * @return never null
     */
    public Status status() { return status; }

    /**
     * The kind of problem (RFC 9457 section 3.1.1).
     *
     * @return {@code about:blank} unless set
     */
    public URI type() { return type; }

    /**
     * The kind of problem in words.
     *
     * @return the status phrase unless set
     */
    public String title() { return title; }

    /**
     * The description of this occurrence.
     *
     * @return null if there is no description
     */
    public @Nullable String detail() { return detail; }

    /**
     * The mistakes in the request.
     *
     * @return unmodifiable, often empty
     */
    public List<FieldError> errors() { return errors; }

    /**
     * Headers of the answer, such as {@code Retry-After}.
     *
     * @return unmodifiable, often empty
     */
    public List<Header> headers() { return headers; }

    /**
     * Writes the JSON object.
     *
     * @param out where to
     */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("type").text(type.toString());
        out.name("title").text(title);
        out.name("status").int4(status.code());
        if (detail != null) {
            out.name("detail").text(detail);
        }
        if (!errors.isEmpty()) {
            out.name("errors").array(errors, error -> error.write(out));
        }
        out.endObject();
    }

    /** Builds a problem. */
    public static final class Builder {

        private final Status status;
        private final List<FieldError> errors = new ArrayList<>();
        private final List<Header> headers = new ArrayList<>();
        private URI type = URI.create("about:blank");
        private String title;
        private @Nullable String detail;
        private @Nullable Throwable cause;

        private Builder(Status status) {
            this.status = status;
            this.title = status.reasonPhrase();
        }

        /**
         * Sets the kind of problem.
         *
         * @param uri identifies the kind; preferably a URL of its documentation
         * @return this
         */
        public Builder type(URI uri) {
            this.type = uri;
            return this;
        }

        /**
         * Sets the kind of problem in words.
         *
         * @param text short, the same for every problem of the type
         * @return this
         */
        public Builder title(String text) {
            this.title = text;
            return this;
        }

        /**
         * Sets the description of this occurrence.
         *
         * @param text for people
         * @return this
         */
        public Builder detail(String text) {
            this.detail = text;
            return this;
        }

        /**
         * Adds an error.
         *
         * @param error what is wrong
         * @return this
         */
        public Builder error(FieldError error) {
            errors.add(error);
            return this;
        }

        /**
         * Adds a header.
         *
         * @param header name and value
         * @return this
         */
        public Builder header(Header header) {
            headers.add(header);
            return this;
        }

        /**
         * Sets the time after which the client may try again (RFC 9110, section 10.2.3).
         *
         * @param delay in whole seconds
         * @return this
         */
        public Builder retryAfter(Duration delay) {
            return header(HeaderValues.create(HeaderNames.RETRY_AFTER, delay.toSeconds()));
        }

        /**
         * Sets the cause of the problem, for callers in Java; it is never sent to the client.
         *
         * @param throwable the cause
         * @return this
         */
        public Builder cause(Throwable throwable) {
            this.cause = throwable;
            return this;
        }

        /**
         * Ends the problem.
         *
         * @return the problem, to be thrown
         */
        public HttpProblem build() {
            return new HttpProblem(this);
        }

        private String summary() {
            StringBuilder text = new StringBuilder().append(status.code()).append(' ').append(title);
            if (detail != null) {
                text.append(": ").append(detail);
            }
            for (FieldError error : errors) {
                text.append("; ").append(error.pointer()).append(' ').append(error.message());
            }
            return text.toString();
        }
    }
}
