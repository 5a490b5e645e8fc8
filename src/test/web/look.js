// What a person would see and hear of the other, as numbers.

const SMALL = {width: 64, height: 36};

/** Looks at a video element: its size, how often the picture has moved, colours at points. */
export class Eye {
  constructor(video, points) {
    this.video = video;
    this.points = points;
    this.whole = canvas(1, 1);
    this.small = canvas(SMALL.width, SMALL.height);
    this.before = undefined;
    this.moves = 0;
    this.newest = 0;
    this.watch();
  }

  /** Notes when each picture comes. */
  watch() {
    this.video.requestVideoFrameCallback(now => {
      this.newest = now;
      this.watch();
    });
  }

  look() {
    const {videoWidth: width, videoHeight: height} = this.video;
    const age = performance.now() - this.newest; // in ms
    if (!width) return {width, height, age, moves: this.moves, colours: []};
    Object.assign(this.whole.canvas, {width, height});
    this.whole.drawImage(this.video, 0, 0);
    this.small.drawImage(this.video, 0, 0, SMALL.width, SMALL.height);
    const now = this.small.getImageData(0, 0, SMALL.width, SMALL.height).data;
    if (this.before?.some((value, i) => Math.abs(value - now[i]) > 60)) this.moves++;
    this.before = now;
    return {width, height, age, moves: this.moves, colours: this.colours(width, height)};
  }

  /** Points are parts of the width and of the height; colours are 0xRRGGBB. */
  colours(width, height) {
    return this.points.map(([x, y]) => {
      const at = [Math.floor(x * width), Math.floor(y * height)];
      const [red, green, blue] = this.whole.getImageData(...at, 1, 1).data;
      return (red << 16) | (green << 8) | blue;
    });
  }
}

/** Listens to a stream: level (root mean square, 0 to 1) and the strongest frequency in Hz. */
export class Ear {
  constructor(stream) {
    this.context = new AudioContext();
    this.analyser = new AnalyserNode(this.context, {fftSize: 32768, smoothingTimeConstant: 0});
    this.context.createMediaStreamSource(stream).connect(this.analyser);
    this.wave = new Float32Array(this.analyser.fftSize);
    this.silentSince = undefined; // on the page's clock, in ms
    this.attention = setInterval(() => this.attend(), 20);
  }

  attend() {
    this.analyser.getFloatTimeDomainData(this.wave);
    const silent = level(this.wave.subarray(-2048)) < 0.001;
    this.silentSince = silent ? (this.silentSince ?? performance.now()) : undefined;
  }

  listen() {
    this.analyser.getFloatTimeDomainData(this.wave);
    const spectrum = new Float32Array(this.analyser.frequencyBinCount);
    this.analyser.getFloatFrequencyData(spectrum);
    const strongest = spectrum.reduce((best, one, i) => (one > spectrum[best] ? i : best), 0);
    const hertz = (strongest * this.context.sampleRate) / this.analyser.fftSize;
    return {level: level(this.wave), hertz, silentSince: this.silentSince};
  }

  close() {
    clearInterval(this.attention);
    this.context.close();
  }
}

function level(wave) {
  return Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length);
}

function canvas(width, height) {
  const made = Object.assign(document.createElement('canvas'), {width, height});
  return made.getContext('2d', {willReadFrequently: true});
}
