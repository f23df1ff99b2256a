package dev.trestle.generator.plan.model;

import java.util.List;

/** The status of an answer to a request that succeeds. */
public enum Success {
    OK(200),
    CREATED(201),
    /** Created, or OK where the row was there before. */
    CREATED_OR_OK(201, 200),
    /** The request has become a job. */
    ACCEPTED(202);

    private final List<Integer> codes;

    Success(Integer... codes) {
        this.codes = List.of(codes);
    }

    /** All that it can be. */
    public List<Integer> codes() {
        return codes;
    }
}
