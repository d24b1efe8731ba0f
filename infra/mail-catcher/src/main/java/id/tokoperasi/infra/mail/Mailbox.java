package id.tokoperasi.infra.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last 500 mails, newest first. */
final class Mailbox {
    private static final int MOST = 500;

    private final Deque<Mail> mails = new ArrayDeque<>();
    private long lastId;

    synchronized long nextId() {
        return ++lastId;
    }

    synchronized void add(Mail mail) {
        mails.addFirst(mail);
        if (mails.size() > MOST) {
            mails.removeLast();
        }
        notifyAll();
    }

    synchronized List<Mail> find(Predicate<Mail> filter) {
        return mails.stream().filter(filter).toList();
    }

    /** Empty when none came in that time. */
    synchronized List<Mail> await(Predicate<Mail> filter, Duration most) {
        var until = System.nanoTime() + most.toNanos();
        var found = find(filter);
        try {
            for (var left = most.toMillis(); found.isEmpty() && left > 0; ) {
                wait(left);
                found = find(filter);
                left = (until - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    synchronized void clear() {
        mails.clear();
    }
}
