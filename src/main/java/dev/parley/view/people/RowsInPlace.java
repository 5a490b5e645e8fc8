package dev.parley.view.people;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Updates a list by changing only the rows that differ, so that nothing moves under the pointer:
 * the row at the top of the view and the selected peer stay.
 */
final class RowsInPlace {
  private final ListView<PersonRow> list;

  RowsInPlace(ListView<PersonRow> list) {
    this.list = list;
  }

  void show(List<PersonRow> wanted) {
    ObservableList<PersonRow> rows = list.getItems();
    if (rows.equals(wanted)) {
      return;
    }
    Anchor anchor = anchor();
    PersonRow selected = list.getSelectionModel().getSelectedItem();
    if (rows.isEmpty() || wanted.isEmpty()) {
      rows.setAll(wanted);
    } else {
      change(rows, wanted);
    }
    select(selected);
    hold(anchor);
  }

  private static void change(ObservableList<PersonRow> rows, List<PersonRow> wanted) {
    Set<String> staying = wanted.stream().map(PersonRow::peerId).collect(Collectors.toSet());
    rows.removeIf(row -> !staying.contains(row.peerId()));
    Set<String> known = rows.stream().map(PersonRow::peerId).collect(Collectors.toSet());
    for (int at = 0; at < wanted.size(); at++) {
      PersonRow row = wanted.get(at);
      boolean here = at < rows.size() && rows.get(at).peerId().equals(row.peerId());
      if (!here) {
        if (known.contains(row.peerId())) { // renamed, so sorted elsewhere
          rows.remove(index(rows, row.peerId()));
        }
        rows.add(at, row);
      } else if (!rows.get(at).equals(row)) {
        rows.set(at, row);
      }
    }
  }

  private static int index(List<PersonRow> rows, String peerId) {
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at).peerId().equals(peerId)) {
        return at;
      }
    }
    return -1;
  }

  private void select(PersonRow selected) {
    int at = selected == null ? -1 : index(list.getItems(), selected.peerId());
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearAndSelect(at);
    }
  }

  /** The peer at the top of the view, and how far its row has left it. */
  private record Anchor(String peerId, double hidden) {}

  private Anchor anchor() {
    IndexedCell<?> first = flow() == null ? null : flow().getFirstVisibleCell();
    if (first == null || first.getIndex() < 0 || first.getIndex() >= list.getItems().size()) {
      return null;
    }
    return new Anchor(list.getItems().get(first.getIndex()).peerId(), -first.getLayoutY());
  }

  private void hold(Anchor anchor) {
    int at = anchor == null ? -1 : index(list.getItems(), anchor.peerId());
    if (at < 0) {
      return;
    }
    list.layout(); // the flow learns of the new rows before it is moved
    flow().scrollToTop(at);
    flow().scrollPixels(anchor.hidden());
  }

  private VirtualFlow<?> flow() {
    return (VirtualFlow<?>) list.lookup(".virtual-flow");
  }
}
