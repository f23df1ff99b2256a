package dev.trestle.computed.command;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;

/**
 * A class with functions of computed columns: methods without parameters, or fields, whose types are the interfaces of generated code.
 *
 * @param instance by the constructor without parameters
 * @param members by the names of columns
 */
record Functions(Object instance, Map<String, FunctionMember> members) {

    /** Makes the object. */
    static Functions of(String name) throws Refused {
        Class<?> type = load(name);
        Map<String, FunctionMember> members = new TreeMap<>();
        for (FunctionMember member : FunctionMember.of(type)) {
            FunctionMember other = members.putIfAbsent(member.column(), member);
            if (other != null) {
                throw new Refused("the class " + name + " has two functions for " + member.column() + ": " + other.name() + " and " + member.name());
            }
        }
        if (members.isEmpty()) {
            throw new Refused("the class " + name + " has no functions: it needs methods without parameters, or fields, whose types are the"
                    + " interfaces of generated code, such as FilmSummary.Function filmSummary()");
        }
        return new Functions(create(type), members);
    }

    private static Class<?> load(String name) throws Refused {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new Refused("there is no class '" + name + "' on the class path of the tests; compile it first: mvn test-compile");
        } catch (LinkageError e) {
            throw Refused.by("loading the class " + name, e.getCause() == null ? e : e.getCause());
        }
    }

    private static Object create(Class<?> type) throws Refused {
        String name = type.getName();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
                throw new Refused("the class " + name + " is abstract");
            }
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new Refused("the class " + name + " has no constructor without parameters");
        } catch (InvocationTargetException e) {
            throw Refused.by("the constructor of " + name, e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw Refused.by("the constructor of " + name, e);
        }
    }

    /** The column with its function. */
    Previewed column(String column) throws Refused {
        FunctionMember member = members.get(column);
        if (member == null) {
            String those = "; these are: " + String.join(", ", members.keySet());
            throw new Refused(column.isEmpty()
                    ? "the computed column is missing: -Dtrestle.column=<table>.<column>" + those
                    : "the class " + instance.getClass().getName() + " has no function for '" + column + "'" + those);
        }
        return member.of(instance);
    }
}
