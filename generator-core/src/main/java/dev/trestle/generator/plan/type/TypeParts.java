package dev.trestle.generator.plan.type;

import dev.trestle.generator.catalog.Attribute;
import dev.trestle.generator.catalog.PgType;
import java.util.List;

/** The types that a type is made of; none for one that stands for itself. */
record TypeParts(CompositeFields composites) implements PgType.Cases<List<PgType>> {

    @Override
    public List<PgType> base(PgType.Base type) {
        return List.of();
    }

    @Override
    public List<PgType> enumeration(PgType.Enumeration type) {
        return List.of();
    }

    @Override
    public List<PgType> array(PgType.Array type) {
        return List.of(type.element());
    }

    @Override
    public List<PgType> domain(PgType.Domain type) {
        return List.of(type.base());
    }

    @Override
    public List<PgType> composite(PgType.Composite type) {
        return composites.attributes(type).stream().map(Attribute::type).toList();
    }

    @Override
    public List<PgType> range(PgType.Range type) {
        return List.of(type.subtype());
    }

    @Override
    public List<PgType> multirange(PgType.Multirange type) {
        return List.of(type.range());
    }

    @Override
    public List<PgType> other(PgType.Other type) {
        return List.of();
    }
}
