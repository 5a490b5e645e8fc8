package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCCertificatePEM;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.connection.IceServers;
import dev.parley.connection.OwnCertificate;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds what all connections of a client share.
 *
 * @param local gets the own pictures of a call, from media ready to the end
 * @param remote gives for a peer's id what gets that peer's pictures
 * @param remoteSound likewise gives what gets that peer's sound, besides the speaker
 * @param certificates of TURN servers: they are checked, but in a test with one of its own making
 * @param candidates which of a peer's are tried
 * @param own for DTLS; empty for one that is made for each connection
 */
record RtcSetup(
    Media media,
    FrameSink local,
    Function<String, FrameSink> remote,
    Function<String, AudioSink> remoteSound,
    IceServersInUse servers,
    TlsCertPolicy certificates,
    CandidateFilter candidates,
    Optional<OwnCertificate> own) {

  /** The loop of the media, on which connections are made, negotiated and closed. */
  Loop loop() {
    return media.loop();
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

  RtcSetup with(CandidateFilter other) {
    return new RtcSetup(media, local, remote, remoteSound, servers, certificates, other, own);
  }

  RtcSetup with(OwnCertificate other) {
    return new RtcSetup(
        media, local, remote, remoteSound, servers, certificates, candidates, Optional.of(other));
  }
}
