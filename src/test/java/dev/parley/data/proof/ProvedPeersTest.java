package dev.parley.data.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ProvedPeersTest {
  private ProvedPeers peers = ProvedPeers.NONE;

  @Test
  void anInvitationOfWhoIsKnownInAnyWayChangesNothing() {
    add("ann", "a", Verification.CODE);
    ProvedPeers before = peers;
    add("ann", "a", Verification.INVITATION);
    add("ann", "b", Verification.INVITATION);
    add("eve", "a", Verification.INVITATION);
    assertEquals(before, peers);
  }

  @Test
  void aCodeTakesThePlaceOfTheInvitationsUnderItsId() {
    add("ann", "a", Verification.INVITATION);
    add("bob", "b", Verification.INVITATION);
    add("ann", "c", Verification.CODE);
    assertEquals(List.of("c", "b"), certificates());
  }

  @Test
  void theOldestOfFiveComputersMakesRoom() {
    for (String certificate : List.of("a", "b", "c", "d", "a", "e")) {
      add("ann", certificate, Verification.CODE);
      add("bob", certificate, Verification.CODE);
    }
    assertEquals(List.of("e", "e", "a", "a", "d", "d", "c", "c"), certificates());
  }

  @Test
  void whoHadTheIdCountsBeforeWhoHadTheCertificate() {
    add("ann", "a", Verification.CODE);
    add("ann", "b", Verification.CODE);
    add("bob", "c", Verification.CODE);
    assertEquals("a", peers.find("ann", "a").orElseThrow().certificate());
    assertEquals("b", peers.find("ann", "c").orElseThrow().certificate());
    assertEquals("bob", peers.find("eve", "c").orElseThrow().peerId());
    assertTrue(peers.find("eve", "d").isEmpty());
  }

  @Test
  void invitationsMakeRoomForCodesWhenThereAreTooMany() {
    add("ann", "a", Verification.CODE);
    for (int i = 0; i < 2 * ProvedPeers.MOST; i++) {
      add("stranger" + i, "s" + i, Verification.INVITATION);
    }
    assertEquals(ProvedPeers.MOST, peers.all().size());
    assertTrue(certificates().contains("a"));
    assertTrue(certificates().contains("s" + (2 * ProvedPeers.MOST - 1)));
    for (int i = 0; i < ProvedPeers.MOST; i++) {
      add("friend" + i, "f" + i, Verification.CODE);
    }
    assertEquals(ProvedPeers.MOST, peers.all().size());
    assertEquals("f0", certificates().get(ProvedPeers.MOST - 1));
    add("stranger", "s", Verification.INVITATION);
    assertEquals("f0", certificates().get(ProvedPeers.MOST - 1));
  }

  private void add(String peerId, String certificate, Verification how) {
    peers = peers.and(new ProvedPeer(peerId, certificate, how, "", Instant.EPOCH));
  }

  private List<String> certificates() {
    return peers.all().stream().map(ProvedPeer::certificate).toList();
  }
}
