#!/usr/bin/python3
"""A peer for the tests: GStreamer's webrtcbin, driven over GStreamer's demo signalling.

It sends a picture of one colour, with a ball that moves, and a tone; of what it receives it knows
the colours at some points and how high the sound is. Told by lines on its standard input, it calls
("call UID"), asks to be called ("request UID"), tells what it has received ("measure": one line of
JSON) and ends ("quit", or the end of its input). It says "ready", "offered", "connected", "closed".

With --everybody it behaves in a room as the demo of calls of several: it has a pipeline for each of
the others, offers to all who are there when it comes, answers those who come later, and drops whoever
leaves. Then "measure" tells what it has received by uid.
"""

import argparse
import asyncio
import base64
import json
import re
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import Gst, GstSdp, GstWebRTC  # noqa: E402
import websockets  # noqa: E402

DIRECTION = GstWebRTC.WebRTCRTPTransceiverDirection
# Looked up once, here: several threads of GStreamer that do it at the same time may find nothing.
SOURCE = Gst.PadDirection.SRC
OK = Gst.FlowReturn.OK
CONNECTED = GstWebRTC.WebRTCPeerConnectionState.CONNECTED
OFFER, ANSWER = GstWebRTC.WebRTCSDPType.OFFER, GstWebRTC.WebRTCSDPType.ANSWER
WIDTH, HEIGHT = 160, 90

VIDEO = {
    "vp8": ("VP8", "vp8enc deadline=1 cpu-used=8 keyframe-max-dist=30 target-bitrate=800000"
            " ! rtpvp8pay name={name} picture-id-mode=2 pt={pt}"),
    "h264": ("H264", "openh264enc complexity=low gop-size=30 bitrate=800000"
             " ! video/x-h264,profile=constrained-baseline"
             " ! rtph264pay name={name} config-interval=-1 aggregate-mode=zero-latency pt={pt}"),
}
DEPAY = {
    "VP8": "rtpvp8depay ! vp8dec",
    "H264": "rtph264depay ! h264parse ! openh264dec",
    "OPUS": "rtpopusdepay ! opusdec",
}


def say(word):
    print(word, flush=True)


class Ears:
    """The newest half second of what is heard."""

    RATE = 48000

    def __init__(self):
        self.heard = b""
        self.sounds = 0

    def take(self, data):
        self.sounds += 1
        self.heard = (self.heard + data)[-self.RATE:]  # two bytes a sample

    def hertz(self):
        """By how often it rises through zero; 0 for silence."""
        samples = memoryview(self.heard).cast("h")
        if len(samples) < self.RATE // 4 or max(samples) < 300:
            return 0
        rises = [i for i in range(1, len(samples)) if samples[i - 1] < 0 <= samples[i]]
        if len(rises) < 3:
            return 0
        return round(self.RATE * (len(rises) - 1) / (rises[-1] - rises[0]))


class Eyes:
    """The newest picture, and how many were different from the one before."""

    def __init__(self):
        self.picture = b""
        self.pictures = 0
        self.moves = 0
        self.size = [0, 0]

    def take(self, data):
        self.pictures += 1
        if data != self.picture:
            self.moves += 1
        self.picture = data

    def colours(self, points):
        if not self.picture:
            return []
        found = []
        for x, y in points:
            at = (int(y * HEIGHT) * WIDTH + int(x * WIDTH)) * 3
            found.append(self.picture[at] << 16 | self.picture[at + 1] << 8 | self.picture[at + 2])
        return found


