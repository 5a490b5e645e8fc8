/**
 * {@code PointerLayer}, with which a person points at a screen that the peer shares; {@code
 * PointerPicture}, what the person who shares it sees of that.
 */
package dev.parley.view.pointer;
