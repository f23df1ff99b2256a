package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ExportColumn;
import dev.trestle.generator.plan.model.ExportPlan;
import dev.trestle.generator.plan.model.ExportStatement;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the exports of all routes have in common: the statement, the field, the binding of a row. */
record ExportParts(RouteCode route, ExportPlan plan) {

    /** What the route gives. */
    GivesCode gives() {
        return route.gives();
    }

    /** One row of it. */
    RowCode row() {
        return route.gives().row();
    }

    /** {@code its} or {@code their}, and the like, by the number of rows. */
    String number(String one, String several) {
        return gives().several() ? several : one;
    }

    // JsonForm.of(Response::fromStored, Response::write)
    CodeBlock form() {
        return StoredJsonCode.of("of", row().response(), row().fields());
    }

    // LendPrint::bindExport
    CodeBlock binder() {
        return CodeBlock.of("$L::bindExport", route.className());
    }

    // private static final ExportSql EXPORT = …;
    //
    // private final OutboxExport<Response> export;
    //
    // this.export = exports.outbox("LendPrint", "warehouse", EXPORT, …);
    void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor, TypeName export, String method, CodeBlock rest) {
        type.addField(FieldSpec.builder(
                        RuntimeTypes.EXPORT_SQL, "EXPORT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(statement())
                .build());
        type.addField(export, "export", Modifier.PRIVATE, Modifier.FINAL);
        constructor.addStatement("this.export = exports.$L($S, $S, EXPORT,$L)", method, route.className(),
                plan.target(), rest);
    }

    /** An export of the runtime's, of the record that the route answers with. */
    TypeName of(ClassName export) {
        return ParameterizedTypeName.get(export, row().response());
    }

    private CodeBlock statement() {
        CodeBlock made = plan.statement().match(new ExportStatement.Cases<>() {
            @Override
            public CodeBlock insert(ExportStatement.Insert statement) {
                CodeBlock insert = sql("insert", statement.sql());
                return statement.find()
                        .map(find -> CodeBlock.of("$L\n$>$>.entryId($L)$<$<", insert, StringLiteral.of(find)))
                        .orElse(insert);
            }

            @Override
            public CodeBlock update(ExportStatement.Update statement) {
                return sql("update", statement.sql());
            }

            @Override
            public CodeBlock merge(ExportStatement.Merge statement) {
                return sql("merge", statement.sql());
            }

            @Override
            public CodeBlock mergeByTwo(ExportStatement.MergeByTwo statement) {
                return CodeBlock.of("$T.merge($S, $L, $L)", RuntimeTypes.EXPORT_SQL, plan.table(),
                        StringLiteral.of(statement.update()), StringLiteral.of(statement.insert()));
            }
        });
        return plan.keyColumns() == 0 ? made : CodeBlock.of("$L\n$>$>.key($L)$<$<", made, plan.keyColumns());
    }

    // ExportSql.update("loan_log", """
    //         UPDATE loan_log
    //         …""")
    private CodeBlock sql(String method, String sql) {
        return CodeBlock.of(
                "$T.$L($S, $L)", RuntimeTypes.EXPORT_SQL, method, plan.table(), StringLiteral.of(sql));
    }

    // private static void bindExport(Response row, ExportBinds binds) {
    //     binds.int8(row.printId());
    // }
    MethodSpec bind() {
        return bind("bindExport", row().response(), plan.columns(), "");
    }

    private static MethodSpec bind(String name, ClassName row, List<ExportColumn> columns, String unwrap) {
        MethodSpec.Builder bind = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(row, "row")
                .addParameter(RuntimeTypes.EXPORT_BINDS, "binds");
        for (ExportColumn column : columns) {
            OutputField field = column.field();
            ValueCode code = ValueCode.of(field.type());
            CodeBlock value = CodeBlock.of("row.$N()$L", field.javaName(), field.nullable() ? unwrap : "");
            bind.addStatement("binds.$L", switch (column.transfer()) {
                case NATIVE -> code.bind(value);
                case TEXT -> CodeBlock.of("literal($L, $L)", value, code.codec());
                case JSON -> CodeBlock.of("json($L, $L)", value, code.codec());
            });
        }
        return bind.build();
    }

    // private static void bindLane(Row row, ExportBinds binds) {
    //     binds.int8(row.filmId());
    // }
    MethodSpec bindLane() {
        return bind("bindLane", row().record(), plan.lane(), ".orElse(null)");
    }
}