class Link:
    """What there is with one peer: a pipeline, once either has offered, and what it has brought."""

    def __init__(self, options, loop, send):
        self.options = options
        self.loop = loop
        self.send = send
        self.pipe = None
        self.session = None
        self.webrtc = None
        self.eyes = Eyes()
        self.ears = Ears()
        self.early = []
        self.described = False
        self.offered = False

    def measured(self):
        return {
            "colours": self.eyes.colours(self.options.points),
            "pictures": self.eyes.pictures,
            "moves": self.eyes.moves,
            "sounds": self.ears.sounds,
            "hertz": self.ears.hertz(),
        }

    def end(self):
        self.send = lambda text: None
        if self.pipe:
            self.pipe.set_state(Gst.State.NULL)

    def is_of_another(self, sdp):
        """Whether it already has the session of another offer."""
        return self.pipe is not None and self.session != session(sdp)

    def take(self, kind, sdp):
        """A description of the peer."""
        if kind == "offer":
            self.session = session(sdp)
            if self.pipe is None:
                self.make(sdp)
            self.describe(kind, sdp, self.answer)
        elif self.pipe is not None:
            self.session = session(sdp)
            self.describe(kind, sdp, lambda: None)

    def add_candidate(self, line, candidate):
        self.early.append((line, candidate))
        self.add_candidates()

    def add_candidates(self):
        if self.described:
            for line, candidate in self.early:
                self.webrtc.emit("add-ice-candidate", line, candidate)
            self.early = []

    # the pipeline

    def make(self, offer):
        """Sends, receives or both; with the payload types of an offer where there is one."""
        codec, encoder = VIDEO[self.options.codec]
        video_pt = payload(offer, codec, 96)
        audio_pt = payload(offer, "opus", 97)
        sends = self.options.direction != "recvonly"
        text = "webrtcbin name=w latency=100 bundle-policy=" + self.options.bundle
        if sends:
            rtp = " ! application/x-rtp,media=%s,encoding-name=%s,payload=%d ! w. "
            text += (
                " videotestsrc is-live=true pattern=ball foreground-color=0xffffffff"
                " background-color=%d ! video/x-raw,format=I420,width=%s,height=%s,framerate=15/1"
                " ! queue ! " % (self.options.colour, *self.options.size.split("x"))
                + encoder.format(name="v", pt=video_pt) + rtp % ("video", codec, video_pt)
                + "audiotestsrc is-live=true wave=sine volume=0.4 freq=%d ! audio/x-raw,rate=48000"
                " ! audioconvert ! queue ! opusenc ! rtpopuspay pt=%d" % (
                    self.options.tone, audio_pt)
                + rtp % ("audio", "OPUS", audio_pt)
            )
        self.pipe = Gst.parse_launch(text) if sends else Gst.Pipeline.new("p")
        if sends:
            self.webrtc = self.pipe.get_by_name("w")
        else:
            self.webrtc = Gst.ElementFactory.make("webrtcbin", "w")
            self.webrtc.set_property("latency", 100)
            Gst.util_set_object_arg(self.webrtc, "bundle-policy", self.options.bundle)
            self.pipe.add(self.webrtc)
        self.webrtc.connect("on-ice-candidate", self.on_candidate)
        self.webrtc.connect("pad-added", self.on_pad)
        self.webrtc.connect("notify::connection-state", self.on_state)
        if offer is None and sends:  # each branch says when it is ready
            self.webrtc.connect("on-negotiation-needed", self.on_needed)
        self.pipe.set_state(Gst.State.READY)
        if not sends:
            for kind in (
                "media=video,clock-rate=90000,encoding-name=%s,payload=%d" % (codec, video_pt),
                "media=audio,clock-rate=48000,encoding-name=OPUS,encoding-params=(string)2,"
                "payload=%d" % audio_pt):
                caps = Gst.Caps.from_string("application/x-rtp," + kind)
                self.webrtc.emit("add-transceiver", DIRECTION.RECVONLY, caps)
        elif self.options.direction == "sendonly":
            for line in range(2):
                transceiver = self.webrtc.emit("get-transceiver", line)
                transceiver.set_property("direction", DIRECTION.SENDONLY)
        self.pipe.set_state(Gst.State.PLAYING)
        if offer is None and not sends:
            self.on_needed(self.webrtc)

    def on_needed(self, webrtc):
        """Once: GStreamer 1.22 goes on asking for what only receives."""
        if not self.offered:
            self.offered = True
            self.promise("create-offer", "offer")

    def answer(self):
        self.loop.call_soon_threadsafe(self.promise, "create-answer", "answer")

    def promise(self, signal, field):
        def made(promise, *_):
            reply = promise.get_reply()  # what is in it lives as long as this
            text = reply.get_value(field).sdp.as_text()
            self.webrtc.emit("set-local-description", described(field, text), None)
            self.send(json.dumps({"sdp": {"type": field, "sdp": text}}))

        self.webrtc.emit(signal, None, Gst.Promise.new_with_change_func(made))

    def describe(self, kind, text, then):
        def done(*_):
            self.loop.call_soon_threadsafe(self.now_described)
            then()

        promise = Gst.Promise.new_with_change_func(done)
        self.webrtc.emit("set-remote-description", described(kind, text), promise)

    def now_described(self):
        self.described = True
        self.add_candidates()

    def on_candidate(self, webrtc, line, candidate):
        self.send(json.dumps({"ice": {"candidate": candidate, "sdpMLineIndex": line}}))

    def on_state(self, webrtc, _):
        if webrtc.get_property("connection-state") == CONNECTED:
            say("connected")

    def on_pad(self, webrtc, pad):
        if pad.direction != SOURCE:
            return
        caps = (pad.get_current_caps() or pad.query_caps(None)).get_structure(0)
        name = caps.get_string("encoding-name")
        video = caps.get_string("media") == "video"
        raw = ("videoconvert ! videoscale ! video/x-raw,format=RGB,width=%d,height=%d"
               % (WIDTH, HEIGHT) if video else
               "audioconvert ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=1")
        sink = Gst.parse_bin_from_description(
            "queue ! %s ! %s ! appsink name=sink emit-signals=true sync=false max-buffers=5"
            " drop=true" % (DEPAY[name], raw), True)
        sink.get_by_name("sink").connect(
            "new-sample", self.on_sample, self.eyes.take if video else self.ears.take)
        self.pipe.add(sink)
        sink.sync_state_with_parent()
        pad.link(sink.get_static_pad("sink"))

    @staticmethod
    def on_sample(sink, take):
        buffer = sink.emit("pull-sample").get_buffer()
        take(buffer.extract_dup(0, buffer.get_size()))
        return OK


