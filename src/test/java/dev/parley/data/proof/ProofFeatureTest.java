package dev.parley.data.proof;

import static dev.parley.data.proof.ProofPair.A;
import static dev.parley.data.proof.ProofPair.B;
import static dev.parley.data.proof.ProofPair.C;
import static dev.parley.data.proof.ProofPair.CHANNEL;
import static dev.parley.data.proof.ProofPair.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.connection.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ProofFeatureTest {
  @TempDir Path ones;
  @TempDir Path twos;
  private ProofPair pair;

  @BeforeEach
  void nobodyKnowsAnything() {
    pair = new ProofPair(ones, twos);
    pair.join("", "");
  }

  @Test
  void twoWhoCameByOneInvitationProveItWithoutAClick() {
    pair.join(SECRET, SECRET);
    pair.meet(A, B);
    assertEquals(Verification.INVITATION, pair.ones().verification());
    assertEquals(Verification.INVITATION, pair.twos().verification());
  }

  @Test
  void theInvitationGivenAwayIsTheSecretOfWhoComesByIt() throws IOException {
    String given = dev.parley.settings.InvitationSecrets.of(ones, CHANNEL, "").get(0);
    pair.join("", given);
    pair.meet(A, B);
    assertEquals(Verification.INVITATION, pair.ones().verification());
    assertEquals(Verification.INVITATION, pair.twos().verification());
  }

  @Test
  void amongSeveralSecretsTheyFindTheOneThatBothKnow() {
    for (int i = 0; i < 5; i++) {
      pair.join(("one" + i).repeat(8), ("two" + i).repeat(8));
    }
    pair.join(SECRET, SECRET);
    pair.meet(A, B);
    assertEquals(Verification.INVITATION, pair.ones().verification());
    assertEquals(Verification.INVITATION, pair.twos().verification());
  }

  @Test
  void whoComesWithoutAnInvitationGetsTheSameCodeAsTheOther() {
    pair.meet(A, B);
    assertEquals(Verification.NONE, pair.ones().verification());
    assertTrue(pair.ones().code().matches("\\d{6}"), pair.ones().code());
    assertEquals(pair.ones().code(), pair.twos().code());
  }

  @Test
  void whoseCodesAreTheSameIsProvedOnTheSideOfWhoSaysSo() {
    pair.meet(A, B);
    pair.confirm();
    assertEquals(Verification.CODE, pair.ones().verification());
    assertEquals(Verification.NONE, pair.twos().verification());
  }

  @Test
  void codesThatDifferAlarm() {
    pair.meet(A, B);
    pair.one.compared("two", pair.ones().code(), false);
    pair.loop.run();
    assertEquals(Verification.FAILED, pair.ones().verification());
    assertTrue(pair.ones().isAlarming());
  }

  @Test
  void aCodeOfAnEarlierCallCannotBeConfirmed() {
    pair.meet(A, B);
    String before = pair.ones().code();
    pair.call.end();
    pair.meet(A, B);
    pair.one.compared("two", before, true);
    pair.loop.run();
    assertEquals(Verification.NONE, pair.ones().verification());
  }

  @Test
  void whoWasProvedIsKnownAgainByTheCertificateAlone() {
    pair.proved();
    pair.join("", "");
    pair.connect(A, B);
    assertEquals(Verification.KNOWN, pair.ones().verification());
    assertEquals(Verification.CODE, pair.ones().before().orElseThrow().how());
  }

  @Test
  void whoGetsAnotherIdFromTheServerIsKnownByTheCertificate() throws IOException {
    ProvedPeersFile.keep(
        ones, CHANNEL, new ProvedPeer("other", B, Verification.CODE, "Ann", pair.loop.wallClock()));
    pair.join("", "");
    pair.connect(A, B);
    assertEquals(Verification.KNOWN, pair.ones().verification());
    assertEquals("Ann", pair.ones().before().orElseThrow().name());
  }

  @Test
  void anotherCertificateOfWhoWasProvedAlarmsWithoutAnyMessage() {
    pair.proved();
    pair.join("", "");
    pair.connect(A, C);
    assertEquals(Verification.CHANGED, pair.ones().verification());
    assertTrue(pair.ones().isAlarming());
  }

  @Test
  void anAlarmThatWasAcceptedStaysNamedAndComesAgainInTheNextCall() {
    pair.proved();
    pair.join("", "");
    pair.connect(A, C);
    pair.one.goOn("two");
    pair.loop.run();
    assertEquals(Verification.CHANGED, pair.ones().verification());
    assertFalse(pair.ones().isAlarming());
    pair.call.end();
    pair.connect(A, C);
    assertTrue(pair.ones().isAlarming());
  }

  @Test
  void anInvitationDoesNotSilenceTheAlarm() {
    pair.proved();
    pair.join(SECRET, SECRET);
    pair.meet(A, C);
    assertEquals(Verification.CHANGED, pair.ones().verification());
    assertEquals(Verification.INVITATION, pair.twos().verification());
  }

  @Test
  void aNewCertificateIsKnownOnceItsCodeWasRead() {
    pair.proved();
    pair.join("", "");
    pair.meet(A, C);
    pair.confirm();
    assertEquals(Verification.CODE, pair.ones().verification());
    pair.join("", "");
    pair.connect(A, C);
    assertEquals(Verification.KNOWN, pair.ones().verification());
  }

  @Test
  void somebodyInBetweenWhoPassesMessagesOnFailsTheProof() {
    pair.join(SECRET, SECRET);
    pair.meetThroughSomebody();
    assertEquals(Verification.FAILED, pair.ones().verification());
    assertEquals(Verification.FAILED, pair.twos().verification());
    assertEquals("", pair.ones().code());
  }

  @Test
  void somebodyInBetweenMakesTheCodesDiffer() {
    pair.meetThroughSomebody();
    assertNotEquals(pair.ones().code(), pair.twos().code());
  }

  @Test
  void somebodyWhoSaysNothingProvesNothing() {
    pair.join(SECRET, SECRET);
    pair.callThroughSomebody();
    pair.loop.advance(Duration.ofSeconds(10));
    assertEquals(Verification.NONE, pair.ones().verification());
    assertEquals("", pair.ones().code());
  }

  @Test
  void whatIsSentBackToItsSenderProvesNothing() throws JsonProcessingException {
    pair.join(SECRET, SECRET);
    pair.call(A, B);
    pair.call.works = false;
    pair.call.ready();
    pair.loop.run();
    pair.echo(pair.call.two);
    pair.echo(pair.call.one);
    assertEquals(Verification.NONE, pair.ones().verification());
    assertEquals(Verification.NONE, pair.twos().verification());
  }

  @Test
  void aNonceThatWasChosenAfterTheOthersFails() throws JsonProcessingException {
    pair.call(A, B);
    pair.call.works = false;
    pair.call.ready();
    pair.loop.run();
    String digest = "A".repeat(43);
    pair.hear(pair.call.one, "proof.commit {\"version\":1,\"commitment\":\"" + digest + "\"}");
    pair.hear(pair.call.one, "proof.reveal {\"nonce\":\"" + digest + "\"}");
    assertEquals(Verification.FAILED, pair.ones().verification());
  }

  @Test
  void nothingCountsAfterAFailure() throws JsonProcessingException {
    aNonceThatWasChosenAfterTheOthersFails();
    int said = pair.call.one.said.size();
    pair.hear(
        pair.call.one, "proof.commit {\"version\":1,\"commitment\":\"" + "B".repeat(43) + "\"}");
    pair.hear(pair.call.one, "proof.tags {\"tags\":[\"AAAA\"]}");
    assertEquals(said, pair.call.one.said.size());
    assertEquals(Verification.FAILED, pair.ones().verification());
  }

  @Test
  void nonsenseIsPassedOver() throws JsonProcessingException {
    pair.call(A, B);
    pair.call.works = false;
    pair.call.ready();
    pair.loop.run();
    for (String type : List.of("commit", "nonce", "tags", "proof", "later")) {
      for (String body :
          List.of(
              "{}",
              "{\"version\":1,\"commitment\":7,\"nonce\":null,\"tags\":\"x\",\"proof\":[]}",
              "{\"version\":2,\"commitment\":\"" + "A".repeat(43) + "\"}",
              "{\"nonce\":\"" + "A".repeat(9999) + "\",\"proof\":\"!\",\"tags\":[{},[],\"?\"]}")) {
        pair.hear(pair.call.one, "proof." + type + " " + body);
        pair.hear(pair.call.two, "proof." + type + " " + body);
      }
    }
    assertEquals(Verification.NONE, pair.ones().verification());
    assertEquals(Verification.NONE, pair.twos().verification());
    assertEquals(List.of(), pair.call.one.said);
  }

  @Test
  void certificatesAreAskedForAgainUntilTheyAreKnown() {
    pair.join(SECRET, SECRET);
    pair.begin();
    pair.call.one.certificates =
        CompletableFuture.failedFuture(new IllegalStateException("not yet"));
    pair.call.two.certificates = CompletableFuture.completedFuture(new Certificates(B, A));
    pair.call.connected().ready();
    pair.loop.advance(Duration.ofMillis(250));
    assertEquals(Verification.NONE, pair.ones().verification());
    pair.call.one.certificates = CompletableFuture.completedFuture(new Certificates(A, B));
    pair.loop.advance(Duration.ofMillis(250));
    assertEquals(Verification.INVITATION, pair.ones().verification());
    assertEquals(Verification.INVITATION, pair.twos().verification());
  }

  /** Otherwise a server could try certificates, with the nonces known, until the codes agree. */
  @Test
  void nothingIsSaidBeforeTheCertificatesAreKnown() throws JsonProcessingException {
    pair.join(SECRET, SECRET);
    pair.begin();
    pair.call.one.certificates =
        CompletableFuture.failedFuture(new IllegalStateException("not yet"));
    pair.call.two.certificates = pair.call.one.certificates;
    pair.call.connected().ready();
    pair.loop.advance(Duration.ofSeconds(1));
    String digest = "A".repeat(43);
    pair.hear(pair.call.one, "proof.commit {\"version\":1,\"commitment\":\"" + digest + "\"}");
    pair.hear(pair.call.two, "proof.nonce {\"nonce\":\"" + digest + "\"}");
    assertEquals(List.of(), pair.call.one.said);
    assertEquals(List.of(), pair.call.two.said);
  }

  /** As after a description in which the server has put another certificate, in a running call. */
  @Test
  void aProofHoldsForTheCertificatesItWasMadeWith() {
    pair.join(SECRET, SECRET);
    pair.meet(A, B);
    pair.call.one.certificates = CompletableFuture.completedFuture(new Certificates(A, C));
    pair.loop.advance(Duration.ofMillis(600));
    assertEquals(Verification.CHANGED, pair.ones().verification());
    assertEquals("", pair.ones().code());
  }

  @Test
  void aSecondComputerWhoseCodeWasReadIsKnownBesideTheFirst() {
    pair.proved();
    pair.join("", "");
    pair.meet(A, C);
    assertEquals(Verification.CHANGED, pair.ones().verification());
    pair.confirm();
    for (String certificate : List.of(B, C, B)) {
      pair.join("", "");
      pair.connect(A, certificate);
      assertEquals(Verification.KNOWN, pair.ones().verification());
    }
  }

  @Test
  void anInvitationUnderAnotherIdDoesNotReplaceACode() throws IOException {
    ProvedPeersFile.keep(
        ones, CHANNEL, new ProvedPeer("other", B, Verification.CODE, "Ann", pair.loop.wallClock()));
    pair.join(SECRET, SECRET);
    pair.meet(A, B);
    assertEquals(Verification.INVITATION, pair.ones().verification());
    List<ProvedPeer> kept = ProvedPeersFile.read(ones, CHANNEL).all();
    assertEquals(List.of("other"), kept.stream().map(ProvedPeer::peerId).toList());
  }

  /** As at a call desk, where the next agent has the same id. */
  @Test
  void whereIdsDoNotLastTheCertificateAloneCounts() {
    pair.idsLast = false;
    pair.join("", "");
    pair.proved();
    pair.join("", "");
    pair.loop.run();
    assertEquals(0, pair.onesState().known().size());
    pair.connect(A, C);
    assertEquals(Verification.NONE, pair.ones().verification());
    pair.call.end();
    pair.connect(A, B);
    assertEquals(Verification.KNOWN, pair.ones().verification());
    pair.becomes(C);
    assertTrue(pair.ones().isAlarming());
  }

  @Test
  void aFailureStaysWhenACertificateMoves() {
    pair.join(SECRET, SECRET);
    pair.meetThroughSomebody();
    pair.becomes(B);
    assertEquals(Verification.FAILED, pair.ones().verification());
  }

  @Test
  void anAlarmStaysWhenTheServerPutsTheFirstCertificateBack() {
    pair.proved();
    pair.join("", "");
    pair.connect(A, C);
    pair.one.goOn("two");
    pair.loop.run();
    assertFalse(pair.ones().isAlarming());
    pair.becomes(B);
    assertEquals(Verification.FAILED, pair.ones().verification());
    assertTrue(pair.ones().isAlarming());
  }

  @Test
  void anAlarmThatWasAcceptedComesAgainWithAnotherCertificate() {
    pair.proved();
    pair.join("", "");
    pair.connect(A, C);
    pair.one.goOn("two");
    pair.becomes("d".repeat(64));
    assertEquals(Verification.CHANGED, pair.ones().verification());
    assertTrue(pair.ones().isAlarming());
  }

  @Test
  void aCodeThatWasComparedAlarmsWhenTheCertificateMoves() {
    pair.meet(A, B);
    pair.confirm();
    pair.becomes(C);
    assertTrue(pair.ones().isAlarming());
    pair.becomes(B);
    assertTrue(pair.ones().isAlarming());
  }

  @Test
  void whoIsKnownUnderAnotherIdIsNotReplacedInSilence() throws IOException {
    ProvedPeersFile.keep(
        ones, CHANNEL, new ProvedPeer("other", B, Verification.CODE, "Ann", pair.loop.wallClock()));
    pair.join("", "");
    pair.connect(A, B);
    pair.becomes(C);
    assertEquals(Verification.FAILED, pair.ones().verification());
    assertTrue(pair.ones().isAlarming());
  }

  /** As while a transport that the server keeps pending has no certificate yet. */
  @Test
  void whatCannotBeCheckedAnyMoreIsNotProved() {
    pair.join(SECRET, SECRET);
    pair.meet(A, B);
    pair.goesBlind();
    assertEquals(Verification.NONE, pair.ones().verification());
    pair.becomes(B);
    assertEquals(Verification.INVITATION, pair.ones().verification());
    assertFalse(pair.ones().isAlarming());
    pair.confirm();
    pair.goesBlind();
    assertEquals(Verification.NONE, pair.ones().verification());
    pair.becomes(B);
    assertEquals(Verification.CODE, pair.ones().verification());
    pair.call.end();
    pair.join("", "");
    pair.connect(A, B);
    assertEquals(Verification.KNOWN, pair.ones().verification());
    pair.goesBlind();
    assertEquals(Verification.NONE, pair.ones().verification());
  }

  @Test
  void whatMovesWhileNobodyCanSeeItAlarms() {
    pair.meet(A, B);
    pair.confirm();
    pair.goesBlind();
    pair.becomes(C);
    assertTrue(pair.ones().isAlarming());
    pair.goesBlind();
    assertTrue(pair.ones().isAlarming());
  }

  /** No promise was made that could be broken. */
  @Test
  void whoIsNotKnownMayMoveWithoutAnAlarm() {
    pair.meet(A, B);
    pair.becomes(C);
    assertEquals(Verification.NONE, pair.ones().verification());
    assertEquals("", pair.ones().code());
  }

  @Test
  void whoWasProvedIsInTheListBeforeAnyCall() {
    pair.proved();
    pair.join("", "");
    pair.loop.run();
    ProofState state = pair.onesState();
    assertEquals(Verification.CODE, state.known().get("two").how());
    assertEquals(Optional.empty(), Optional.ofNullable(state.known().get("three")));
  }

  @Test
  void aDamagedMemoryIsKeptAsideAndSaysNothing() throws IOException {
    Files.writeString(ones.resolve("proved-peers.json"), "{ no");
    pair.join("", "");
    pair.connect(A, B);
    assertEquals(Verification.NONE, pair.ones().verification());
    assertEquals("{ no", Files.readString(ones.resolve("proved-peers.json.broken")));
  }

  @Test
  void aChannelInUseIsNotForgottenForOthers() throws IOException {
    ProvedPeer two = new ProvedPeer("two", B, Verification.CODE, "", pair.loop.wallClock());
    ProvedPeersFile.keep(ones, CHANNEL, two);
    for (int i = 0; i < 150; i++) {
      ProvedPeersFile.keep(ones, "wss://h hall" + i, two);
    }
    assertEquals(List.of(two), ProvedPeersFile.read(ones, CHANNEL).all()); // used again
    for (int i = 150; i < 250; i++) {
      ProvedPeersFile.keep(ones, "wss://h hall" + i, two);
    }
    assertEquals(List.of(two), ProvedPeersFile.read(ones, CHANNEL).all());
    assertEquals(List.of(), ProvedPeersFile.read(ones, "wss://h hall0").all());
  }

  @Test
  void aCallThatIsOverIsNotShownAnyMore() {
    pair.meet(A, B);
    pair.call.end();
    pair.loop.run();
    assertEquals(0, pair.onesState().calls().size());
  }
}
