package dev.parley.data.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.data.hearing.Playout.Access;
import dev.parley.data.hearing.Playout.Link;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose loss it was: what was lost each way, and what each side knows of its own link. */
@Tag("unit")
class BlameTest {
  @ParameterizedTest
  @CsvSource({
    "false, false, UNKNOWN, UNKNOWN, NOBODY",
    "false, false, LOSSY,   CLEAN,   NOBODY",
    // Each end counts what it gets: the direction is known, and no more.
    "true,  false, UNKNOWN, UNKNOWN, WAY_THERE",
    "false, true,  UNKNOWN, UNKNOWN, WAY_BACK",
    "true,  true,  UNKNOWN, UNKNOWN, BOTH_WAYS",
    // A side that knows of its own link tells one end from the other.
    "true,  false, LOSSY,   CLEAN,   OWN_UPLOAD",
    "true,  false, LOSSY,   UNKNOWN, OWN_UPLOAD",
    "true,  false, CLEAN,   LOSSY,   PEER_DOWNLOAD",
    "true,  false, UNKNOWN, LOSSY,   PEER_DOWNLOAD",
    "false, true,  LOSSY,   CLEAN,   OWN_DOWNLOAD",
    "false, true,  CLEAN,   LOSSY,   PEER_UPLOAD",
    "true,  true,  LOSSY,   CLEAN,   OWN_LINK",
    "true,  true,  CLEAN,   LOSSY,   PEER_LINK",
    // One clean end says nothing of the other, and two lossy ones nothing of either.
    "true,  false, CLEAN,   UNKNOWN, WAY_THERE",
    "true,  false, UNKNOWN, CLEAN,   WAY_THERE",
    "true,  false, CLEAN,   CLEAN,   WAY_THERE",
    "true,  false, LOSSY,   LOSSY,   WAY_THERE",
    "false, true,  CLEAN,   CLEAN,   WAY_BACK",
    "false, true,  LOSSY,   LOSSY,   WAY_BACK",
    "true,  true,  LOSSY,   LOSSY,   BOTH_WAYS",
    "true,  true,  CLEAN,   CLEAN,   BOTH_WAYS"
  })
  void theDirectionIsAFactAndTheEndOnlyWhereItIsKnown(
      boolean there, boolean back, Access own, Access peers, Blame expected) {
    assertEquals(expected, Blame.of(lost(there), lost(back), both(own), both(peers)));
  }

  @Test
  void eachDirectionIsJudgedByWhatIsKnownOfIt() {
    Link up = new Link(Access.LOSSY, Access.CLEAN);
    Link down = new Link(Access.CLEAN, Access.LOSSY);

    assertEquals(Blame.OWN_UPLOAD, Blame.of(lost(true), lost(false), up, Link.UNKNOWN));
    assertEquals(Blame.WAY_BACK, Blame.of(lost(false), lost(true), up, Link.UNKNOWN));
    assertEquals(Blame.OWN_DOWNLOAD, Blame.of(lost(false), lost(true), down, Link.UNKNOWN));
    assertEquals(Blame.PEER_DOWNLOAD, Blame.of(lost(true), lost(false), Link.UNKNOWN, down));
    assertEquals(Blame.PEER_UPLOAD, Blame.of(lost(false), lost(true), Link.UNKNOWN, up));
    assertEquals(Blame.BOTH_WAYS, Blame.of(lost(true), lost(true), up, Link.UNKNOWN));
  }

  private static Link both(Access each) {
    return new Link(each, each);
  }

  private static Loss lost(boolean much) {
    return much ? new Loss(6, 40) : new Loss(3, 2);
  }
}
