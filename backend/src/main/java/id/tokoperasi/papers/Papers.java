package id.tokoperasi.papers;

import id.tokoperasi.kernel.Refusal;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** Draws papers. Two at a time; who waits longer than the time limit is told to come again. */
@Component
public class Papers implements DisposableBean {

    public static final int PAGES_MAX = 200;

    /** For waiting and drawing together. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;

    private final Templates templates = new Templates();
    private final Press press = new Press();
    private final Scheduler drawing = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "papers");

    /**
     * Draws the paper; never empty. Refuses {@code paper-too-long} beyond {@link #PAGES_MAX} pages, and
     * {@code paper-slow} when it is not ready within {@link #TIME_LIMIT} or too many wait.
     */
    public Mono<PrintedPaper> print(Paper paper) {
        return Mono.fromCallable(() -> press.print(templates.fill(paper), paper.dated()))
                .subscribeOn(drawing)
                .timeout(TIME_LIMIT, Mono.error(Papers::slow))
                .onErrorMap(RejectedExecutionException.class, e -> slow());
    }

    private static Refusal slow() {
        return new Refusal(Refusal.Kind.UNAVAILABLE, "paper-slow", Map.of());
    }

    @Override
    public void destroy() {
        drawing.dispose();
    }
}
