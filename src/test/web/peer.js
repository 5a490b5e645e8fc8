// A web peer for the tests: does what it is ordered to, and reports what it finds.

import {Call} from './call.js';
import {Ear, Eye} from './look.js';
import {openMedia} from './sending.js';
import {Verto} from './verto.js';
import {decode, dialects, encode, negotiation} from './words.js';

const asked = Object.fromEntries(new URLSearchParams(location.search));
const words = dialects[asked.dialect];
const video = document.getElementById('remote');
const shownOfPeer = document.getElementById('peer');
const eye = new Eye(video, JSON.parse(asked.points));
const found = {online: false, peers: {}, names: {}, offers: [], strange: [], errors: []};

let media; // from the first offer or accept on
let calling = ''; // whom this peer has offered to
let call;
let ear;

const verto = new Verto(asked, {online, event, message});

function online() {
  found.online = true;
  announce(words === dialects.newer ? 'ready' : 'available');
}

function event(from, params) {
  const status = words.announced(params);
  const isNew = !(from in found.peers);
  if (!status) found.strange.push(params);
  else heard(from, status);
  // the older dialect has no "ready": a new peer has not heard of this one either
  const wantsAnswer = words === dialects.newer ? status === 'ready' : isNew && status !== 'gone';
  if (wantsAnswer) say(from, words.tell(call || calling ? 'unavailable' : 'available', asked.name));
}

function message(from, encoded) {
  const text = decode(encoded);
  const said = words.read(text);
  const sdpOrCandidate = negotiation(text);
  if (said?.status) heard(from, said.status);
  else if (said?.action) acted(from, said);
  else if (sdpOrCandidate && call?.peerId === from) call.hear(sdpOrCandidate).catch(failed);
  else found.strange.push(text);
}

function heard(from, status) {
  found.peers[from] = status;
  if (status !== 'gone') return;
  delete found.peers[from];
  if (call?.peerId === from) hangUp();
}

function acted(from, {action, name}) {
  found.names[from] = name;
  if (action === 'offer') {
    if (!found.offers.includes(from)) found.offers.push(from);
  } else if (action === 'accept' && calling === from) {
    connect(from, true);
  } else if (action === 'close' && (calling === from || call?.peerId === from)) {
    hangUp();
  } else {
    found.strange.push(`${action} of ${from}`);
  }
}

const orders = {
  async call(peerId) {
    await openOwn();
    calling = peerId;
    say(peerId, words.ask('offer', asked.name));
    announce('unavailable');
  },
  async accept(peerId) {
    found.offers = found.offers.filter(one => one !== peerId);
    await openOwn();
    say(peerId, words.ask('accept', asked.name));
    announce('unavailable');
    connect(peerId, false);
  },
  async close() {
    say(call?.peerId ?? calling, words.ask('close'));
    hangUp();
  },
  async leave() {
    announce('gone');
  },
  microphone: how => call.sending.setMicrophone(how),
  camera: how => call.sending.setCamera(how),
  screen: how => call.sending.setScreen(how),
  restart: () => call.sending.restart(),
};

async function openOwn() {
  media ??= await openMedia(Number(asked.tone));
}

function connect(peerId, polite) {
  calling = '';
  const send = said => say(peerId, JSON.stringify(said));
  call = new Call(peerId, polite, media, asked.talk === 'yes', send, stream => {
    video.srcObject = stream;
    if (stream.getAudioTracks().length) ear ??= new Ear(stream);
  });
}

function hangUp() {
  call?.close();
  ear?.close();
  [call, ear, calling, video.srcObject] = [undefined, undefined, '', null];
  announce('available');
}

function announce(status) {
  verto.announce(words.announce(status, asked.name));
}

function say(peerId, text) {
  verto.tell(peerId, encode(text));
}

function failed(failure) {
  found.errors.push(String(failure));
}

async function report() {
  const picture = eye.look();
  const state = call?.link.connectionState ?? (calling ? 'offering' : 'idle');
  const candidates = call?.candidates ?? found.candidates;
  const steps = call?.steps ?? found.steps;
  const {peerSends} = call ?? {};
  Object.assign(found, {state, picture, sound: ear?.listen(), candidates, steps});
  Object.assign(found, {peerSends, stand: call?.stand()});
  shownOfPeer.textContent = peerSends ?? '';
  await fetch('/found', {method: 'POST', body: JSON.stringify(found)});
  setTimeout(report, 200);
}

async function obey() {
  const [order, how] = (await (await fetch('/order')).text()).split(' ');
  if (order) await orders[order](how).catch(failed);
  obey();
}

onerror = failed;
onunhandledrejection = ({reason}) => failed(reason);
report();
obey();
