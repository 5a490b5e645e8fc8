package dev.parley.data.proof;

/** What a person says about a proof. Any thread. */
public interface ProofIntents {
  /** For a window without calls. */
  ProofIntents NONE =
      new ProofIntents() {
        @Override
        public void compared(String peerId, String code, boolean same) {}

        @Override
        public void goOn(String peerId) {}
      };

  /**
   * The two codes are the same, or are not.
   *
   * @param code that the person has compared
   */
  void compared(String peerId, String code, boolean same);

  /** The call goes on, though nobody knows with whom. */
  void goOn(String peerId);
}
