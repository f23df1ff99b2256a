package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.PartPlan;

/** Prints the calls that run the statements of a gather route at once. */
record GatherCode(GatherPlan plan) implements DatabaseCall {

    /** The field with the query of a part that reads files. */
    static String query(PartPlan part) {
        return part.field().javaName() + "Query";
    }

    /** The method with the names of its files. */
    static String names(PartPlan part) {
        return part.field().javaName() + "Files";
    }

    // Supplier<List<AgesRow>> ages = gather.beside(
    //         agesQuery.cancellable(agesFiles(request), binds -> bindAges(request, binds), AgesRow::fromRow));
    // Gather gather = Gather.of(database);
    // Supplier<List<NewFilmsRow>> newFilms =
    //         gather.list(NEW_FILMS, binds -> bindNewFilms(request, binds), NewFilmsRow::fromRow);
    // gather.run();
    @Override
    public CodeBlock begin(String database) {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$1T gather = $1T.$2L($3L)", RuntimeTypes.GATHER, plan.snapshot() ? "inSnapshot" : "of", database);
        for (PartPlan part : plan.parts()) {
            TypeName row = RouteClass.nested(part.field().row().recordName());
            if (part.files().isPresent()) {
                code.addStatement("$T $N =$Wgather.beside($N.cancellable($L(request),$Wbinds -> $L(request, binds),$W$T::fromRow))",
                        ParameterizedTypeName.get(RuntimeTypes.SUPPLIER, PartsCode.type(part.field())), part.field().javaName(),
                        query(part), names(part), part.binder(), row);
                continue;
            }
            code.addStatement("$T $N =$Wgather.$L($L,$W$T::fromRow)",
                    ParameterizedTypeName.get(RuntimeTypes.SUPPLIER, PartsCode.type(part.field())), part.field().javaName(),
                    part.field().one() ? "one" : "list", GatherEmitter.statement(part).arguments(), row);
        }
        return code.addStatement("gather.run()").build();
    }

    // new Response(newFilms.get(), totals.get())
    @Override
    public CodeBlock by(String database) {
        return CodeBlock.of("new $L($L)", PartsCode.RESPONSE, plan.parts().stream()
                .map(part -> CodeBlock.of("$N.get()", part.field().javaName()))
                .collect(CodeBlock.joining(",$W")));
    }
}
