package id.tokoperasi.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A person with a phone: finds, pays and collects, against Keycloak and the Stripe double. */
class BrowserJourneyTests {

    private static final String MANAGER = "00000000-0000-4000-8000-000000000002";

    private static StripeDouble stripe;
    private static MailCatcher mails;
    private static ConfigurableApplicationContext storefront;
    private static String address;
    private static Cooperative seller;
    private static Listing emping;

    private ChromeDriver browser;
    private WebDriverWait soon;

    @BeforeAll
    static void open() throws IOException {
        stripe = StripeDouble.start(Config.forTests());
        mails = MailCatcher.start(0, 0);
        address = "http://localhost:" + TestStack.storefrontPort();
        storefront = SpringApplication.run(StorefrontApplication.class, settings());
        stripe.webhookTo(URI.create(address + "/webhooks/stripe"));
        openAShop();
    }

    private static String[] settings() throws IOException {
        var database = TestStack.freshDatabase("browser");
        var keycloak = TestStack.keycloak();
        return List.of(
                        "spring.profiles.active=local",
                        "server.port=" + TestStack.storefrontPort(),
                        "spring.r2dbc.url=" + database.r2dbcUrl(),
                        "spring.r2dbc.username=" + database.username(),
                        "spring.r2dbc.password=" + database.password(),
                        "spring.elasticsearch.uris=" + TestStack.servers().elasticsearchUri(),
                        "spring.mail.host=localhost",
                        "spring.mail.port=" + mails.smtpPort(),
                        "tokoperasi.public-url=" + address,
                        "tokoperasi.keycloak.issuer-uri=" + keycloak.issuer(),
                        "tokoperasi.keycloak.client-id=" + keycloak.clientId(),
                        "tokoperasi.keycloak.client-secret=" + keycloak.clientSecret(),
                        "KEYCLOAK_ISSUER_URI=" + keycloak.issuer(),
                        "PUBLIC_URL=" + address,
                        "STRIPE_SECRET_KEY=" + stripe.secretKey(),
                        "STRIPE_API_BASE=" + stripe.apiBase(),
                        "STRIPE_CHECKOUT_ORIGIN=" + stripe.publicUrl(),
                        "STRIPE_WEBHOOK_SECRET=" + stripe.webhookSecret(),
                        "MEDIA_STORE=" + Files.createTempDirectory("media"))
                .stream()
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
    }

    private static void openAShop() {
        var centre = new GeoPoint(-6.101, 106.243);
        bean(Districts.class)
                .put(
                        List.of(
                                new District(
                                        "36.04.09",
                                        "3604240",
                                        "Ciruas",
                                        List.of(),
                                        centre,
                                        33,
                                        15)))
                .block();
        bean(Categories.class)
                .put(
                        List.of(
                                new Category("camilan", null, "Camilan", "Snacks", null, null, 1),
                                new Category(
                                        "emping",
                                        "camilan",
                                        "Emping",
                                        "Emping",
                                        TaxClass.GOODS,
                                        "emping",
                                        1)))
                .block();
        var terms = new DeliveryTerms(true, true, Money.rupiah(9_000), Money.rupiah(1_000));
        var cooperatives = bean(Cooperatives.class);
        seller =
                cooperatives
                        .register(
                                new NewCooperative(
                                        "melinjo",
                                        "Koperasi Melinjo Cikolelet",
                                        CooperativeKind.PRODUCER,
                                        "AHU-1",
                                        "1234567890123",
                                        "36.04.09",
                                        "Bumi Jaya",
                                        "Kampung Kosambi",
                                        "Pembuat emping",
                                        "+6281234567890",
                                        "melinjo@contoh.example",
                                        centre,
                                        1998,
                                        86,
                                        null,
                                        true,
                                        terms))
                        .flatMap(c -> cooperatives.verify(c.id()))
                        .block();
        var listings = bean(Listings.class);
        emping =
                listings.draft(seller.id(), draft(), MANAGER)
                        .flatMap(l -> listings.publish(seller.id(), l.id(), l.version()))
                        .block();
        bean(Appointments.class)
                .appoint(
                        "test:manager",
                        MANAGER,
                        seller.id(),
                        Role.MANAGER,
                        "SK-1",
                        Instant.now().minusSeconds(60),
                        null)
                .block();
    }

    private static ListingDraft draft() {
        return new ListingDraft(
                "Emping melinjo Cikolelet 500 g",
                "Dijemur dua hari, lalu digoreng pasir oleh anggota.",
                "emping",
                ContentUnit.GRAM,
                0,
                List.of(),
                List.of(),
                null,
                List.of(new VariantDraft(null, "", "EM-1", Money.rupiah(42_500), 550, 500L, 20)));
    }

    private static <T> T bean(Class<T> type) {
        return storefront.getBean(type);
    }

    @AfterAll
    static void close() {
        storefront.close();
        mails.close();
        stripe.close();
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
        browser.get(address + "/produk/" + emping.slug());
        assertThat(browser.findElement(By.tagName("h1")).getText()).contains("Emping melinjo");
        press(By.cssSelector(".buybar .btn-buy"));
        soon.until(
                b -> {
                    b.get(address + "/keranjang");
                    return !b.findElements(By.cssSelector("a[href='/bayar']")).isEmpty();
                });
        browser.get(address + "/bayar");
        type("nama", "Siti Aminah");
        type("hp", "0812-3456-7890");
        type("surel", "siti@contoh.example");
        press(By.cssSelector("label:has(input[type=radio][value=ambil])"));
        press(By.cssSelector(".buybar .btn-buy"));
        soon.until(ExpectedConditions.urlContains("/pay/"));
        press(By.xpath("//button[starts-with(normalize-space(.), 'Bayar')]"));
        soon.until(ExpectedConditions.urlContains(address + "/bayar/"));
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
        browser.get(address + "/lapak/" + seller.id() + "/pesanan");
        if (browser.getCurrentUrl().contains("/masuk")) {
            press(By.cssSelector("main .btn"));
        }
        soon.until(ExpectedConditions.presenceOfElementLocated(By.id("username")))
                .sendKeys("manajer");
        browser.findElement(By.id("password")).sendKeys("tokoperasi-demo");
        press(By.cssSelector("#kc-login"));
        soon.until(ExpectedConditions.urlContains("/lapak/" + seller.id()));
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
