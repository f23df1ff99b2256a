package dev.trestle.runtime.database;

import dev.trestle.runtime.Links;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a cursor on a thread of its own, one block ahead of those that are being taken, so that the database and the
 * driver work while rows are encoded and sent. The values stay as the driver received them.
 */
final class RowsAhead {

    /** Bytes of a block: enough for few round trips, and few enough to be in the caches of the processor when they are taken. */
    private static final int BLOCK_BYTES = 64 * 1024;

    private static final int FEWEST_ROWS = 10;
    private static final int MOST_ROWS = 2000;

    /** For a fetch to end by itself, before its statement is cancelled. */
    private static final long PATIENCE_MILLIS = 20;

    private final ResultSet result;
    private final int columns;
    private final Runnable cancel;
    private final SynchronousQueue<Block> blocks = new SynchronousQueue<>();
    private int blockSize;
    private volatile boolean isStopped;

    /**
     * Rows that were read.
     *
     * @param failure why there are no more; null for no failure
     * @param isLast whether it is the last block
     */
    private record Block(byte @Nullable [][][] rows, int count, @Nullable Throwable failure, boolean isLast) {}

    /** {@code cancel} ends the statement, on another thread than that which runs it. */
    RowsAhead(ResultSet result, int firstSize, Runnable cancel) throws SQLException {
        this.result = result;
        this.blockSize = firstSize;
        this.columns = result.getMetaData().getColumnCount();
        this.cancel = cancel;
    }

    /** Hands on all rows that are left; returns their number. Nothing uses the connection any more when it returns or throws. */
    long each(RowSink sink, Links links) throws SQLException {
        Thread reader = Thread.ofVirtual().name("trestle-rows-ahead").start(this::read);
        boolean isDone = false;
        try {
            long count = 0;
            Block block;
            do {
                block = blocks.take();
                isDone = block.isLast();
                hand(block, sink, links);
                count += block.count();
            } while (!block.isLast());
            rethrow(block.failure());
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("The thread was interrupted").initCause(e);
        } finally {
            if (!isDone) {
                stop(reader);
            }
        }
    }

    private void hand(Block block, RowSink sink, Links links) throws SQLException {
        Current current = new Current();
        ResultRow row = new ResultRow(result, current, links);
        for (int i = 0; i < block.count(); i++) {
            current.values = block.rows()[i];
            sink.row(row);
        }
    }

    private static final class Current implements ResultRow.Values {
        private byte @Nullable [][] values = {};

        @Override
        public byte @Nullable [] get(int column) {
            return values[column - 1];
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws SQLException {
        switch (failure) {
            case null -> { }
            case SQLException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private void read() {
        boolean isLast = false;
        while (!isLast && !isStopped) {
            Block block = next();
            isLast = block.isLast();
            try {
                blocks.put(block);
            } catch (InterruptedException e) {
                // Nobody interrupts it.
                throw new IllegalStateException(e);
            }
        }
    }

    private Block next() {
        byte[][][] rows = new byte[blockSize][][];
        int count = 0;
        long bytes = 0;
        try {
            result.setFetchSize(blockSize);
            while (count < blockSize) {
                if (!result.next()) {
                    return new Block(rows, count, null, true);
                }
                byte[][] values = values();
                bytes += size(values);
                rows[count++] = values;
            }
            blockSize = Math.clamp(BLOCK_BYTES * (long) count / bytes, FEWEST_ROWS, MOST_ROWS);
            return new Block(rows, count, null, false);
        } catch (SQLException | RuntimeException | Error e) {
            return new Block(rows, count, e, true);
        }
    }

    private byte @Nullable [][] values() throws SQLException {
        byte[][] values = new byte[columns][];
        for (int i = 0; i < columns; i++) {
            values[i] = result.getBytes(i + 1);
        }
        return values;
    }

    /** At least one, for a row of nulls. */
    private static long size(byte @Nullable [][] values) {
        long size = 1;
        for (byte[] value : values) {
            size += value == null ? 0 : value.length;
        }
        return size;
    }

    /** Waits until the connection is free. */
    private void stop(Thread reader) {
        isStopped = true;
        boolean wasInterrupted = Thread.interrupted();
        boolean isCancelled = false;
        while (reader.isAlive()) {
            try {
                if (blocks.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) == null && reader.isAlive() && !isCancelled) {
                    isCancelled = true;
                    cancel.run();
                }
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
