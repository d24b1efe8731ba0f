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
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A person with a phone: finds, pays and collects, against Keycloak and the Stripe double. */
class BrowserJourneyTests {

    private static final String MANAGER = "00000000-0000-4000-8000-000000000002";

    @TempDir static Path folder;
    private static Database database;
    private static StripeDouble stripe;
    private static MailCatcher mails;
    private static Village village;
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
        var port = TestStack.storefrontPort();
        storefront = new StorefrontProcess(port, folder.resolve("log"), environment(port));
        stripe.webhookTo(URI.create(storefront.address("/webhooks/stripe")));
        storefront.start();
    }

    private static Map<String, String> environment(int port) {
        var keycloak = TestStack.keycloak();
        var values = StorefrontProcess.environment(database, stripe, mails, folder);
        values.put("PUBLIC_URL", "http://localhost:" + port);
        values.put("KEYCLOAK_ISSUER_URI", keycloak.issuer());
        values.put("KEYCLOAK_CLIENT_SECRET", keycloak.clientSecret());
        return values;
    }

    @AfterAll
    static void close() {
        storefront.kill();
        village.close();
        mails.close();
        stripe.close();
        database.close();
    }

    @BeforeEach
    void openABrowser() {
        browser = Chromium.open(360, 780);
        soon = new WebDriverWait(browser, Duration.ofSeconds(40));
    }

    @AfterEach
    void closeTheBrowser() {
        browser.quit();
    }

    @Test
    void aGuestBuysAndTheManagerPacks() {
        browser.get(storefront.address("/produk/" + emping.slug()));
        assertThat(browser.findElement(By.tagName("h1")).getText()).contains("Emping melinjo");
        press(By.cssSelector(".buybar .btn-buy"));
        soon.until(
                b -> {
                    b.get(storefront.address("/keranjang"));
                    return !b.findElements(By.cssSelector("a[href='/bayar']")).isEmpty();
                });
        browser.get(storefront.address("/bayar"));
        type("nama", "Siti Aminah");
        type("hp", "0812-3456-7890");
        type("surel", "siti@contoh.example");
        press(By.cssSelector("label:has(input[type=radio][value=ambil])"));
        press(By.cssSelector(".buybar .btn-buy"));
        soon.until(ExpectedConditions.urlContains("/pay/"));
        press(By.xpath("//button[starts-with(normalize-space(.), 'Bayar')]"));
        soon.until(ExpectedConditions.urlContains(storefront.address("/bayar/")));
        soon.until(
                ExpectedConditions.textToBePresentInElementLocated(
                        By.tagName("body"), "Pembayaran diterima"));
        assertThat(
                        mails.await(
                                m -> m.toString().contains("siti@contoh.example"),
                                Duration.ofSeconds(20)))
                .isNotEmpty();

        managerPacks();
    }

    /** Signs in through Keycloak and takes the first step of the order. */
    private void managerPacks() {
        browser.get(storefront.address("/lapak/" + village.cooperative() + "/pesanan"));
        if (browser.getCurrentUrl().contains("/masuk")) {
            press(By.cssSelector("main .btn"));
        }
        soon.until(ExpectedConditions.presenceOfElementLocated(By.id("username")))
                .sendKeys("manajer");
        browser.findElement(By.id("password")).sendKeys("tokoperasi-demo");
        press(By.cssSelector("#kc-login"));
        soon.until(ExpectedConditions.urlContains("/lapak/" + village.cooperative()));
        assertThat(browser.findElement(By.tagName("body")).getText()).contains("Siti");
        press(By.cssSelector("form[action$='/kemas'] button[type=submit]"));
        soon.until(
                ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), "Dikemas"));
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
