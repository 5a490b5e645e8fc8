package dev.parley.peer;

/** Those intents that change what goes to and fro in the call, and never the call itself. */
abstract class MediaIntents implements Intents {
  /** Does it on the loop, and tells of the change. */
  abstract void act(Runnable wish);

  /** Asked on the loop. */
  abstract CallMedia media();

  @Override
  public final void microphone(boolean on) {
    act(() -> media().microphone(on));
  }

  @Override
  public final void camera(boolean on) {
    act(() -> media().camera(on));
  }

  @Override
  public final void share(String screenId) {
    act(() -> media().share(screenId));
  }

  @Override
  public final void shareAsFilm(boolean on) {
    act(() -> media().motion(on));
  }

  @Override
  public final void dismissNote() {
    act(() -> media().dismissNote());
  }
}
