package dev.trestle.runtime.progress;

/**
 * Takes how far a piece of work has come, for those who look at it from elsewhere. The work calls it as often as it likes, such as
 * for each row: a call only stores the number, and is never an error. Only the thread of the work may call it.
 */
public interface Progress {

    /** Of work that nobody looks at. */
    Progress NONE = new Progress() {
        @Override public void rows(long count) { }
        @Override public void bytes(long count) { }
    };

    /**
     * Takes the number of rows so far.
     *
     * @param count those that were read or written by this attempt, from 0
     */
    void rows(long count);

    /**
     * Takes the number of bytes so far.
     *
     * @param count those that were read or written by this attempt, from 0
     */
    void bytes(long count);
}
