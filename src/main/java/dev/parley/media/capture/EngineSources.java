package dev.parley.media.capture;

import dev.parley.media.device.SoundGate;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import java.util.function.Consumer;

/** Creates the sources of one capture with the process's engine. */
public final class EngineSources implements Sources {
  private final Engine engine;
  private final FrameSink preview;

  public EngineSources(Engine engine, FrameSink preview) {
    this.engine = engine;
    this.preview = preview;
    engine.captures().incrementAndGet();
  }

  @Override
  public OpenPicture picture(PictureSource which, Consumer<String> ended) throws MediaException {
    return LocalPicture.open(engine, which, preview, ended);
  }

  @Override
  public OpenSound sound(SoundSource which, String microphone) throws MediaException {
    return LocalSound.open(engine, which, microphone);
  }

  @Override
  public void useMicrophone(String name) throws MediaException {
    engine.devices().useMicrophone(name);
  }

  @Override
  public SoundGate.Hold hold() {
    return engine.gate().hold();
  }

  @Override
  public void closed() {
    NativeLibrary.trimHeap();
    engine.captures().decrementAndGet();
  }
}
