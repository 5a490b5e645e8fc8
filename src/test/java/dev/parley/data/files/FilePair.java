package dev.parley.data.files;

import dev.parley.data.Clearance;
import dev.parley.data.DataPair;
import dev.parley.loop.FakeLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Two copies of the program, of which the first sends files to the second. */
final class FilePair {
  final FakeLoop loop = new FakeLoop();
  final Path here;
  final Path there;
  final Copy sender;
  final Copy receiver;
  DataPair call;

  /** Of the sender. */
  Clearance clearance = Clearance.ALWAYS;

  FilePair(Path folder) throws IOException {
    here = Files.createDirectory(folder.resolve("here"));
    there = Files.createDirectory(folder.resolve("there"));
    sender = new Copy(folder.resolve("settings-one"), here);
    receiver = new Copy(folder.resolve("settings-two"), there);
  }

  /** One copy, which may be started again. */
  final class Copy {
    final Path settings;
    final Path folder;
    FileFeature feature;
    FileTransfers shown = FileTransfers.NONE;

    Copy(Path settings, Path folder) {
      this.settings = settings;
      this.folder = folder;
      start();
    }

    void start() {
      start(List.of(), FilePlan.Offers.ASK);
    }

    void start(List<Path> send, FilePlan.Offers offers) {
      feature = new FileFeature(loop, settings, new FilePlan(folder, offers), now -> shown = now);
      feature.sendInCalls(send);
      shown = FileTransfers.NONE;
    }

    FileTransfer last() {
      return shown.list().get(shown.list().size() - 1);
    }

    FileTransfer named(String name) {
      return shown.list().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }
  }

  FilePair call() {
    return call("here");
  }

  /** In another channel, or on another server. */
  FilePair call(String place) {
    return call(place, begun -> {});
  }

  /** In which something happens before the two have read what is to be resumed. */
  FilePair call(String place, Consumer<DataPair> first) {
    loop.act(
        () -> {
          call =
              new DataPair(
                      loop,
                      sender.feature.in(place, clearance),
                      receiver.feature.in(place, Clearance.ALWAYS))
                  .connected()
                  .ready();
          first.accept(call);
        });
    settle();
    return this;
  }

  void hangUp() {
    loop.act(
        () -> {
          call.end();
          sender.feature.callOver();
          receiver.feature.callOver();
        });
    settle();
  }

  /** Lets time pass, until nothing more happens by itself. */
  void settle() {
    loop.advance(Duration.ofSeconds(1));
  }

  void finish() {
    loop.advance(Duration.ofMinutes(2));
  }

  Path file(String name, int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Files.write(here.resolve(name), content);
  }

  void send(Path... files) {
    sender.feature.send(List.of(files));
    settle();
  }

  void accept() {
    receiver.feature.accept(receiver.last().key());
  }

  /** Nobody is at either copy: the one sends this, the other takes everything. */
  void unattended(Path file) {
    sender.start(List.of(file), FilePlan.Offers.DECLINE);
    receiver.start(List.of(), FilePlan.Offers.ACCEPT);
  }

  /** A file whose call is over when so much of it has arrived. */
  Path interrupted(String name, int size, long bytes) throws IOException {
    Path file = file(name, size);
    call().send(file);
    accept();
    until(bytes);
    hangUp();
    return file;
  }

  /** The file is on its way, and so much of it has arrived at least. */
  void until(long bytes) {
    for (int round = 0; round < 100_000 && receiver.last().done() < bytes; round++) {
      loop.advance(Duration.ofMillis(20));
    }
    if (receiver.last().done() < bytes) {
      throw new AssertionError(receiver.last());
    }
  }

  List<String> arrived() throws IOException {
    try (Stream<Path> files = Files.list(there)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
