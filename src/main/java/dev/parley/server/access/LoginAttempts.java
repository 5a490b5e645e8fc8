package dev.parley.server.access;

import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides how long the answer to a password has to wait: the more wrong ones have come from the
 * same address, or for the same account from anywhere, the longer. An attempt counts as wrong until
 * it has succeeded, so that many at once, on many connections, do not help.
 *
 * <p>Who guesses must not lock those out who know the password. So a name that has logged in from
 * an address before has a count of its own there, which the guesses of others do not raise; and a
 * right password is answered at once as long as the account has answers of this kind left: a guess
 * that would have been one takes one away, since its silence tells as much. Lives on the loop.
 */
public final class LoginAttempts {
  /** A mistyped password, and once more, cost nothing. */
  private static final int FREE = 3;

  /** For one account, from all addresses together. */
  private static final int FREE_OF_ACCOUNT = 30;

  /** Right passwords that need not wait although others were wrong. */
  private static final int AT_ONCE = 20;

  private static final Duration FIRST = Duration.ofMillis(500);

  /** Well below the 30 s after which a client gives its request up. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** One failure is forgotten in each. */
  private static final Duration FORGET = Duration.ofSeconds(30);

  /** Of each of four kinds. */
  private static final int MOST_COUNTED = 2048;

  public static final int MOST_COUNTED_IN_ALL = 4 * MOST_COUNTED;

  private final Loop loop;
  private final Counts byAddress = new Counts(FREE);
  private final Counts byAccount = new Counts(FREE_OF_ACCOUNT);
  private final Counts waitedFor = new Counts(AT_ONCE);

  /** Those who have logged in, by address, account and name; the one seen longest ago first. */
  private final Map<String, TokenBucket> members = new LinkedHashMap<>();

  LoginAttempts(Loop loop) {
    this.loop = loop;
  }

  /**
   * A password that was given.
   *
   * @param address where it comes from
   * @param account what it would open: a channel, a user or an extension; empty for what there is
   *     not
   * @param name who comes
   * @param right whether it opens that
   */
  public record Attempt(String address, String account, String name, boolean right) {
    /** The key without the name: all loopback, or all of a household, is one address. */
    private String from() {
      return AddressGroup.ofGuesser(address);
    }

    private String member() {
      return from() + "\n" + account + "\n" + name;
    }
  }

  /**
   * Counts an attempt.
   *
   * @param ofConnection how many this connection has made before; these are never forgotten
   * @return the wait before it is answered; zero, then doubling up to 8 s
   */
  public Duration begin(Attempt attempt, int ofConnection) {
    TokenBucket own = members.get(attempt.member());
    long beyondFree = own == null ? countStranger(attempt) : spend(own, 1) - FREE;
    Duration wait = delay(Math.max(beyondFree, ofConnection - FREE));
    return wait.isZero() || !isAtOnce(attempt, ofConnection) ? wait : Duration.ZERO;
  }

  private long countStranger(Attempt attempt) {
    long ofAddress = byAddress.add(attempt.from(), 1) - FREE;
    return attempt.account().isEmpty()
        ? ofAddress
        : Math.max(ofAddress, byAccount.add(attempt.account(), 1) - FREE_OF_ACCOUNT);
  }

  /** The attempt was none to guess. */
  public void succeeded(Attempt attempt) {
    TokenBucket own = members.remove(attempt.member());
    if (attempt.account().isEmpty()) { // the name of an extension, which many share
      byAddress.add(attempt.from(), -1);
      return;
    }
    if (own == null) {
      byAddress.add(attempt.from(), -1);
      byAccount.add(attempt.account(), -1);
      own = new TokenBucket(FREE, 1, FORGET);
    } else {
      spend(own, -1);
    }
    members.put(attempt.member(), own);
    forgetEldest(members);
  }

  /** Whether a right password would be answered at once; the attempt pays for it if it is wrong. */
  private boolean isAtOnce(Attempt attempt, int ofConnection) {
    if (ofConnection >= FREE || attempt.account().isEmpty()) {
      return false;
    }
    boolean left = waitedFor.count(attempt.account()) < AT_ONCE;
    if (left && !attempt.right()) {
      waitedFor.add(attempt.account(), 1);
    }
    return left && attempt.right();
  }

  /** How much was spent before. */
  private long spend(TokenBucket failures, int more) {
    Duration now = loop.now();
    long before = failures.spent(now);
    failures.spend(more, now);
    return before;
  }

  private static Duration delay(long beyondFree) {
    if (beyondFree < 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(beyondFree, 10));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  private static void forgetEldest(Map<String, ?> all) {
    if (all.size() > MOST_COUNTED) {
      Iterator<String> eldest = all.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  /** What has failed and is not forgotten; that which was heard of longest ago comes first. */
  private final class Counts {
    private final Map<String, TokenBucket> all = new LinkedHashMap<>();
    private final int size;

    Counts(int size) {
      this.size = size;
    }

    long count(String key) {
      TokenBucket known = all.get(key);
      return known == null ? 0 : known.spent(loop.now());
    }

    /** How many there were before. */
    long add(String key, int more) {
      TokenBucket known = all.remove(key);
      TokenBucket failures = known == null ? new TokenBucket(size, 1, FORGET) : known;
      long before = spend(failures, more);
      if (failures.spent(loop.now()) > 0) {
        all.put(key, failures);
      }
      forgetEldest(all);
      return before;
    }
  }
}
