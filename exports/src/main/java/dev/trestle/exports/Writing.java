package dev.trestle.exports;

import java.util.List;

/** Writes the rows of a route without an outbox. */
record Writing<R>(String route, String target, ExportSql sql, ExportBinder<? super R> binder) {

    List<Value> values(R row) {
        return ExportBinds.of(row, binder);
    }
}
