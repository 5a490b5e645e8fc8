// A web peer that tells when each step of a call happens, as Moments does for Parley. It does
// nothing else while a call begins: what it measures, it must not slow down.

import {Call} from './call.js';
import {Verto} from './verto.js';
import {decode, dialects, encode, negotiation} from './words.js';

const asked = Object.fromEntries(new URLSearchParams(location.search));
const words = dialects.newer;
const video = document.getElementById('remote');
const found = {online: false, offers: 0, moments: [], whole: false, errors: []};

let ahead; // of the machine's clock in microseconds, that of this page
let media;
let calling = '';
let call;

const verto = new Verto(asked, {
  online() {
    found.online = true;
    report();
  },
  event() {},
  message(from, encoded) {
    const text = decode(encoded);
    const action = words.read(text)?.action;
    const said = negotiation(text);
    if (said && call) hear(said);
    else if (action === 'offer') offered();
    else if (action === 'accept' && calling === from) connect(from, true);
    else if (action === 'close' && call) hangUp();
  },
});

const orders = {
  async call(peerId) {
    await openMedia();
    calling = peerId;
    say(peerId, words.ask('offer', asked.id));
  },
  async accept(peerId) {
    note('accepts');
    await openMedia();
    note('media');
    say(peerId, words.ask('accept', asked.id));
    connect(peerId, false);
  },
  async close() {
    say(call.peerId, words.ask('close'));
    hangUp();
  },
};

function offered() {
  found.offers++;
  report();
}

async function openMedia() {
  media = await navigator.mediaDevices.getUserMedia({
    audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false},
    video: {width: {exact: 1280}, height: {exact: 720}, frameRate: 30},
  });
}

function connect(peerId, polite) {
  note('connects');
  calling = '';
  call = new Call(peerId, polite, media, false, said => send(peerId, said), shown);
  const {link} = call;
  // Of two first offers one is taken back, after which a Chromium 156 may never gather a candidate.
  if (polite) link.onnegotiationneeded = null;
  link.oniceconnectionstatechange = () => link.iceConnectionState === 'connected' && note('ice');
  link.onconnectionstatechange = () => link.connectionState === 'connected' && note('connected');
}

function send(peerId, said) {
  if (said.sdp) note(`${said.type}-out`);
  say(peerId, JSON.stringify(said));
}

function hear(said) {
  if (said.sdp) note(`${said.type}-in`);
  call.hear(said).catch(failed);
}

async function shown(stream) {
  if (video.srcObject) return;
  video.srcObject = stream;
  video.requestVideoFrameCallback(() => note('shown'));
  const [track] = stream.getVideoTracks();
  const decoded = new MediaStreamTrackProcessor({track}).readable.getReader();
  const {value} = await decoded.read();
  note('picture');
  value.close();
  decoded.cancel();
}

function hangUp() {
  call.close();
  media.getTracks().forEach(track => track.stop());
  [call, video.srcObject] = [undefined, null];
  Object.assign(found, {moments: [], whole: false});
  found.offers = 0;
  report();
}

function say(peerId, text) {
  verto.tell(peerId, encode(text));
}

function note(word) {
  found.moments.push([word, Math.round(performance.now() * 1000 + ahead)]);
  const has = wanted => found.moments.some(([one]) => one === wanted);
  found.whole = ['connected', 'picture', 'shown'].every(has);
  if (found.whole) report();
}

function report() {
  fetch('/found', {method: 'POST', body: JSON.stringify(found)});
}

function failed(failure) {
  found.errors.push(String(failure));
  report();
}

onunhandledrejection = ({reason}) => failed(reason);

/** The shortest of some questions says it best. */
async function readClock() {
  let shortest = Infinity;
  for (let i = 0; i < 30; i++) {
    const before = performance.now();
    const theirs = Number(await (await fetch('/clock')).text());
    const after = performance.now();
    if (after - before >= shortest) continue;
    shortest = after - before;
    ahead = theirs - ((before + after) / 2) * 1000;
  }
}

async function obey() {
  const [order, peerId] = (await (await fetch('/order')).text()).split(' ');
  if (order) await orders[order](peerId);
  obey();
}

await readClock();
obey();
