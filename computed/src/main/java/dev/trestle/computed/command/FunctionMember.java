package dev.trestle.computed.command;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method or field with the function of a column.
 *
 * @param column such as {@code film.summary}
 * @param name for messages
 * @param member a method without parameters, or a field
 * @param type of the function
 */
record FunctionMember(String column, String name, AccessibleObject member, FunctionType type) {

    /** Those of a class and of the classes above it. */
    static List<FunctionMember> of(Class<?> type) throws Refused {
        List<FunctionMember> members = new ArrayList<>();
        Set<String> overridden = new HashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                String name = method.getName() + "()";
                if (method.getParameterCount() == 0 && !method.isSynthetic() && overridden.add(name)) {
                    add(name, method, method.getReturnType(), members);
                }
            }
            for (Field field : each.getDeclaredFields()) {
                // A record has a method for each of its fields.
                if (!field.isSynthetic() && !each.isRecord()) {
                    add(field.getName(), field, field.getType(), members);
                }
            }
        }
        return members;
    }

    private static void add(String name, AccessibleObject member, Class<?> returned, List<FunctionMember> members) throws Refused {
        Optional<FunctionType> type = FunctionType.of(returned);
        if (type.isPresent()) {
            members.add(new FunctionMember(type.get().column(), name, member, type.get()));
        }
    }

    /** The column with the function. */
    Previewed of(Object instance) throws Refused {
        Object function = value(instance);
        if (function == null) {
            throw new Refused(instance.getClass().getName() + "." + name + " is null; it has to be the function of " + column);
        }
        return type.with(function);
    }

    private @Nullable Object value(Object instance) throws Refused {
        member.setAccessible(true);
        try {
            return member instanceof Method method ? method.invoke(instance) : ((Field) member).get(instance);
        } catch (InvocationTargetException e) {
            throw Refused.by(instance.getClass().getName() + "." + name, e.getTargetException());
        } catch (IllegalAccessException e) {
            throw Refused.by(instance.getClass().getName() + "." + name, e);
        }
    }
}
