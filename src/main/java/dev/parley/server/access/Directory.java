package dev.parley.server.access;

import dev.parley.identity.SelfCertifyingId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says who may log in, and to which event channels. Immutable: each {@code with} gives a new one.
 *
 * <p>Four kinds of entry: a user with a password of its own; a channel whose password lets anybody
 * in under any other name, to that channel alone (verto.md, "A channel and its password are
 * enough"), where the name of a user is never free for a guest; a name that is reserved in a
 * channel; and an extension (docs/extension-protocol.md).
 */
public final class Directory {
  /** Who answers clients that ask for STUN and TURN servers; nobody else can have that name. */
  public static final String ICE_SERVERS = "ice-servers";

  private static final int NAME_LENGTH = 128;

  private final String domain;
  private final Map<String, Locked<Grant>> users;
  private final Map<String, Map<String, Locked<Grant>>> members;
  private final Map<String, List<byte[]>> channels;
  private final Map<String, byte[]> extensions;
  private final Services services;

  /** What the server does for its clients besides; each may be absent. */
  private record Services(Optional<PasswordProof> proof, Optional<TurnSecret> turn) {
    static final Services NONE = new Services(Optional.empty(), Optional.empty());
  }

  private Directory(
      String domain,
      Map<String, Locked<Grant>> users,
      Map<String, Map<String, Locked<Grant>>> members,
      Map<String, List<byte[]>> channels,
      Map<String, byte[]> extensions,
      Services services) {
    this.services = services;
    this.domain = domain;
    this.users = users;
    this.members = members;
    this.channels = channels;
    this.extensions = extensions;
  }

  /**
   * An empty directory.
   *
   * @param domain what stands behind the @ of a user id, such as {@code parley.local}
   */
  public static Directory of(String domain) {
    return new Directory(
        checked("domain", domain), Map.of(), Map.of(), Map.of(), Map.of(), Services.NONE);
  }

  /**
   * Adds or replaces a user.
   *
   * @throws IllegalArgumentException if a name is malformed or the password empty
   */
  public Directory withUser(String user, String password, Set<String> channelIds) {
    channelIds.forEach(id -> checked("channel id", id));
    Grant grant = new Grant(checked("user", user), Set.copyOf(channelIds));
    Locked<Grant> locked = new Locked<>(grant, "user " + user, secret(password));
    return new Directory(
        domain, with(users, user, locked), members, channels, extensions, services);
  }

  /**
   * Adds or replaces a channel that its password opens.
   *
   * @throws IllegalArgumentException if the id is malformed or the password empty
   */
  public Directory withChannel(String channelId, String password) {
    Map<String, List<byte[]>> more =
        with(channels, checked("channel id", channelId), List.of(secret(password)));
    return new Directory(domain, users, members, more, extensions, services);
  }

  /**
   * Lets a second password open a channel that is there: one to give away, while the first stays
   * with its owner.
   *
   * @throws IllegalArgumentException if there is no such channel or the password is empty
   */
  public Directory withGuests(String channelId, String password) {
    if (!channels.containsKey(channelId)) {
      throw new IllegalArgumentException("no channel " + channelId);
    }
    List<byte[]> both = new ArrayList<>(channels.get(channelId));
    both.add(secret(password));
    return new Directory(
        domain, users, members, with(channels, channelId, List.copyOf(both)), extensions, services);
  }

  /**
   * Reserves a name in a channel for users with this password; no guest can have it there.
   *
   * @throws IllegalArgumentException if a name is malformed or the password empty
   */
  public Directory withMember(String channelId, String name, String password) {
    Grant grant = new Grant(checked("name", name), Set.of(checked("channel id", channelId)));
    Locked<Grant> locked =
        new Locked<>(grant, "member " + name + " of channel " + channelId, secret(password));
    Map<String, Locked<Grant>> more = with(members.getOrDefault(channelId, Map.of()), name, locked);
    return new Directory(
        domain, users, with(members, channelId, more), channels, extensions, services);
  }

  /**
   * Adds or replaces an extension, which anybody may call; its password lets agents register. A
   * channel is never one: it would ring for strangers.
   *
   * @throws IllegalArgumentException if the id is malformed or the password empty
   */
  public Directory withExtension(String extensionId, String password) {
    Map<String, byte[]> more =
        with(extensions, checked("extension id", extensionId), secret(password));
    return new Directory(domain, users, members, channels, more, services);
  }

  /** As this one, and proves to clients that ask that the server knows a password. */
  public Directory proving(PasswordProof known) {
    return serving(new Services(Optional.of(known), services.turn()));
  }

  /** As this one, and hands out credentials of TURN servers to everybody who has logged in. */
  public Directory handingOut(TurnSecret secret) {
    return serving(new Services(services.proof(), Optional.of(secret)));
  }

  private Directory serving(Services more) {
    return new Directory(domain, users, members, channels, extensions, more);
  }

  /** Empty where the server proves nothing. */
  public Optional<PasswordProof> proof() {
    return services.proof();
  }

  /** Empty where the server hands out no TURN servers. */
  public Optional<TurnSecret> turn() {
    return services.turn();
  }

  public String domain() {
    return domain;
  }

  /**
   * Looks up whom a login means, before any password.
   *
   * @param login {@code user} or {@code user@domain}
   * @param channelId what the login says in loginParams.channel, empty for nothing
   * @return empty for a malformed or unknown login
   */
  public Optional<Locked<Grant>> find(String login, String channelId) {
    String suffix = "@" + domain;
    String user =
        login.endsWith(suffix) ? login.substring(0, login.length() - suffix.length()) : login;
    if (!isName(user) || user.equals(ICE_SERVERS)) {
      return Optional.empty();
    }
    if (users.containsKey(user)) {
      return Optional.of(users.get(user));
    }
    Optional<Locked<Grant>> member =
        Optional.ofNullable(members.getOrDefault(channelId, Map.of()).get(user));
    return member.or(
        () ->
            Optional.ofNullable(channels.get(channelId))
                .map(
                    passwords ->
                        new Locked<>(
                            new Grant(user, Set.of(channelId)),
                            "channel " + channelId,
                            passwords)));
  }

  /**
   * Whether a client may use an id: one that belongs to a secret requires that secret
   * (docs/identities.md), and any other is for everybody whom a password lets in.
   *
   * @param secret unchecked; empty for none
   */
  public static boolean mayUse(String id, String secret) {
    return !SelfCertifyingId.isShape(id) || SelfCertifyingId.isProven(id, secret);
  }

  /** The extension of that id, before any password. */
  public Optional<Locked<String>> extension(String extensionId) {
    return Optional.ofNullable(extensions.get(extensionId))
        .map(password -> new Locked<>(extensionId, "extension " + extensionId, password));
  }

  /** Whether a text can name a user, a session or a channel: short, and nothing odd in it. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= NAME_LENGTH
        && text.indexOf('@') < 0
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static String checked(String what, String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a " + what + " has 1 to " + NAME_LENGTH + " characters, no @ and no control character");
    }
    return name;
  }

  private static <T> Map<String, T> with(Map<String, T> all, String name, T one) {
    Map<String, T> more = new HashMap<>(all);
    more.put(name, one);
    return Map.copyOf(more);
  }

  private static byte[] secret(String password) {
    if (password.isEmpty()) {
      throw new IllegalArgumentException("a password must not be empty");
    }
    return password.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What a login gives. Two logins are the same user exactly if their grants are equal: guests of
   * two channels stay two users, whatever they call themselves.
   *
   * @param user the bare name
   * @param channels the event channels that this user may subscribe to and broadcast in
   */
  public record Grant(String user, Set<String> channels) {}

  /** Something and the passwords before it, any of which opens it. */
  public static final class Locked<T> {
    private final T value;
    private final String account;
    private final List<byte[]> passwords;

    private Locked(T value, String account, byte[] password) {
      this(value, account, List.of(password));
    }

    private Locked(T value, String account, List<byte[]> passwords) {
      this.value = value;
      this.account = account;
      this.passwords = passwords;
    }

    /** What guesses at this password are counted by. */
    public String account() {
      return account;
    }

    /** Gives it for a right password, in a time that does not tell how wrong one is. */
    public Optional<T> open(String given) {
      byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
      long right = passwords.stream().filter(one -> MessageDigest.isEqual(one, bytes)).count();
      return right > 0 ? Optional.of(value) : Optional.empty();
    }
  }
}
