package dev.comanda.cdk.sender;

import software.amazon.awscdk.services.ses.IConfigurationSet;

/**
 * Who sends the mails.
 *
 * @param configurationSet the rules that every mail of this sender is under
 * @param identityArn the domain or the address. It is made of the configuration: what other stacks
 *     import of this one could never change
 */
public record Sender(IConfigurationSet configurationSet, String identityArn) {}
