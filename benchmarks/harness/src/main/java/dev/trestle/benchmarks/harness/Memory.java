package dev.trestle.benchmarks.harness;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.trestle.benchmarks.harness.Load.Slice;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What requests allocate, and what is resident after all of them. It comes after the CPU times, because
 * asking the JVMs changes them.
 */
final class Memory {

    private final Plan plan;
    private final TestData data;
    private final List<RunningService> services;

    Memory(Plan plan, TestData data, List<RunningService> services) {
        this.plan = plan;
        this.data = data;
        this.services = services;
    }

    void report(Report report) throws IOException, SQLException, InterruptedException {
        List<String> resident = new ArrayList<>(List.of("resident set, MB"));
        for (RunningService service : services) {
            resident.add(Quartiles.number(service.figures().residentKilobytes() / 1024.0));
        }
        Map<Service, List<Double>> allocated = new EnumMap<>(Service.class);
        for (RunningService service : services) {
            allocated.put(service.service(), allocations(service));
        }
        Table table = Table.ofServices("allocated in a request, KB");
        List<Scenario> scenarios = Scenario.all();
        for (int i = 0; i < scenarios.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(scenarios.get(i).title()));
            for (List<Double> figures : allocated.values()) {
                cells.add(Quartiles.number(figures.get(i)));
            }
            table.row(cells);
        }
        report.part("Memory", """
                What requests allocate on the heap, and what is resident after all scenarios, with %s and the JVM's \
                defaults otherwise.

                %s""".formatted(Benchmarks.HEAP, table.row(resident)));
    }

    /** KB a request, in the order of the scenarios. */
    private List<Double> allocations(RunningService service) throws IOException, SQLException, InterruptedException {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(service)))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            List<Double> figures = new ArrayList<>();
            for (Scenario scenario : Scenario.all()) {
                long before = allocatedBytes(server);
                Slice slice = Load.run(service, scenario, plan.slice());
                figures.add((allocatedBytes(server) - before) / 1024.0 / slice.requests());
                data.reset();
            }
            return figures;
        }
    }

    /** Of all threads since the JVM began; those that carry virtual threads count for these. */
    private static long allocatedBytes(MBeanServerConnection server) throws IOException {
        try {
            ObjectName threads = new ObjectName("java.lang:type=Threading");
            return (Long) server.getAttribute(threads, "TotalThreadAllocatedBytes");
        } catch (JMException e) {
            throw new IOException("The JVM does not say what it has allocated", e);
        }
    }

    private static String agent(RunningService service) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(service.pid()));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot ask " + service.service().title() + " what it allocates", e);
        }
    }
}
