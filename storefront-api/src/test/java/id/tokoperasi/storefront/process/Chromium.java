package id.tokoperasi.storefront.process;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

/** Debian's Chromium and its driver; installed when they are missing and may be. */
final class Chromium {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path APT = Path.of("/usr/bin/apt-get");

    private Chromium() {}

    /** A headless browser with a profile of its own and a window of that size. */
    static ChromeDriver open(int width, int height) {
        install();
        var options = new ChromeOptions();
        options.setBinary(BROWSER.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=id",
                "--window-size=" + width + "," + height);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "id"));
        var complaints = new LoggingPreferences();
        complaints.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, complaints);
        var service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
        var browser = new ChromeDriver(service, options);
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", screen(width, height));
        return browser;
    }

    /** By itself no window is narrower than 500 pixels. */
    private static Map<String, Object> screen(int width, int height) {
        return Map.of(
                "width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500);
    }

    private static void install() {
        if (Files.exists(BROWSER) && Files.exists(DRIVER)) {
            return;
        }
        var root = "root".equals(System.getProperty("user.name"));
        if (!root || !Files.exists(APT)) {
            throw new IllegalStateException(
                    "The browser journey needs Chromium and its driver: install the packages chromium"
                            + " and chromium-driver");
        }
        run(List.of(APT.toString(), "-qq", "update"));
        run(List.of(APT.toString(), "-qq", "-y", "install", "chromium", "chromium-driver"));
    }

    private static void run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true);
            process.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var running = process.start();
            var said = new String(running.getInputStream().readAllBytes());
            if (running.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + said);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command + " failed", e);
        }
    }
}
