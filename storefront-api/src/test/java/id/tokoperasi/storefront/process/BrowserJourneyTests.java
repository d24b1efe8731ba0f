package id.tokoperasi.storefront.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.media.MediaStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

/**
 * A person with a phone finds, pays and receives, and the manager sends, against Keycloak and the Stripe
 * double; then the same pages on a wide screen.
 */
class BrowserJourneyTests {

    private static final String BUYER = "siti@contoh.example";
    private static final String MANAGER = "00000000-0000-4000-8000-000000000002";

    @TempDir static Path folder;
    private static Database database;
    private static StripeDouble stripe;
    private static MailCatcher mails;
    private static Village village;
    private static IndexerProcess indexer;
    private static StorefrontProcess storefront;
    private static Listing emping;

    private ChromeDriver browser;
    private WebDriverWait soon;

    @BeforeAll
    static void open() {
        database = TestStack.freshDatabase("browser");
        stripe = StripeDouble.start(Config.forTests());
        mails = MailCatcher.start(0, 0);
        village = new Village(database, MediaStore.of(folder.toString()));
        village.hasManager(MANAGER);
        emping = village.offers("Emping melinjo Cikolelet", 20);
        var alias = TestStack.freshIndexPrefix("browser") + "listings";
        indexer =
                new IndexerProcess(
                        ApplicationProcess.freePort(),
                        folder.resolve("indexer-log"),
                        database,
                        alias);
        indexer.start();
        var port = TestStack.storefrontPort();
        storefront = new StorefrontProcess(port, folder.resolve("log"), environment(port, alias));
        stripe.webhookTo(URI.create(storefront.address("/webhooks/stripe")));
        storefront.start();
    }

    private static Map<String, String> environment(int port, String alias) {
        var keycloak = TestStack.keycloak();
        var values = StorefrontProcess.environment(database, stripe, mails, folder);
        values.put("PUBLIC_URL", "http://localhost:" + port);
        values.put("KEYCLOAK_ISSUER_URI", keycloak.issuer());
        values.put("KEYCLOAK_CLIENT_SECRET", keycloak.clientSecret());
        values.put("TOKOPERASI_SEARCH_ALIAS", alias);
        return values;
    }

    @AfterAll
    static void close() {
        storefront.kill();
        indexer.kill();
        village.close();
        mails.close();
        stripe.close();
        database.close();
    }

    @BeforeEach
    void openABrowser() {
        browses(Chromium.open(360, 780));
    }

    private void browses(ChromeDriver with) {
        browser = with;
        soon = new WebDriverWait(browser, Duration.ofSeconds(40));
    }

    @AfterEach
    void closeTheBrowser() {
        browser.quit();
    }

    @Test
    void aGuestFindsBuysAndReceivesWhatTheManagerSends() {
        finds();
        puts();
        orders();
        pays();
        var order = paidOrder();
        var buyer = browser;
        try {
            browses(Chromium.open(1280, 900));
            managerPacksAndShips();
        } finally {
            browser.quit();
            browses(buyer);
        }
        browser.get(order);
        press(By.cssSelector("form[action$='/terima'] button[type=submit]"));
        says("Diterima");
        assertThat(browser.findElements(By.cssSelector("form[action$='/terima']"))).isEmpty();
        mailed("selesai");
    }

    /** By the field at the top of the home page; the answer is the index's. */
    private void finds() {
        soon.until(
                b -> {
                    b.get(storefront.address("/"));
                    b.findElement(By.id("q")).sendKeys("emping", Keys.ENTER);
                    soon.until(ExpectedConditions.urlContains("/cari?q=emping"));
                    return b.findElements(By.className("note-warn")).isEmpty()
                            && !b.findElements(card()).isEmpty();
                });
        press(card());
        soon.until(ExpectedConditions.urlContains("/produk/" + emping.slug()));
        assertThat(browser.findElement(By.tagName("h1")).getText()).contains("Emping melinjo");
    }

    private static By card() {
        return By.cssSelector("#cari .pc a[href='/produk/" + emping.slug() + "']");
    }

    private void puts() {
        press(By.cssSelector(".btn-buy"));
        soon.until(
                b -> {
                    b.get(storefront.address("/keranjang"));
                    return !b.findElements(By.cssSelector("a[href='/bayar']")).isEmpty();
                });
    }

