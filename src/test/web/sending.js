// What this side sends in a call, and the ways in which a web peer may change it.

const SCREEN = {width: 960, height: 540, colour: '#d02020'};
const SILENT = {echoCancellation: false, noiseSuppression: false, autoGainControl: false};

/** The browser's own camera; its microphone, or a pure tone of so many hertz. */
export async function openMedia(hertz) {
  const wanted = {audio: hertz ? false : SILENT, video: {width: 640, height: 480}};
  const media = await navigator.mediaDevices.getUserMedia(wanted);
  if (hertz) media.addTrack(tone(hertz));
  return media;
}

export class Sending {
  /** tell(text) says to the peer what is sent, each time that it has changed. */
  constructor(link, media, tell) {
    this.link = link;
    this.media = media;
    this.tell = tell;
    [this.microphone] = media.getAudioTracks();
    [this.camera] = media.getVideoTracks();
    this.section = link.getTransceivers().find(({sender}) => sender.track === this.camera);
    this.sends = new Set(['microphone', 'camera']);
    this.keepSize();
  }

  /** Where the processor has much to do, pictures go and their size stays: it tells what is seen. */
  keepSize() {
    const {sender} = this.section;
    sender.setParameters({...sender.getParameters(), degradationPreference: 'maintain-resolution'});
  }

  text() {
    return ['sends', ...this.sends].join(' ');
  }

  has(word, on) {
    this.sends[on ? 'add' : 'delete'](word);
    this.tell(this.text());
  }

  async setMicrophone(how) {
    this.microphone.enabled = how === 'on';
    this.has('microphone', how === 'on');
  }

  /**
   * Off: its track disabled, no track, or a section that sends nothing any more. Alone: on, and
   * nothing is received beside it.
   */
  async setCamera(how) {
    this.camera.enabled = how !== 'disabled';
    await this.section.sender.replaceTrack(how === 'replaced' ? null : this.camera);
    const direction = {oneway: 'recvonly', alone: 'sendonly'}[how] ?? 'sendrecv';
    if (this.section.direction !== direction) this.section.direction = direction;
    this.has('camera', how === 'on' || how === 'alone');
  }

  /** In the camera's place, in a section beside it, or off. */
  async setScreen(how) {
    if (how === 'instead') await this.section.sender.replaceTrack((this.instead = screen()));
    if (how === 'beside') this.beside = this.link.addTrack(screen(), new MediaStream());
    if (how === 'off') await this.endScreen();
    this.has('screen', how !== 'off');
  }

  async endScreen() {
    if (this.instead) await this.section.sender.replaceTrack(this.camera);
    this.instead?.stop();
    this.beside?.track?.stop();
    if (this.beside) this.link.removeTrack(this.beside);
    [this.instead, this.beside] = [];
  }

  async restart() {
    this.link.restartIce();
  }
}

/** A plain ground with something that moves on it, captured like a screen. */
function screen() {
  const {width, height, colour} = SCREEN;
  const made = Object.assign(document.createElement('canvas'), {width, height});
  const pen = made.getContext('2d');
  const [track] = made.captureStream(15).getVideoTracks();
  let step = 0;
  const draw = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(draw);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = 'white';
    pen.fillRect((step++ * 24) % width, height - 120, 120, 120);
  }, 66);
  return track;
}

function tone(frequency) {
  const context = new AudioContext();
  const speaker = new MediaStreamAudioDestinationNode(context, {channelCount: 1});
  const quieter = new GainNode(context, {gain: 0.3});
  const oscillator = new OscillatorNode(context, {frequency});
  oscillator.connect(quieter).connect(speaker);
  oscillator.start();
  return speaker.stream.getAudioTracks()[0];
}
