package dev.trestle.generator.plan.document;

import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.ProblemCode;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.route.BodyValidation;
import dev.trestle.generator.route.Format;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The codes that the mistakes of a request can have before any statement runs. */
final class RequestCodes {

    private final Exchange exchange;
    private final Takes takes;
    private final Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);

    private RequestCodes(Exchange exchange) {
        this.exchange = exchange;
        this.takes = exchange.takes();
    }

    static Set<ProblemCode> of(Exchange exchange) {
        RequestCodes request = new RequestCodes(exchange);
        request.collect();
        return request.codes;
    }

    private void collect() {
        boolean body = takes.part() == RequestPart.BODY;
        codes.add(ProblemCode.REPEATED);
        if (!takes.ignoreUnknownFields()) {
            codes.add(ProblemCode.UNKNOWN_FIELD);
        }
        if (body) {
            codes.add(ProblemCode.NOT_AN_OBJECT);
        }
        for (InputField input : takes.inputs()) {
            boolean inPath = takes.inPath().contains(input.name());
            codes.addAll(input.type().match(new ValueCodes(inPath || !body)));
            if (body && !inPath && takes.validation() != BodyValidation.STRICT) {
                codes.addAll(input.type().match(new ValueCodes(true)));
            }
            presence(input, body && !inPath);
        }
        if (exchange.gives() instanceof Gives.Page) {
            codes.addAll(List.of(ProblemCode.INVALID_FORMAT, ProblemCode.OUT_OF_RANGE, ProblemCode.NUL_CHARACTER, ProblemCode.INVALID_UNICODE));
        }
        several();
        if (!exchange.formatParameters().isEmpty()) {
            codes.addAll(List.of(ProblemCode.INVALID_FORMAT, ProblemCode.OUT_OF_RANGE));
        }
    }

    private void presence(InputField input, boolean inBody) {
        if (input.presence().required()) {
            codes.add(ProblemCode.REQUIRED);
        }
        if (inBody && (input.presence() == Presence.REQUIRED || input.presence() == Presence.OPTIONAL)) {
            codes.add(ProblemCode.NULL_NOT_ALLOWED);
        }
    }

    private void several() {
        boolean one = takes.amount() instanceof Amount.One;
        if (!one) {
            codes.addAll(List.of(ProblemCode.REQUIRED, ProblemCode.NULL_NOT_ALLOWED, ProblemCode.WRONG_TYPE, ProblemCode.UNKNOWN_FIELD));
        }
        if (takes.amount() instanceof Amount.Many || takes.amount() instanceof Amount.OneOrMany) {
            codes.add(ProblemCode.TOO_MANY_ROWS);
        }
        if (takes.bodies().stream().anyMatch(format -> format != Format.JSON)) {
            takes.inputs().forEach(input -> codes.addAll(input.type().match(new ValueCodes(true))));
            codes.addAll(List.of(ProblemCode.WRONG_COUNT, ProblemCode.INVALID_FORMAT));
        }
    }
}
