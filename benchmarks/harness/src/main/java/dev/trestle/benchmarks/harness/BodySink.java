package dev.trestle.benchmarks.harness;

/** Takes the body of an answer, in pieces. */
@FunctionalInterface
interface BodySink {

    BodySink NONE = (bytes, offset, length) -> {};

    void take(byte[] bytes, int offset, int length);
}
