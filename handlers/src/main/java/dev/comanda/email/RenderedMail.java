package dev.comanda.email;

/** The parts of a mail as its reader sees them. */
record RenderedMail(String subject, String html, String text) {}
