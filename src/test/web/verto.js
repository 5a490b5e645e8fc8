// A verto client as small as the tests need: log in, subscribe, tell the channel, tell a peer.

export class Verto {
  /** listener: online(), event(from, params), message(from, encodedBody) */
  constructor({server, id, password, channel}, listener) {
    this.id = id;
    this.channel = channel;
    this.listener = listener;
    this.session = crypto.randomUUID();
    this.lastRequest = 0;
    this.socket = new WebSocket(server);
    this.socket.onopen = () =>
      this.request('login', {login: id, passwd: password, loginParams: {channel}});
    this.socket.onmessage = frame => this.received(JSON.parse(frame.data));
  }

  announce(params) {
    this.request('verto.broadcast', {localBroadcast: true, eventChannel: this.channel, ...params});
  }

  tell(peerId, body) {
    this.request('verto.info', {msg: {to: peerId, body}});
  }

  request(method, params) {
    const frame = {jsonrpc: '2.0', id: ++this.lastRequest, method};
    frame.params = {sessid: this.session, ...params};
    this.socket.send(JSON.stringify(frame));
  }

  received({method, params, result}) {
    if (method === 'verto.clientReady') {
      this.request('verto.subscribe', {eventChannel: this.channel});
    } else if (method === 'verto.event') {
      const from = params.userid.split('@')[0];
      if (from !== this.id) this.listener.event(from, params);
    } else if (method === 'verto.info') {
      this.listener.message(params.msg.from, params.msg.body);
    } else if (result?.subscribedChannels) {
      this.listener.online();
    }
  }
}
