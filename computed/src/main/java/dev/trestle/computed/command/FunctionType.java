package dev.trestle.computed.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The interface of a function in generated code.
 *
 * @param type the interface, nested in the class of the column
 * @param maker the method of that class which takes a function and makes the column
 */
record FunctionType(Class<?> type, Method maker) {

    /** The interface that a class is, or implements. */
    static Optional<FunctionType> of(Class<?> type) {
        return above(type).flatMap(each -> generated(each).stream()).findFirst();
    }

    private static Stream<Class<?>> above(Class<?> type) {
        Stream<Class<?>> more = Arrays.stream(type.getInterfaces()).flatMap(FunctionType::above);
        return Stream.of(Stream.<Class<?>>of(type), more, Stream.ofNullable(type.getSuperclass()).flatMap(FunctionType::above))
                .flatMap(each -> each);
    }

    private static Optional<FunctionType> generated(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null || !type.isInterface() ? Optional.empty() : Arrays.stream(outer.getDeclaredMethods())
                .filter(method -> Previewed.isColumn(method.getReturnType()) && Arrays.equals(method.getParameterTypes(), new Class<?>[] {type}))
                .findFirst()
                .map(method -> new FunctionType(type, method));
    }

    /** The name of the column; no function is called for it. */
    String column() throws Refused {
        return with(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        })).name();
    }

    Previewed with(Object function) throws Refused {
        // Only the class of the API, in the same package, calls it otherwise.
        maker.setAccessible(true);
        try {
            return Previewed.of(maker.invoke(null, function));
        } catch (InvocationTargetException e) {
            throw Refused.by(maker.getDeclaringClass().getName(), e.getTargetException());
        } catch (IllegalAccessException e) {
            throw Refused.by(maker.getDeclaringClass().getName(), e);
        }
    }
}
