// A web peer that accepts each call, sends nothing, shows what comes over its whole window, and when
// it is ordered to, tells how many pictures that were. It does nothing else: what is measured of it
// is what a browser needs to receive and show.

import {Call} from './call.js';
import {Verto} from './verto.js';
import {decode, dialects, encode, negotiation} from './words.js';

const asked = Object.fromEntries(new URLSearchParams(location.search));
const words = dialects.newer;
const video = document.getElementById('remote');

let call;

const verto = new Verto(asked, {
  online() {
    verto.announce(words.announce('available', asked.id));
  },
  event() {},
  message(from, encoded) {
    const text = decode(encoded);
    const action = words.read(text)?.action;
    const said = negotiation(text);
    if (said && call) call.hear(said);
    else if (action === 'offer') accept(from);
    else if (action === 'close' && call) hangUp();
  },
});

function accept(peerId) {
  say(peerId, words.ask('accept', asked.id));
  const nothing = new MediaStream();
  call = new Call(peerId, false, nothing, false, said => say(peerId, JSON.stringify(said)), shown);
  for (const kind of ['audio', 'video']) call.link.addTransceiver(kind, {direction: 'recvonly'});
}

function shown(stream) {
  video.srcObject = stream;
}

function hangUp() {
  call.close();
  [call, video.srcObject] = [undefined, null];
}

function say(peerId, text) {
  verto.tell(peerId, encode(text));
}

async function look(number) {
  const {totalVideoFrames, droppedVideoFrames} = video.getVideoPlaybackQuality();
  const stats = call ? [...(await call.link.getStats()).values()] : [];
  const received = stats.find(({type, kind}) => type === 'inbound-rtp' && kind === 'video') ?? {};
  const {framesReceived, framesDecoded, framesDropped, frameWidth, frameHeight} = received;
  report({
    number,
    shown: totalVideoFrames - droppedVideoFrames,
    framesReceived,
    framesDecoded,
    framesDropped,
    size: [frameWidth, frameHeight],
    window: [innerWidth, innerHeight],
  });
}

function report(found) {
  fetch('/found', {method: 'POST', body: JSON.stringify(found)});
}

async function obey() {
  const order = await (await fetch('/order')).text();
  if (order) await look(Number(order));
  obey();
}

obey();
