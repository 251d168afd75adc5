package dev.comanda.engine.aws.protocol;

import dev.comanda.engine.aws.Engine;

/** What stands behind the door for one service: how it is called, and who answers. */
public record Backend(Api api, Engine engine) {}
