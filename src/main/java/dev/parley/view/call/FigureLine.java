package dev.parley.view.call;

import dev.parley.peer.figures.Figures;
import dev.parley.peer.figures.Figures.Picture;
import dev.parley.peer.figures.Figures.Sound;
import dev.parley.peer.figures.Figures.Way;
import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import java.util.List;

/**
 * Formats one line of the call statistics.
 *
 * @param id of what it is about
 * @param sent what this side sends, or what is the same for both
 * @param received what it gets; empty where one value is for both
 */
record FigureLine(String id, String name, String sent, String received) {
  private static final Words WORDS = Words.in(FigureLine.class);

  /** Where there is nothing to count. */
  private static final String NOTHING = "–";

  /** All of them, from what most want to know to what few do; always the same ones. */
  static List<FigureLine> of(Figures figures) {
    Picture out = figures.pictureSent();
    Picture in = figures.pictureReceived();
    Sound said = figures.soundSent();
    Sound heard = figures.soundReceived();
    return List.of(
        line("statistics.line.picture", size(out), size(in)),
        line("statistics.line.frames", frames(out), frames(in)),
        line("statistics.line.codec", codec(out.codec()), codec(in.codec())),
        line("statistics.line.rate", rate(out.kbps()), rate(in.kbps())),
        line("statistics.line.loss", loss(out.lossPercent()), loss(in.lossPercent())),
        line("statistics.line.jitter", NOTHING, millis(in.jitterMs())),
        line("statistics.line.freezes", NOTHING, WORDS.say("statistics.count", figures.freezes())),
        line("statistics.line.sound-codec", codec(said.codec()), codec(heard.codec())),
        line("statistics.line.sound-rate", rate(said.kbps()), rate(heard.kbps())),
        line("statistics.line.sound-loss", loss(said.lossPercent()), loss(heard.lossPercent())),
        line("statistics.line.sound-jitter", NOTHING, millis(heard.jitterMs())),
        line(
            "statistics.line.round-trip",
            figures.path().map(path -> millis(path.roundTripMs())).orElse(NOTHING),
            ""),
        line("statistics.line.path", figures.path().map(FigureLine::path).orElse(NOTHING), ""));
  }

  private static FigureLine line(String key, String sent, String received) {
    String id = key.substring(key.lastIndexOf('.') + 1);
    return new FigureLine(id, WORDS.say(key), sent, received);
  }

  private static String size(Picture picture) {
    return picture.width() == 0
        ? NOTHING
        : WORDS.say("statistics.size", picture.width(), picture.height());
  }

  private static String frames(Picture picture) {
    return picture.width() == 0 ? NOTHING : WORDS.say("statistics.frames", picture.fps());
  }

  private static String codec(String name) {
    return name.isEmpty() ? NOTHING : ShownText.title(name);
  }

  static String rate(double kbps) {
    return WORDS.say("statistics.rate", kbps);
  }

  static String loss(double percent) {
    return WORDS.say("statistics.loss", percent);
  }

  static String millis(double millis) {
    return WORDS.say("statistics.millis", millis);
  }

  /** A relay on either side counts more than the NAT that the other one is behind. */
  private static String path(Figures.Path path) {
    boolean relayed = path.local() == Way.RELAY || path.remote() == Way.RELAY;
    boolean here = relayed ? path.local() == Way.RELAY : path.local() != Way.DIRECT;
    boolean there = relayed ? path.remote() == Way.RELAY : path.remote() != Way.DIRECT;
    String ends = here && there ? "both" : here ? "here" : there ? "there" : "none";
    return WORDS.say(
        relayed ? "statistics.path.turn." + ends : "statistics.path.nat." + ends, path.protocol());
  }
}
