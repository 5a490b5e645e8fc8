package dev.parley.view.people;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.view.OpenView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class PeersPanelTest {
  private OpenView open;

  @BeforeEach
  void manyPeers() throws Exception {
    open = new OpenView(alone().peers(crowd(0, 500)));
    open.act(() -> list().scrollTo(200));
    open.act(() -> list().getSelectionModel().select(203));
    assertEquals("p200", top());
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void fiveHundredPeersAreListed() {
    assertEquals(500, (int) OpenView.onFx(() -> list().getItems().size()));
    assertEquals("500 people here", open.text("peers-title"));
  }

  @Test
  void aPeerThatBecomesBusyDoesNotMoveTheList() {
    List<PeerRow> peers = crowd(0, 500);
    peers.set(201, new PeerRow("p201", "Guest 201", PeerState.Standing.BUSY));
    open.show(alone().peers(peers));
    assertEquals("p200", top());
    assertEquals("In a call", open.text("peer-standing-p201"));
  }

  @Test
  void onesWhoComeAboveDoNotMoveTheList() {
    List<PeerRow> peers = crowd(0, 500);
    peers.add(0, new PeerRow("a", "Aaron", PeerState.Standing.FREE));
    peers.add(0, new PeerRow("b", "Aachen", PeerState.Standing.FREE));
    open.show(alone().peers(peers));
    assertEquals("p200", top());
  }

  @Test
  void onesWhoLeaveAboveDoNotMoveTheList() {
    open.show(alone().peers(crowd(50, 500)));
    assertEquals("p200", top());
  }

  @Test
  void theSelectionStaysWithItsPeer() {
    open.show(alone().peers(crowd(50, 500)));
    assertEquals(
        "p203", OpenView.onFx(() -> list().getSelectionModel().getSelectedItem().peerId()));
  }

  @Test
  void onlyVisibleRowsHaveNodes() {
    int cells = OpenView.onFx(() -> list().lookupAll(".list-cell").size());
    assertTrue(cells < 40, cells + " cells");
  }

  private String top() {
    return OpenView.onFx(
        () -> {
          list().layout();
          VirtualFlow<?> flow = (VirtualFlow<?>) list().lookup(".virtual-flow");
          return list().getItems().get(flow.getFirstVisibleCell().getIndex()).peerId();
        });
  }

  @SuppressWarnings("unchecked")
  private ListView<PersonRow> list() {
    return (ListView<PersonRow>) open.stage().getScene().lookup("#peers");
  }

  private static List<PeerRow> crowd(int from, int to) {
    List<PeerRow> peers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      peers.add(
          new PeerRow(
              "p" + i, String.format(Locale.ROOT, "Guest %03d", i), PeerState.Standing.FREE));
    }
    return peers;
  }
}
