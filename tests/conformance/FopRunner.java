import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;
import org.apache.fop.events.EventFormatter;

/**
 * java FopRunner.java CONFIGURATION < LIST: Apache FOP for many files in one run, since most of a short run is its start.
 * A line of the list is FILE.fo; beside it FILE.pdf is made, and FILE.log of what FOP says. No PDF is left where FOP
 * fails or takes longer than five minutes.
 */
class FopRunner {
    private static final int SECONDS = 300;

    private final File configuration;
    // Pictures are seen from the folder of a file, and the factory has that.
    private final Map<Path, FopFactory> factories = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FopRunner(File configuration) {
        this.configuration = configuration;
    }

    public static void main(String[] arguments) throws Exception {
        FopRunner runner = new FopRunner(new File(arguments[0]));
        BufferedReader list = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = list.readLine(); line != null; line = list.readLine()) {
            String name = line.replaceFirst("\\.fo$", "");
            try (PrintWriter log = new PrintWriter(name + ".log", StandardCharsets.UTF_8)) {
                runner.run(Path.of(line), Path.of(name + ".pdf"), log);
            }
        }
        System.exit(0); // also where a file that took too long still runs
    }

    private void run(Path input, Path output, PrintWriter log) throws Exception {
        FopFactory factory = factoryFor(input.getParent());
        Future<?> formatting = threads.submit(() -> format(factory, input, output, log));
        try {
            formatting.get(SECONDS, TimeUnit.SECONDS);
            return;
        } catch (ExecutionException failure) {
            log.println(failure.getCause());
        } catch (TimeoutException late) {
            log.println("took too long");
        }
        Files.deleteIfExists(output);
    }

    private FopFactory factoryFor(Path folder) throws Exception {
        if (!factories.containsKey(folder)) {
            factories.put(folder, new FopConfParser(configuration, folder.toUri()).getFopFactoryBuilder().build());
        }
        return factories.get(folder);
    }

    private static Void format(FopFactory factory, Path input, Path output, PrintWriter log) throws Exception {
        FOUserAgent agent = factory.newFOUserAgent();
        agent.getEventBroadcaster().addEventListener(
                event -> log.println(event.getSeverity().getName() + ": " + EventFormatter.format(event)));
        SAXParserFactory parsers = SAXParserFactory.newInstance();
        parsers.setNamespaceAware(true);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
            parsers.newSAXParser().parse(input.toFile(), factory.newFop(MimeConstants.MIME_PDF, agent, out).getDefaultHandler());
        }
        return null;
    }
}
