/**
 * Pointing at a shared screen: {@code Pointer} sends where the viewer points and passes on where
 * the peer does, as far as the person who shares allows it; a {@code PointerMark} shows that on the
 * desktop.
 */
package dev.parley.data.pointer;
