/** Holds the engines against recorded behaviour: finds cases, replays them, tells what differs. */
package dev.comanda.engine.conformance;
