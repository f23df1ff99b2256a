package dev.trestle.runtime.types;

/**
 * A {@code json} or {@code jsonb} value as its text, passed through with all its digits (PostgreSQL, chapter 8.14).
 *
 * @param text well-formed JSON (RFC 8259); it is not checked
 */
public record Json(String text) {}
