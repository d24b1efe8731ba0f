package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the local stack and runs until it is told to stop. */
public final class Launcher {
    private static final List<String> ACCOUNTS =
            List.of(
                    "warga      resident, buys",
                    "manajer    manager of a cooperative, sells",
                    "pp         procurement officer, chooses and prepares orders",
                    "ppk        commitment officer, signs orders",
                    "bendahara  treasurer, records payments",
                    "dinas      cooperative office of the regency",
                    "auditor    reads all, changes nothing");

    private final Instant begun = Instant.now();
    private final Project project = Project.find();
    private final Options options;

    private Launcher(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        try {
            var options = Options.parse(List.of(args), Project.find().root());
            if (options.help()) {
                System.out.println(Options.USAGE);
                return;
            }
            new Launcher(options).run();
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("Cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        var jdk = new JdkFinder().find();
        var folder = new RunFolder(options.data());
        folder.take();
        if (options.fresh()) {
            folder.empty();
        }
        var local = new LocalStack(project, jdk, options);
        var parts = local.parts();
        var stack = new Stack(options.data().resolve("logs"), Launcher::tell);
        var stopping = new AtomicBoolean();
        var hook =
                new Thread(
                        () -> {
                            if (!stopping.getAndSet(true)) {
                                System.out.println("Stopping.");
                            }
                            stop(stack);
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stack.recordIn(folder.guardians());
            stack.start(parts);
            stack.awaitReady();
            var seeds = local.seeds();
            if (seeds != null) {
                seeds.remember();
            }
            if (!options.serversOnly()) {
                FirstLook.at(local.publicUrl());
            }
            welcome(local);
            throw stack.failure().join();
        } catch (StackFailure e) {
            if (!stopping.getAndSet(true)) {
                System.err.println(e.getMessage());
            }
            stop(stack);
            System.exit(1);
        }
    }

    private static void stop(Stack stack) {
        try {
            stack.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Part part, Duration time, String step) {
        System.out.printf(
                Locale.ROOT, "%-16s %6.1f s  %s%n", part.title(), time.toMillis() / 1000.0, step);
    }

    private void welcome(LocalStack local) {
        var seconds = Duration.between(begun, Instant.now()).toSeconds();
        System.out.printf("%nReady after %d s. Ctrl-C stops everything.%n%n", seconds);
        if (!options.serversOnly()) {
            System.out.println("Storefront    " + local.publicUrl());
        }
        System.out.println("Mail catcher  " + local.mailUrl());
        System.out.println();
        System.out.println("Demo accounts, all with the password tokoperasi-demo:");
        ACCOUNTS.forEach(account -> System.out.println("  " + account));
    }
}
