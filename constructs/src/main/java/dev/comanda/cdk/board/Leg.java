package dev.comanda.cdk.board;

import java.util.List;

/**
 * A part of a way: a row of a dashboard.
 *
 * @param title what it is about
 * @param meaning how to tell good numbers from bad ones
 */
public record Leg(String title, String meaning, List<Graph> graphs) {

  /** A leg of these graphs, side by side. */
  public static Leg of(String title, String meaning, Graph... graphs) {
    return new Leg(title, meaning, List.of(graphs));
  }
}