    /** To be brought home; each choice counts the total anew. */
    private void orders() {
        browser.get(storefront.address("/bayar"));
        new Select(browser.findElement(By.name("kecamatan"))).selectByVisibleText("Cinangka");
        counted();
        press(By.cssSelector("label:has(input[type=radio][value=kurir])"));
        counted();
        type("nama", "Siti Aminah");
        type("hp", "0812-3456-7890");
        type("surel", BUYER);
        type("alamat", "Kp. Kosambi RT 02");
        press(By.cssSelector(".buybar .btn-buy"));
        soon.until(ExpectedConditions.urlContains("/pay/"));
    }

    private void counted() {
        soon.until(
                b ->
                        b.findElements(
                                        By.cssSelector(
                                                ".htmx-request, .htmx-swapping, .htmx-settling"))
                                .isEmpty());
    }

    private void pays() {
        press(By.xpath("//button[starts-with(normalize-space(.), 'Bayar')]"));
        soon.until(ExpectedConditions.urlContains(storefront.address("/bayar/")));
        says("Pembayaran diterima");
        mailed("Pembayaran");
    }

    /** The page of the order that is paid. */
    private String paidOrder() {
        press(By.cssSelector("a.task[href^='/pesanan/']"));
        soon.until(ExpectedConditions.urlContains("/pesanan/TK-"));
        return browser.getCurrentUrl();
    }

    /** Signs in through Keycloak and takes the two steps of the order. */
    private void managerPacksAndShips() {
        browser.get(storefront.address("/lapak/" + village.cooperative() + "/pesanan"));
        if (browser.getCurrentUrl().contains("/masuk")) {
            press(By.cssSelector("main .btn"));
        }
        soon.until(ExpectedConditions.presenceOfElementLocated(By.id("username")))
                .sendKeys("manajer");
        browser.findElement(By.id("password")).sendKeys("tokoperasi-demo");
        press(By.cssSelector("#kc-login"));
        soon.until(ExpectedConditions.urlContains("/lapak/" + village.cooperative()));
        says("Siti");
        press(By.cssSelector("#baris a.b[href*='/pesanan/']"));
        press(By.cssSelector("form[action$='/kemas'] button[type=submit]"));
        says("Dikemas");
        press(By.cssSelector("form[action$='/kirim'] button[type=submit]"));
        says("Dikirim");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void pagesFitTheScreenShowAllTheirPicturesAndComplainOfNothing(int width) {
        browser.quit();
        browses(Chromium.open(width, 900));
        for (var path : List.of("/", "/cari?q=emping", "/produk/" + emping.slug())) {
            browser.get(storefront.address(path));
            assertWhole(path, width);
        }
        puts();
        assertWhole("/keranjang", width);
    }

    private void assertWhole(String path, int width) {
        assertThat(browser.executeScript("return window.innerWidth")).isEqualTo((long) width);
        assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                .as("%s at %d", path, width)
                .isEqualTo(browser.executeScript("return document.documentElement.clientWidth"));
        browser.executeScript("document.querySelectorAll('img').forEach(i => i.loading = 'eager')");
        soon.until(
                b ->
                        Boolean.TRUE.equals(
                                browser.executeScript(
                                        "return [...document.images].every(i => i.complete)")));
        assertThat(
                        browser.executeScript(
                                "return [...document.images].filter(i => i.naturalWidth === 0)"
                                        + ".map(i => i.src)"))
                .as("broken pictures of %s", path)
                .isEqualTo(List.of());
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .as("what the browser says of %s", path)
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .isEmpty();
    }

    private void says(String words) {
        soon.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), words));
    }

    private static void mailed(String subject) {
        assertThat(
                        mails.await(
                                m -> m.to().contains(BUYER) && m.subject().contains(subject),
                                Duration.ofSeconds(20)))
                .as(subject)
                .isNotEmpty();
    }

    private void type(String name, String text) {
        var field = browser.findElement(By.name(name));
        field.clear();
        field.sendKeys(text);
    }

    private void press(By what) {
        WebElement found =
                soon.until(
                        b ->
                                b.findElements(what).stream()
                                        .filter(WebElement::isDisplayed)
                                        .findFirst()
                                        .orElse(null));
        browser.executeScript(
                "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found);
        found.click();
    }
}
