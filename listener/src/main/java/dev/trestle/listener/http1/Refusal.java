package dev.trestle.listener.http1;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;

/** The reason for refusing a request before it reaches a route: a rule of HTTP, or a limit. */
public enum Refusal {
    /** RFC 9112 section 3. */
    REQUEST_LINE(400, "The request line has to be a method, a path and HTTP/1.1, with one space between them"),
    /** Helidon's {@code max-prologue-length}. */
    REQUEST_LINE_LENGTH(414, "The request line is longer than this server accepts"),
    /** Names of methods are case-sensitive (RFC 9110 section 9.1). */
    METHOD(501, "The method is not known; names of methods are in upper case"),
    /** RFC 3986. */
    TARGET(400,
            "The path or the query string has a character that has to be percent-encoded, or a bad percent-encoding"),
    /** Neither 1.1 nor a version that is answered like it. */
    VERSION(505, "This server supports HTTP/1.1 only"),
    /** RFC 9112 section 5. */
    HEADER(400, "A header is malformed: it has to be a name, a colon and a value without control characters, in one line"),
    /** RFC 9112 section 2.2. */
    LINE_END(400, "A line does not end with CR and LF"),
    /** Helidon's {@code max-headers-size}. */
    HEADERS_SIZE(431, "The headers are larger than this server accepts"),
    /** RFC 9112 section 3.2. */
    HOST(400, "The request needs exactly one Host header, with a host and perhaps a port"),
    /** RFC 9112 section 6.2. */
    CONTENT_LENGTH(400, "The Content-Length has to be one number, in digits"),
    /** RFC 9112 section 6.1. */
    TRANSFER_ENCODING(400, "The Transfer-Encoding has to be chunked, once, and without a Content-Length"),
    /** RFC 9112 section 6.1. */
    TRANSFER_CODING(501, "This server supports no Transfer-Encoding other than chunked"),
    /** RFC 9110 section 8.4. */
    CONTENT_ENCODING(415, "This server does not accept a body with a Content-Encoding"),
    /** RFC 9112 section 7.1. */
    CHUNK(400, "A chunk of the body is malformed: it has to be its size in hexadecimal digits, CRLF, as many bytes and CRLF"),
    /** RFC 9112 section 7.1.2. */
    TRAILERS(400, "The trailers after the body are malformed, or larger than this server accepts"),
    /** {@code max-body-size}, or what a form may have. */
    TOO_LARGE(413, "The request is larger than any that this server accepts"),
    /** {@code http.head-timeout}. */
    HEAD_TIMEOUT(408, "The head of the request did not arrive in time"),
    /** {@code http.body-timeout}, {@code http.min-rate}. */
    BODY_TIMEOUT(408, "The body of the request did not arrive in time"),
    /** {@code http.max-requests}. */
    BUSY(503, "The server has too many requests at once");

    private final Status status;
    private final String detail;

    Refusal(int status, String detail) {
        this.status = status == 431 ? Status.create(status, "Request Header Fields Too Large") : Status.create(status);
        this.detail = detail;
    }

    /**
     * The status to answer with.
     *
     * @return of the classes 4xx and 5xx
     */
    public Status status() { return status; }

    /**
     * The reason, for people.
     *
     * @return a sentence without text of the request
     */
    public String detail() { return detail; }

    /**
     * To be thrown; the connection closes, as the begin of a next request is unknown.
     *
     * @return a new one
     */
    public RequestException exception() {
        return RequestException.builder().type(DirectHandler.EventType.BAD_REQUEST).status(status).message(detail)
                .setKeepAlive(false).header(HeaderValues.CONNECTION_CLOSE).build();
    }
}
