package dev.comanda.local.assembly;

/**
 * One stack of an assembly.
 *
 * @param name its CloudFormation name
 * @param template what it is made of
 */
public record Stack(String name, Template template) {}
