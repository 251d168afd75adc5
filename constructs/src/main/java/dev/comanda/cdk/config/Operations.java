package dev.comanda.cdk.config;

import java.util.Optional;

/**
 * Whom operators are told what by.
 *
 * @param alarmAddress the mail address that alarms go to; empty for nobody but the console
 * @param monthlyBudget US dollars a month that must not pass unnoticed
 */
public record Operations(Optional<String> alarmAddress, int monthlyBudget) {

  /** Checks the address and that there is a budget. */
  public Operations {
    alarmAddress.ifPresent(address -> Values.mailAddress("alarmAddress", address));
    Values.atLeast("monthlyBudget", monthlyBudget, 1);
  }
}
