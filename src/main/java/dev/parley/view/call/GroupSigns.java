package dev.parley.view.call;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Invited;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Says over a call who is being asked to join it, who of those in it is not reached, and who of
 * them cannot see each other. JavaFX thread.
 */
final class GroupSigns {
  private static final Words WORDS = Words.in(GroupSigns.class);

  /** Nobody reads more of them. */
  private static final int MOST_APART = 3;

  private final Intents intents;
  private final BiFunction<String, Feather, Label> sign;
  private Group shown = Group.NONE;
  private List<Region> nodes = List.of();

  /**
   * @param sign makes a label over a picture with that id
   */
  GroupSigns(Intents intents, BiFunction<String, Feather, Label> sign) {
    this.intents = intents;
    this.sign = sign;
  }

  /** What there is to say; made anew when it is something else. */
  List<Region> render(Group group) {
    if (!group.equals(shown)) {
      shown = group;
      nodes = make(group);
    }
    return nodes;
  }

  private List<Region> make(Group group) {
    List<Region> made = new ArrayList<>();
    for (Invited one : group.invited()) {
      String name = ShownText.name(one.name());
      String id = one.peerId();
      made.add(say("invited-" + id, Feather.PHONE_OUTGOING, WORDS.say("calling.title", name)));
      Button cancel =
          Buttons.text(
              "invited-cancel-" + id, WORDS.say("calling.cancel"), () -> intents.withdraw(id));
      cancel.setAccessibleText(WORDS.say("add.cancel.whom", name));
      cancel.getStyleClass().addAll("sign", "sign-action");
      made.add(cancel);
    }
    if (!group.absent().isEmpty()) {
      String names = ShownText.list(group.absent());
      made.add(say("group-absent", Feather.WIFI_OFF, WORDS.say("group.absent", names)));
    }
    for (int at = 0; at < Math.min(MOST_APART, group.apart().size()); at++) {
      String sentence = ShownText.sentence(group.apart().get(at));
      made.add(say("group-apart-" + at, Feather.EYE_OFF, sentence));
    }
    return made;
  }

  private Label say(String id, Feather icon, String words) {
    Label label = sign.apply(id, icon);
    label.setText(words);
    label.setVisible(true);
    label.setManaged(true);
    return label;
  }
}
