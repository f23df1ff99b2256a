package dev.trestle.exports;

import java.util.List;

/** How the rows of a route are written where none of them is kept. */
record Writing<R>(String route, String target, ExportSql sql, ExportBinder<? super R> binder) {

    List<Value> values(R row) {
        return ExportBinds.of(row, binder);
    }
}
