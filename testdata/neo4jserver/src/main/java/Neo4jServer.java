import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Runs a Neo4j Community server on the loopback interface, with authentication
 * on, until standard input ends or the process is asked to stop.
 *
 * <pre>
 * java ... Neo4jServer PORT [FOLDER [read-only|small-transactions|apoc]]
 * </pre>
 *
 * PORT is the Bolt port, 0 for any free one. FOLDER holds the databases; without
 * it a temporary folder is used and removed at the end. A transaction may take 8 MB
 * with small-transactions. With apoc, which takes the jars of testdata/apoc on the
 * class path too, there is APOC's procedure that imports GraphML from files. The password of the user neo4j comes from the
 * environment variable NEO4J_PASSWORD. Once clients can connect, one line is printed:
 * {@code READY bolt://127.0.0.1:PORT}.
 */
public final class Neo4jServer {
    private Neo4jServer() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 1 || args.length > 3) {
            System.err.println("usage: Neo4jServer PORT [FOLDER [read-only|small-transactions|apoc]]");
            System.exit(2);
        }
        String password = System.getenv("NEO4J_PASSWORD");
        if (password == null || password.length() < 8) {
            System.err.println("NEO4J_PASSWORD must hold a password of at least 8 characters");
            System.exit(2);
        }
        String mode = args.length == 3 ? args[2] : "";
        if (mode.equals("apoc")) {
            System.setProperty("apoc.import.file.enabled", "true");
            System.setProperty("apoc.import.file.use_neo4j_config", "false"); // Paths are absolute.
        }
        boolean temporary = args.length < 2;
        Path folder = temporary ? Files.createTempDirectory("neo4jserver") : Path.of(args[1]);
        DatabaseManagementService server = start(Integer.parseInt(args[0]), folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, temporary ? folder : null)));
        setPassword(server.database("system"), password);
        // Not from the start, for the server has to make its databases.
        Config config = dependency(server, Config.class);
        if (mode.equals("read-only")) {
            config.setDynamic(GraphDatabaseSettings.read_only_database_default, true, "Neo4jServer");
        }
        if (mode.equals("small-transactions")) {
            config.setDynamic(GraphDatabaseSettings.memory_transaction_max_size, 8L << 20, "Neo4jServer");
        }
        if (mode.equals("apoc")) {
            // What the server of the full distribution does with its folder of plugins.
            dependency(server, GlobalProcedures.class).registerProcedure(Class.forName("apoc.export.graphml.ExportGraphML"));
        }
        System.out.println("READY bolt://127.0.0.1:" + boltPort(server));
        System.out.flush();
        while (System.in.read() >= 0) {
            // Whoever started the server keeps standard input open for as long as it is needed.
        }
        System.exit(0);
    }

    /** Starts a server that needs little memory and sends no usage reports. */
    private static DatabaseManagementService start(int port, Path folder) {
        return new DatabaseManagementServiceBuilder(folder)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                .setConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", port))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, 128L << 20)
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .build();
    }

    /** Gives the user neo4j its password, unless an earlier run in the same folder did. */
    private static void setPassword(GraphDatabaseService system, String password) {
        boolean initial = system.executeTransactionally(
                "SHOW USERS YIELD user, passwordChangeRequired WHERE user = 'neo4j' RETURN passwordChangeRequired",
                Map.of(),
                result -> result.<Boolean>columnAs("passwordChangeRequired").next());
        if (initial) {
            system.executeTransactionally(
                    "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        }
    }

    private static int boltPort(DatabaseManagementService server) {
        return dependency(server, ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    private static <T> T dependency(DatabaseManagementService server, Class<T> type) {
        return ((GraphDatabaseAPI) server.database("system")).getDependencyResolver().resolveDependency(type);
    }

    private static void stop(DatabaseManagementService server, Path temporaryFolder) {
        server.shutdown();
        if (temporaryFolder == null) {
            return;
        }
        try (Stream<Path> paths = Files.walk(temporaryFolder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("cannot remove " + temporaryFolder + ": " + e);
        }
    }
}
