package dev.parley.keyring;

import de.swiesend.secretservice.Collection;
import de.swiesend.secretservice.Item;
import de.swiesend.secretservice.Prompt;
import de.swiesend.secretservice.Secret;
import de.swiesend.secretservice.Service;
import de.swiesend.secretservice.TransportEncryption;
import de.swiesend.secretservice.interfaces.Prompt.Completed;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.ObjectPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;

/**
 * Holds one connection to the session bus and to the Secret Service on it. Secrets travel
 * encrypted: what listens on the bus does not see them. For one thread, which it blocks.
 */
final class SecretSession implements AutoCloseable {
  private static final String NAME = "org.freedesktop.secrets";

  /** How long a person may take to open the keyring. */
  static final Duration PERSON = Duration.ofSeconds(60);

  /** The path of no object: nobody has to be asked. */
  private static final String NOTHING = "/";

  private final DBusConnection bus;

  /** Null until a secret is handed over or fetched. */
  private TransportEncryption encryption;

  private SecretSession(DBusConnection bus) {
    this.bus = bus;
  }

  /**
   * @param bus its address; empty for that of this session
   * @throws IOException where there is no bus
   */
  static SecretSession open(String bus) throws IOException {
    try {
      DBusConnectionBuilder way =
          bus.isEmpty()
              ? DBusConnectionBuilder.forSessionBus()
              : DBusConnectionBuilder.forAddress(bus);
      return new SecretSession(way.withShared(false).build());
    } catch (DBusException | RuntimeException none) { // it throws either
      throw new IOException("this session has no D-Bus", none);
    }
  }

  /** Whether a keyring runs, or is started as soon as somebody asks. */
  boolean isThere() throws IOException {
    return call(
        () -> {
          DBus names =
              bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
          return names.NameHasOwner(NAME) || List.of(names.ListActivatableNames()).contains(NAME);
        });
  }

  Optional<String> find(String place) throws IOException {
    return call(
        () -> {
          for (Item item : items(opened(), place)) {
            ObjectPath session = encryption.getService().getSession().getPath();
            try (Secret secret = item.getSecret(session)) {
              return Optional.of(new String(encryption.decrypt(secret)));
            }
          }
          return Optional.empty();
        });
  }

  void keep(String place, String label, String password) throws IOException {
    call(
        () -> {
          Collection keyring = opened();
          try (Secret secret = encryption.encrypt(password)) {
            var properties = Item.createProperties(label, attributes(place));
            agreed(keyring.createItem(properties, secret, true).b);
          }
          return null;
        });
  }

  void forget(String place) throws IOException {
    call(
        () -> {
          for (Item item : items(opened(), place)) {
            agreed(item.delete());
          }
          return null;
        });
  }

  private static Map<String, String> attributes(String place) {
    return Map.of("application", "dev.parley", "place", place);
  }

  private List<Item> items(Collection keyring, String place) {
    return keyring.searchItems(attributes(place)).stream()
        .map(path -> new Item(path, encryption.getService()))
        .toList();
  }

  /** The keyring that the person has for all that names no other; the person may be asked. */
  private Collection opened() throws IOException, DBusException, GeneralSecurityException {
    encryption = new TransportEncryption(bus);
    encryption.initialize();
    if (!encryption.openSession()) {
      throw new IOException("the keyring is not responding");
    }
    encryption.generateSessionKey();
    Service service = encryption.getService();
    ObjectPath path = service.readAlias("default");
    if (path == null || path.getPath().equals(NOTHING)) {
      throw new IOException("no keyring has been created yet");
    }
    Collection keyring = new Collection(path, service);
    if (keyring.isLocked()) {
      agreed(service.unlock(List.of(path)).b);
    }
    return keyring;
  }

  /**
   * @param prompt what a person is asked, in a window of the keyring's
   */
  private void agreed(ObjectPath prompt) throws IOException {
    if (prompt == null || prompt.getPath().equals(NOTHING)) {
      return;
    }
    Completed answer = new Prompt(encryption.getService()).await(prompt, PERSON);
    if (answer == null || answer.dismissed) {
      throw new IOException("the keyring was not unlocked");
    }
  }

  private interface Question<T> {
    T ask() throws IOException, DBusException, GeneralSecurityException;
  }

  /** The library tells of a failure by null as well. */
  private static <T> T call(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (DBusException | GeneralSecurityException | RuntimeException failure) {
      throw new IOException("the keyring could not be queried", failure);
    }
  }

  @Override
  public void close() {
    try {
      if (encryption != null) {
        encryption.close();
      }
    } catch (DBusExecutionException gone) {
      // the session ends with the connection
    }
    bus.disconnect();
  }
}
