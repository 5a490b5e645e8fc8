package dev.parley.view.tiles;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;

/**
 * What leads from a tile to the rest of the window, and to the person in it.
 *
 * @param shields makes a sign that says who that is, and opens the card about it
 * @param statistics shows the figures of the connection with that peer
 * @param block listens to that peer no more
 */
public record TileDoors(
    Function<String, Button> shields, Consumer<String> statistics, Consumer<String> block) {}
