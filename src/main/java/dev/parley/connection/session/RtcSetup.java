package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCCertificatePEM;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.connection.IceServers;
import dev.parley.connection.OwnCertificate;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.LevelMeter;
import dev.parley.media.frame.LevelSink;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds what all connections of a client share.
 *
 * @param capture the local media, open while there are connections
 * @param remote gives for a peer's id what gets that peer's pictures
 * @param remoteSound likewise gives what gets that peer's sound, besides the speaker
 * @param levels gets how loud the peers are while there are several
 * @param planner limits what they send while there are several
 * @param certificates of TURN servers: they are checked, but in a test with one of its own making
 * @param candidates which of a peer's are tried
 * @param own for DTLS; empty for one that is made for each connection
 */
record RtcSetup(
    Media media,
    SharedCapture capture,
    Function<String, FrameSink> remote,
    Function<String, AudioSink> remoteSound,
    LevelSink levels,
    SendPlanner planner,
    IceServersInUse servers,
    TlsCertPolicy certificates,
    CandidateFilter candidates,
    Optional<OwnCertificate> own) {

  /** The loop of the media, on which connections are made, negotiated and closed. */
  Loop loop() {
    return media.loop();
  }

  /** The part of one connection in what all of them send. */
  Flows.Plan plan(String peerId) {
    return new Flows.Plan() {
      @Override
      public void connected(SendPlanner.Sender sender) {
        planner.connected(peerId, sender);
      }

      @Override
      public void gone(SendPlanner.Sender sender) {
        planner.gone(sender);
      }
    };
  }

  /** What measures the sound of one peer. */
  AudioSink meter(String peerId) {
    return levels == LevelSink.NONE
        ? AudioSink.NONE
        : new LevelMeter(level -> levels.level(peerId, level));
  }

  /** Of a new connection. */
  RTCConfiguration configuration() {
    return configuration(servers.now());
  }

  /**
   * The same with other servers. A connection that runs refuses it where it has a certificate that
   * was given: libwebrtc compares certificates as objects, and webrtc-java makes new ones of the
   * same text (measured, docs/decisions/0064).
   */
  RTCConfiguration configuration(IceServers other) {
    RTCConfiguration configuration = other.configuration(certificates);
    own.ifPresent(
        one ->
            configuration.certificates.add(
                new RTCCertificatePEM(
                    one.key(), one.certificate(), OwnCertificate.UNTIL.toEpochMilli())));
    return configuration;
  }

  RtcSetup with(LevelSink other) {
    return new RtcSetup(
        media,
        capture,
        remote,
        remoteSound,
        other,
        planner,
        servers,
        certificates,
        candidates,
        own);
  }

  RtcSetup with(CandidateFilter other) {
    return new RtcSetup(
        media, capture, remote, remoteSound, levels, planner, servers, certificates, other, own);
  }

  RtcSetup with(OwnCertificate other) {
    return new RtcSetup(
        media,
        capture,
        remote,
        remoteSound,
        levels,
        planner,
        servers,
        certificates,
        candidates,
        Optional.of(other));
  }
}
