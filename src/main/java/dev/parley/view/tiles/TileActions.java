package dev.parley.view.tiles;

/** What a person does to what comes from one of the others in a call. Any thread. */
public interface TileActions {
  /** Where the volume of a person cannot be set. */
  TileActions NONE =
      new TileActions() {
        @Override
        public boolean hasVolume() {
          return false;
        }

        @Override
        public double volume(String peerId) {
          return 1;
        }

        @Override
        public void volume(String peerId, double factor) {}
      };

  /** Whether the volume of each person can be set. */
  boolean hasVolume();

  /** How loud a person is played, from 0 to 2; 1 as it comes. */
  double volume(String peerId);

  /** Plays a person so loud from now on. */
  void volume(String peerId, double factor);
}
