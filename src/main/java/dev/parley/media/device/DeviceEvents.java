package dev.parley.media.device;

/** Notifies of devices that are connected or disconnected. */
interface DeviceEvents {

  /** Who hears of it. Any thread. */
  interface Listener {
    /** The lists may be others now. */
    void changed();

    /** Some program plays or records from now on, perhaps this one. */
    void streamBegan();

    /** Something of a speaker or of what plays on it may be other now, such as its volume. */
    default void volumeChanged() {}

    /** The sound server has ended; what it served is lost to this process. */
    void soundServerEnded();
  }

  /** Begins to listen; blocks a little. Again, where that was lost. */
  void listen(Listener listener);

  /** Ends it. Any thread. */
  void close();
}
