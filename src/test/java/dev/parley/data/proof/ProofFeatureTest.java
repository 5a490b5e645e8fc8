package dev.parley.data.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Certificates;
import dev.parley.data.DataPair;
import dev.parley.loop.FakeLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ProofFeatureTest {
  private static final String CHANNEL = "wss://h room";
  private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String C = "c".repeat(64);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path ones;
  @TempDir Path twos;
  private final FakeLoop loop = new FakeLoop();
  private boolean idsLast = true;
  private ProofFeature one;
  private ProofFeature two;
  private final List<ProofState> onesStates = new ArrayList<>();
  private final List<ProofState> twosStates = new ArrayList<>();
  private DataPair pair;

  @BeforeEach
  void nobodyKnowsAnything() {
    join("", "");
  }

  @Test
  void twoWhoCameByOneInvitationProveItWithoutAClick() {
    join(SECRET, SECRET);
    call(A, B).ready();
    loop.run();
    assertEquals(Verification.INVITATION, ones().verification());
    assertEquals(Verification.INVITATION, twos().verification());
  }

  @Test
  void theInvitationGivenAwayIsTheSecretOfWhoComesByIt() throws IOException {
    String given = dev.parley.settings.InvitationSecrets.of(ones, CHANNEL, "").get(0);
    join("", given);
    call(A, B).ready();
    loop.run();
    assertEquals(Verification.INVITATION, ones().verification());
    assertEquals(Verification.INVITATION, twos().verification());
  }

  @Test
  void amongSeveralSecretsTheyFindTheOneThatBothKnow() {
    for (int i = 0; i < 5; i++) {
      join(("one" + i).repeat(8), ("two" + i).repeat(8));
    }
    join(SECRET, SECRET);
    call(A, B).ready();
    loop.run();
    assertEquals(Verification.INVITATION, ones().verification());
    assertEquals(Verification.INVITATION, twos().verification());
  }

  @Test
  void whoComesWithoutAnInvitationGetsTheSameCodeAsTheOther() {
    call(A, B).ready();
    loop.run();
    assertEquals(Verification.NONE, ones().verification());
    assertTrue(ones().code().matches("\\d{6}"), ones().code());
    assertEquals(ones().code(), twos().code());
  }

  @Test
  void whoseCodesAreTheSameIsProvedOnTheSideOfWhoSaysSo() {
    call(A, B).ready();
    loop.run();
    one.compared("two", ones().code(), true);
    loop.run();
    assertEquals(Verification.CODE, ones().verification());
    assertEquals(Verification.NONE, twos().verification());
  }

  @Test
  void codesThatDifferAlarm() {
    call(A, B).ready();
    loop.run();
    one.compared("two", ones().code(), false);
    loop.run();
    assertEquals(Verification.FAILED, ones().verification());
    assertTrue(ones().isAlarming());
  }

  @Test
  void aCodeOfAnEarlierCallCannotBeConfirmed() {
    call(A, B).ready();
    loop.run();
    String before = ones().code();
    pair.end();
    call(A, B).ready();
    loop.run();
    one.compared("two", before, true);
    loop.run();
    assertEquals(Verification.NONE, ones().verification());
  }

  @Test
  void whoWasProvedIsKnownAgainByTheCertificateAlone() {
    proved();
    join("", "");
    call(A, B);
    loop.run();
    assertEquals(Verification.KNOWN, ones().verification());
    assertEquals(Verification.CODE, ones().before().orElseThrow().how());
  }

  @Test
  void whoGetsAnotherIdFromTheServerIsKnownByTheCertificate() throws IOException {
    ProvedPeersFile.keep(
        ones, CHANNEL, new ProvedPeer("other", B, Verification.CODE, "Ann", loop.wallClock()));
    join("", "");
    call(A, B);
    loop.run();
    assertEquals(Verification.KNOWN, ones().verification());
    assertEquals("Ann", ones().before().orElseThrow().name());
  }

  @Test
  void anotherCertificateOfWhoWasProvedAlarmsWithoutAnyMessage() {
    proved();
    join("", "");
    call(A, C);
    loop.run();
    assertEquals(Verification.CHANGED, ones().verification());
    assertTrue(ones().isAlarming());
  }

  @Test
  void anAlarmThatWasAcceptedStaysNamedAndComesAgainInTheNextCall() {
    proved();
    join("", "");
    call(A, C);
    loop.run();
    one.goOn("two");
    loop.run();
    assertEquals(Verification.CHANGED, ones().verification());
    assertFalse(ones().isAlarming());
    pair.end();
    call(A, C);
    loop.run();
    assertTrue(ones().isAlarming());
  }

  @Test
  void anInvitationDoesNotSilenceTheAlarm() {
    proved();
    join(SECRET, SECRET);
    call(A, C).ready();
    loop.run();
    assertEquals(Verification.CHANGED, ones().verification());
    assertEquals(Verification.INVITATION, twos().verification());
  }

  @Test
  void aNewCertificateIsKnownOnceItsCodeWasRead() {
    proved();
    join("", "");
    call(A, C).ready();
    loop.run();
    one.compared("two", ones().code(), true);
    loop.run();
    assertEquals(Verification.CODE, ones().verification());
    join("", "");
    call(A, C);
    loop.run();
    assertEquals(Verification.KNOWN, ones().verification());
  }

  @Test
  void somebodyInBetweenWhoPassesMessagesOnFailsTheProof() {
    join(SECRET, SECRET);
    callThroughSomebody().ready();
    loop.run();
    assertEquals(Verification.FAILED, ones().verification());
    assertEquals(Verification.FAILED, twos().verification());
    assertEquals("", ones().code());
  }

  @Test
  void somebodyInBetweenMakesTheCodesDiffer() {
    callThroughSomebody().ready();
    loop.run();
    assertNotEquals(ones().code(), twos().code());
  }

  @Test
  void somebodyWhoSaysNothingProvesNothing() {
    join(SECRET, SECRET);
    callThroughSomebody();
    loop.advance(Duration.ofSeconds(10));
    assertEquals(Verification.NONE, ones().verification());
    assertEquals("", ones().code());
  }

  @Test
  void whatIsSentBackToItsSenderProvesNothing() throws JsonProcessingException {
    join(SECRET, SECRET);
    call(A, B);
    pair.works = false;
    pair.ready();
    loop.run();
    echo(pair.two);
    echo(pair.one);
    assertEquals(Verification.NONE, ones().verification());
    assertEquals(Verification.NONE, twos().verification());
  }

  @Test
  void aNonceThatWasChosenAfterTheOthersFails() throws JsonProcessingException {
    call(A, B);
    pair.works = false;
    pair.ready();
    loop.run();
    String digest = "A".repeat(43);
    hear(pair.one, "proof.commit {\"version\":1,\"commitment\":\"" + digest + "\"}");
    hear(pair.one, "proof.reveal {\"nonce\":\"" + digest + "\"}");
    assertEquals(Verification.FAILED, ones().verification());
  }

  @Test
  void nothingCountsAfterAFailure() throws JsonProcessingException {
    aNonceThatWasChosenAfterTheOthersFails();
    int said = pair.one.said.size();
    hear(pair.one, "proof.commit {\"version\":1,\"commitment\":\"" + "B".repeat(43) + "\"}");
    hear(pair.one, "proof.tags {\"tags\":[\"AAAA\"]}");
    assertEquals(said, pair.one.said.size());
    assertEquals(Verification.FAILED, ones().verification());
  }

  @Test
  void nonsenseIsPassedOver() throws JsonProcessingException {
    call(A, B);
    pair.works = false;
    pair.ready();
    loop.run();
    for (String type : List.of("commit", "nonce", "tags", "proof", "later")) {
      for (String body :
          List.of(
              "{}",
              "{\"version\":1,\"commitment\":7,\"nonce\":null,\"tags\":\"x\",\"proof\":[]}",
              "{\"version\":2,\"commitment\":\"" + "A".repeat(43) + "\"}",
              "{\"nonce\":\"" + "A".repeat(9999) + "\",\"proof\":\"!\",\"tags\":[{},[],\"?\"]}")) {
        hear(pair.one, "proof." + type + " " + body);
        hear(pair.two, "proof." + type + " " + body);
      }
    }
    assertEquals(Verification.NONE, ones().verification());
    assertEquals(Verification.NONE, twos().verification());
    assertEquals(List.of(), pair.one.said);
  }

  @Test
  void certificatesAreAskedForAgainUntilTheyAreKnown() {
    join(SECRET, SECRET);
    pair = new DataPair(loop, one, two);
    pair.one.certificates = CompletableFuture.failedFuture(new IllegalStateException("not yet"));
    pair.two.certificates = CompletableFuture.completedFuture(new Certificates(B, A));
    pair.connected().ready();
    loop.advance(Duration.ofMillis(250));
    assertEquals(Verification.NONE, ones().verification());
    pair.one.certificates = CompletableFuture.completedFuture(new Certificates(A, B));
    loop.advance(Duration.ofMillis(250));
    assertEquals(Verification.INVITATION, ones().verification());
    assertEquals(Verification.INVITATION, twos().verification());
  }

  /** Otherwise a server could try certificates, with the nonces known, until the codes agree. */
  @Test
  void nothingIsSaidBeforeTheCertificatesAreKnown() throws JsonProcessingException {
    join(SECRET, SECRET);
    pair = new DataPair(loop, one, two);
    pair.one.certificates = CompletableFuture.failedFuture(new IllegalStateException("not yet"));
    pair.two.certificates = pair.one.certificates;
    pair.connected().ready();
    loop.advance(Duration.ofSeconds(1));
    String digest = "A".repeat(43);
    hear(pair.one, "proof.commit {\"version\":1,\"commitment\":\"" + digest + "\"}");
    hear(pair.two, "proof.nonce {\"nonce\":\"" + digest + "\"}");
    assertEquals(List.of(), pair.one.said);
    assertEquals(List.of(), pair.two.said);
  }

  /** As after a description in which the server has put another certificate, in a running call. */
  @Test
  void aProofHoldsForTheCertificatesItWasMadeWith() {
    join(SECRET, SECRET);
    call(A, B).ready();
    loop.run();
    pair.one.certificates = CompletableFuture.completedFuture(new Certificates(A, C));
    loop.advance(Duration.ofMillis(600));
    assertEquals(Verification.CHANGED, ones().verification());
    assertEquals("", ones().code());
  }

  @Test
  void aSecondComputerWhoseCodeWasReadIsKnownBesideTheFirst() {
    proved();
    join("", "");
    call(A, C).ready();
    loop.run();
    assertEquals(Verification.CHANGED, ones().verification());
    one.compared("two", ones().code(), true);
    loop.run();
    for (String certificate : List.of(B, C, B)) {
      join("", "");
      call(A, certificate);
      loop.run();
      assertEquals(Verification.KNOWN, ones().verification());
    }
  }

  @Test
  void anInvitationUnderAnotherIdDoesNotReplaceACode() throws IOException {
    ProvedPeersFile.keep(
        ones, CHANNEL, new ProvedPeer("other", B, Verification.CODE, "Ann", loop.wallClock()));
    join(SECRET, SECRET);
    call(A, B).ready();
    loop.run();
    assertEquals(Verification.INVITATION, ones().verification());
    List<ProvedPeer> kept = ProvedPeersFile.read(ones, CHANNEL).all();
    assertEquals(List.of("other"), kept.stream().map(ProvedPeer::peerId).toList());
  }

  /** As at a call desk, where the next agent has the same id. */
  @Test
  void whereIdsDoNotLastTheCertificateAloneCounts() {
    idsLast = false;
    join("", "");
    proved();
    join("", "");
    loop.run();
    assertEquals(0, onesStates.get(onesStates.size() - 1).known().size());
    call(A, C);
    loop.run();
    assertEquals(Verification.NONE, ones().verification());
    pair.end();
    call(A, B);
    loop.run();
    assertEquals(Verification.KNOWN, ones().verification());
    becomes(C);
    assertTrue(ones().isAlarming());
  }

  @Test
  void aFailureStaysWhenACertificateMoves() {
    join(SECRET, SECRET);
    callThroughSomebody().ready();
    loop.run();
    becomes(B);
    assertEquals(Verification.FAILED, ones().verification());
  }

  @Test
  void anAlarmStaysWhenTheServerPutsTheFirstCertificateBack() {
    proved();
    join("", "");
    call(A, C);
    loop.run();
    one.goOn("two");
    loop.run();
    assertFalse(ones().isAlarming());
    becomes(B);
    assertEquals(Verification.FAILED, ones().verification());
    assertTrue(ones().isAlarming());
  }

  @Test
  void anAlarmThatWasAcceptedComesAgainWithAnotherCertificate() {
    proved();
    join("", "");
    call(A, C);
    loop.run();
    one.goOn("two");
    becomes("d".repeat(64));
    assertEquals(Verification.CHANGED, ones().verification());
    assertTrue(ones().isAlarming());
  }

  @Test
  void aCodeThatWasComparedAlarmsWhenTheCertificateMoves() {
    call(A, B).ready();
    loop.run();
    one.compared("two", ones().code(), true);
    loop.run();
    becomes(C);
    assertTrue(ones().isAlarming());
    becomes(B);
    assertTrue(ones().isAlarming());
  }

  @Test
  void whoIsKnownUnderAnotherIdIsNotReplacedInSilence() throws IOException {
    ProvedPeersFile.keep(
        ones, CHANNEL, new ProvedPeer("other", B, Verification.CODE, "Ann", loop.wallClock()));
    join("", "");
    call(A, B);
    loop.run();
    becomes(C);
    assertEquals(Verification.FAILED, ones().verification());
    assertTrue(ones().isAlarming());
  }

  /** As while a transport that the server keeps pending has no certificate yet. */
  @Test
  void whatCannotBeCheckedAnyMoreIsNotProved() {
    join(SECRET, SECRET);
    call(A, B).ready();
    loop.run();
    goesBlind();
    assertEquals(Verification.NONE, ones().verification());
    becomes(B);
    assertEquals(Verification.INVITATION, ones().verification());
    assertFalse(ones().isAlarming());
    one.compared("two", ones().code(), true);
    loop.run();
    goesBlind();
    assertEquals(Verification.NONE, ones().verification());
    becomes(B);
    assertEquals(Verification.CODE, ones().verification());
    pair.end();
    join("", "");
    call(A, B);
    loop.run();
    assertEquals(Verification.KNOWN, ones().verification());
    goesBlind();
    assertEquals(Verification.NONE, ones().verification());
  }

  @Test
  void whatMovesWhileNobodyCanSeeItAlarms() {
    call(A, B).ready();
    loop.run();
    one.compared("two", ones().code(), true);
    loop.run();
    goesBlind();
    becomes(C);
    assertTrue(ones().isAlarming());
    goesBlind();
    assertTrue(ones().isAlarming());
  }

  /** No promise was made that could be broken. */
  @Test
  void whoIsNotKnownMayMoveWithoutAnAlarm() {
    call(A, B).ready();
    loop.run();
    becomes(C);
    assertEquals(Verification.NONE, ones().verification());
    assertEquals("", ones().code());
  }

  @Test
  void whoWasProvedIsInTheListBeforeAnyCall() {
    proved();
    join("", "");
    loop.run();
    ProofState state = onesStates.get(onesStates.size() - 1);
    assertEquals(Verification.CODE, state.known().get("two").how());
    assertEquals(Optional.empty(), Optional.ofNullable(state.known().get("three")));
  }

  @Test
  void aDamagedMemoryIsKeptAsideAndSaysNothing() throws IOException {
    Files.writeString(ones.resolve("proved-peers.json"), "{ no");
    join("", "");
    call(A, B);
    loop.run();
    assertEquals(Verification.NONE, ones().verification());
    assertEquals("{ no", Files.readString(ones.resolve("proved-peers.json.broken")));
  }

  @Test
  void aChannelInUseIsNotForgottenForOthers() throws IOException {
    ProvedPeer two = new ProvedPeer("two", B, Verification.CODE, "", loop.wallClock());
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
    call(A, B).ready();
    loop.run();
    pair.end();
    loop.run();
    assertEquals(0, onesStates.get(onesStates.size() - 1).calls().size());
  }

  /** One has proved two by a code, with the certificate B. */
  private void proved() {
    call(A, B).ready();
    loop.run();
    one.compared("two", ones().code(), true);
    loop.run();
    pair.end();
  }

  private void join(String onesSecret, String twosSecret) {
    one = new ProofFeature(loop, ones, CHANNEL, idsLast, onesSecret, onesStates::add);
    two = new ProofFeature(loop, twos, CHANNEL, idsLast, twosSecret, twosStates::add);
    loop.run();
  }

  private DataPair call(String onesCertificate, String twosCertificate) {
    pair = new DataPair(loop, one, two);
    pair.one.certificates =
        CompletableFuture.completedFuture(new Certificates(onesCertificate, twosCertificate));
    pair.two.certificates =
        CompletableFuture.completedFuture(new Certificates(twosCertificate, onesCertificate));
    return pair.connected();
  }

  /** The call has another certificate at the other end, for one. */
  private void becomes(String twosCertificate) {
    pair.one.certificates = CompletableFuture.completedFuture(new Certificates(A, twosCertificate));
    loop.advance(Duration.ofMillis(600));
  }

  private void goesBlind() {
    pair.one.certificates = CompletableFuture.failedFuture(new IllegalStateException("pending"));
    loop.advance(Duration.ofMillis(600));
  }

  private DataPair callThroughSomebody() {
    pair = new DataPair(loop, one, two);
    pair.one.certificates = CompletableFuture.completedFuture(new Certificates(A, C));
    pair.two.certificates = CompletableFuture.completedFuture(new Certificates(B, C));
    return pair.connected();
  }

  /** Everything that a side says comes back to it, until it says nothing new. */
  private void echo(DataPair.Side side) throws JsonProcessingException {
    for (int i = 0; i < side.said.size(); i++) {
      hear(side, side.said.get(i));
    }
  }

  private void hear(DataPair.Side side, String said) throws JsonProcessingException {
    int space = said.indexOf(' ');
    ObjectNode message = (ObjectNode) JSON.readTree(said.substring(space));
    side.session.heard(said.substring(0, space), message);
    loop.run();
  }

  private ProofState.Call ones() {
    return onesStates.get(onesStates.size() - 1).of("two");
  }

  private ProofState.Call twos() {
    return twosStates.get(twosStates.size() - 1).of("one");
  }
}