class Peer:
    """The one that is at the server, with a link to one peer, or to everybody."""

    def __init__(self, options, loop):
        self.options = options
        self.loop = loop
        self.socket = None
        self.partner = None
        self.links = {}
        self.requests = False

    # the wire

    async def run(self):
        headers = {}
        if self.options.login:
            login = base64.b64encode(self.options.login.encode()).decode()
            headers["Authorization"] = "Basic " + login
        async with websockets.connect(self.options.server, extra_headers=headers) as socket:
            self.socket = socket
            await socket.send("HELLO " + self.options.uid)
            try:
                async for frame in socket:
                    await self.heard(frame)
            except websockets.ConnectionClosed:
                pass
        say("closed")

    async def heard(self, frame):
        word, _, rest = frame.partition(" ")
        if word == "HELLO":
            if self.options.room:
                await self.socket.send("ROOM " + self.options.room)
            else:
                say("ready")
        elif word == "ROOM_OK":
            say("ready")
            if self.options.everybody:
                for uid in rest.split():
                    self.link(uid).make(None)
        elif word == "ROOM_PEER_MSG":
            self.partner, _, text = rest.partition(" ")
            self.said(text)
        elif word == "ROOM_PEER_LEFT":
            if self.options.everybody:
                self.drop(rest)
        elif word == "SESSION_OK":
            self.begin_call()
        elif word == "ERROR":
            say("error " + rest)
        elif not word.startswith("ROOM_"):
            self.said(frame)

    def send(self, text, to=None):
        """From any thread."""
        if self.options.room:
            text = "ROOM_PEER_MSG %s %s" % (to or self.partner, text)
        asyncio.run_coroutine_threadsafe(self.socket.send(text), self.loop)

    # calls

    def link(self, uid):
        """Of one peer, or the only one."""
        key = uid if self.options.everybody else ""
        if key not in self.links:
            self.links[key] = Link(
                self.options, self.loop, lambda text: self.send(text, key))
        return self.links[key]

    def drop(self, uid):
        link = self.links.pop(uid, None)
        if link:
            link.end()

    async def command(self, line):
        word, _, rest = line.strip().partition(" ")
        if word in ("call", "request"):
            self.requests = word == "request"
            self.partner = rest
            if self.options.room:
                self.begin_call()
            else:
                await self.socket.send("SESSION " + rest)
        elif word == "measure":
            say(json.dumps(
                {uid: link.measured() for uid, link in self.links.items()}
                if self.options.everybody else self.link("").measured()))
        else:
            await self.socket.close()

    def begin_call(self):
        if self.requests:
            self.send("OFFER_REQUEST")
        else:
            self.link(self.partner).make(None)

    def said(self, text):
        if text == "OFFER_REQUEST":
            self.link(self.partner).make(None)
            return
        message = json.loads(text)
        if "sdp" in message:
            kind, sdp = message["sdp"]["type"], message["sdp"]["sdp"]
            if kind == "offer":
                say("offered")
                if self.options.everybody and self.link(self.partner).is_of_another(sdp):
                    self.drop(self.partner)  # it calls anew
            self.link(self.partner).take(kind, sdp)
        elif "ice" in message:
            ice = message["ice"]
            self.link(self.partner).add_candidate(ice["sdpMLineIndex"], ice["candidate"])


