package dev.comanda.engine.pipes;

/** What a pipe's owner wants it to be. */
enum DesiredState {
  RUNNING,
  STOPPED
}
