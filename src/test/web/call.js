// One RTCPeerConnection, negotiated as "perfect negotiation" (W3C webrtc, section 10.7) asks:
// when two offers meet, the polite side takes its own back and the other ignores what came.

import {Sending} from './sending.js';

const LABEL = 'parley';

export class Call {
  /**
   * send(object) takes a description or a candidate to the peer; shown(stream) gets its media.
   * Without talk, nothing is said of what is sent.
   */
  constructor(peerId, polite, localMedia, talk, send, shown) {
    this.peerId = peerId;
    this.polite = polite;
    this.send = send;
    this.candidates = [];
    this.steps = []; // for the reader of a test that has failed
    this.offering = false;
    this.answerUnderWay = false;
    this.deaf = false;
    this.ignored = 0; // offers of the peer
    this.givenWay = 0; // own offers
    this.peerSends = undefined; // what the peer has said of it
    const link = (this.link = new RTCPeerConnection());
    link.onsignalingstatechange = () => this.steps.push(link.signalingState);
    link.onnegotiationneeded = () => this.offer();
    link.onicecandidate = ({candidate}) => candidate && this.candidate(candidate);
    link.ontrack = ({streams}) => shown(streams[0]);
    link.ondatachannel = ({channel}) => talk && channel.label === LABEL && this.use(channel);
    if (talk && !polite) this.use(link.createDataChannel(LABEL));
    localMedia.getTracks().forEach(track => link.addTrack(track, localMedia));
    this.sending = new Sending(link, localMedia, text => this.tell(text));
  }

  use(channel) {
    this.channel = channel;
    channel.onopen = () => this.tell(this.sending.text());
    channel.onmessage = ({data}) => (this.peerSends = data);
    if (channel.readyState === 'open') channel.onopen();
  }

  tell(text) {
    if (this.channel?.readyState === 'open') this.channel.send(text);
  }

  async offer() {
    this.offering = true;
    try {
      await this.link.setLocalDescription();
      this.describe();
    } finally {
      this.offering = false;
    }
  }

  describe() {
    this.steps.push(`sends ${this.link.localDescription.type}`);
    this.send(this.link.localDescription);
  }

  candidate(candidate) {
    this.candidates.push(candidate.candidate);
    this.send(candidate);
  }

  /** What the peer has sent. */
  async hear(said) {
    this.steps.push(`gets ${said.type ?? 'candidate'}`);
    await ('sdp' in said ? this.description(said) : this.remoteCandidate(said));
  }

  async description(said) {
    const settled = this.link.signalingState === 'stable' || this.answerUnderWay;
    const collision = said.type === 'offer' && (this.offering || !settled);
    this.deaf = collision && !this.polite;
    if (this.deaf) this.ignored++;
    else if (collision) this.givenWay++;
    if (this.deaf) return;
    this.answerUnderWay = said.type === 'answer';
    try {
      await this.link.setRemoteDescription(said); // rolls an own offer back by itself
    } finally {
      this.answerUnderWay = false;
    }
    if (said.type === 'offer') {
      await this.link.setLocalDescription();
      this.describe();
    }
  }

  async remoteCandidate(said) {
    const nobodys = this.deaf; // it belongs to an offer that was not taken
    try {
      await this.link.addIceCandidate(said);
    } catch (failure) {
      if (!nobodys) throw failure;
    }
  }

  /** How the negotiation stands. */
  stand() {
    const {signalingState, currentLocalDescription: own, currentRemoteDescription: peers} = this.link;
    const ways = this.link.getTransceivers().map(one => one.currentDirection);
    return {
      signalingState,
      ways,
      ufrags: [own, peers].map(one => /ice-ufrag:(\S+)/.exec(one?.sdp)?.[1]),
      collisions: this.ignored + this.givenWay,
    };
  }

  close() {
    this.link.close();
  }
}
