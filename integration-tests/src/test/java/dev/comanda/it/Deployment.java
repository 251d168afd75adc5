package dev.comanda.it;

/** The stacks' resources, wherever they were made, by the names that the stacks' outputs give. */
public interface Deployment {

  /** The services that hold them. */
  Services services();

  /** The one output of that key, in whichever stack it is. */
  String output(String key);
}