def described(kind, text):
    _, sdp = GstSdp.SDPMessage.new_from_text(text)
    return GstWebRTC.WebRTCSessionDescription.new(
        OFFER if kind == "offer" else ANSWER, sdp)


def payload(offer, codec, usual):
    """The payload type of a codec in an offer; of several H.264 the one that every decoder has."""
    if offer is None:
        return usual
    found = re.findall(r"a=rtpmap:(\d+) %s/" % codec, offer, re.I)
    if codec == "H264":
        found = [pt for pt in found if re.search(
            r"a=fmtp:%s (?=.*packetization-mode=1)(?=.*profile-level-id=42e01f)" % pt, offer)]
    return int(found[0]) if found else usual


def session(sdp):
    """The id of the session that a description is of."""
    return re.search(r"^o=\S+ (\S+)", sdp, re.M).group(1)


def points(text):
    return [tuple(float(part) for part in one.split(",")) for one in text.split(";") if one]


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True)
    parser.add_argument("--uid", required=True)
    parser.add_argument("--login", default="", help="user:password, for HTTP Basic")
    parser.add_argument("--room", default="")
    parser.add_argument("--everybody", action="store_true")
    parser.add_argument("--size", default="640x360", help="of its picture")
    parser.add_argument("--codec", choices=VIDEO, default="vp8")
    parser.add_argument("--direction", default="sendrecv")
    parser.add_argument("--bundle", default="none")
    parser.add_argument("--tone", type=int, default=660)
    parser.add_argument("--colour", type=lambda text: int(text, 16), default=0xFF2060C0)
    parser.add_argument("--points", type=points, default=[])
    options = parser.parse_args()
    Gst.init(None)
    loop = asyncio.get_running_loop()
    peer = Peer(options, loop)

    def listen():
        for line in sys.stdin:
            asyncio.run_coroutine_threadsafe(peer.command(line), loop)
        asyncio.run_coroutine_threadsafe(peer.command("quit"), loop)

    threading.Thread(target=listen, daemon=True).start()
    await peer.run()
    for uid in list(peer.links):
        peer.drop(uid)


asyncio.run(main())
