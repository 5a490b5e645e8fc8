package dev.parley.view;

import dev.parley.view.start.ChannelList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down where a person wants to go. */
public final class FakeChannelList implements ChannelList {
  private final List<String> wanted = new CopyOnWriteArrayList<>();

  /** What is wrong with what is typed next. */
  public volatile Problems problems = Problems.NONE;

  public volatile boolean looked;

  public List<String> wanted() {
    return List.copyOf(wanted);
  }

  @Override
  public Problems join(String link) {
    wanted.add("link " + link);
    return problems;
  }

  @Override
  public Problems join(String tongue, String server, String channel, String password) {
    wanted.add("join " + tongue + " " + server + " " + channel + " " + password);
    return problems;
  }

  @Override
  public List<Tongue> tongues() {
    return List.of(
        new Tongue("usual", "Parley", "talk.example.org", "Channel", "", ""),
        new Tongue(
            "robots",
            "Robots and cameras",
            "192.0.2.17:8443",
            "Room",
            "Without one you call by id",
            ""),
        new Tongue(
            "desk", "A call desk", "desk.example.org", "Extension", "101", "For those who answer"));
  }

  @Override
  public void home() {
    wanted.add("home");
  }

  @Override
  public void callEcho() {
    wanted.add("echo");
  }

  @Override
  public void host(boolean on) {
    wanted.add("host " + on);
  }

  @Override
  public void forget(Recent place) {
    wanted.add("forget " + place.channel());
  }

  @Override
  public void follow() {
    wanted.add("follow");
  }

  @Override
  public void lookForKeyring() {
    looked = true;
  }

  @Override
  public void keep(boolean on) {
    wanted.add("keep " + on);
  }

  @Override
  public void drop() {
    wanted.add("drop");
  }

  @Override
  public void again(Recent place, String password) {
    wanted.add("again " + place.channel() + " " + password);
  }
}
