package dev.comanda.email;

import dev.comanda.contract.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/**
 * The languages that the shop writes in, each with its way of writing amounts and dates.
 *
 * <p>Dates are those of the shop's zone, Europe/Madrid, and say so: the customer's own zone is not
 * known, and the shop answers for its own day.
 */
enum MailLocale {
  /** Spanish as in Spain: {@code 1.234,50 €}, with a no-break space. */
  ES(new Locale("es", "ES"), ',', '.', "d 'de' MMMM 'de' uuuu, HH:mm '(hora de Madrid)'") {
    @Override
    String withSymbol(String number, String symbol) {
      return number + NO_BREAK_SPACE + symbol;
    }
  },
  /** English: {@code €1,234.50}. */
  EN(Locale.UK, '.', ',', "d MMMM uuuu, HH:mm '(Madrid time)'") {
    @Override
    String withSymbol(String number, String symbol) {
      return symbol + number;
    }
  };

  /** Keeps an amount and its symbol on one line. */
  static final char NO_BREAK_SPACE = '\u00a0';

  private static final ZoneId SHOP_ZONE = ZoneId.of("Europe/Madrid");

  private final Locale locale;
  private final DecimalFormatSymbols symbols;
  private final DateTimeFormatter date;

  MailLocale(Locale locale, char decimal, char grouping, String date) {
    this.locale = locale;
    this.symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    this.symbols.setDecimalSeparator(decimal);
    this.symbols.setGroupingSeparator(grouping);
    this.date = DateTimeFormatter.ofPattern(date, locale);
  }

  /** The language tag, which also names the template's folder and the names of a product. */
  String tag() {
    return locale.getLanguage();
  }

  /**
   * The language of a tag.
   *
   * @throws IllegalArgumentException if the shop does not speak it
   */
  static MailLocale of(String tag) {
    return valueOf(Language.of(tag).name());
  }

  /**
   * The amount with thousands grouped and as many decimals as the currency has.
   *
   * @param minorUnits 123450 is 1,234.50 EUR
   */
  String money(long minorUnits, Currency currency) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(decimals);
    return withSymbol(
        format.format(BigDecimal.valueOf(minorUnits, decimals)), currency.getSymbol(locale));
  }

  /** The day and minute in the shop's zone. */
  String date(Instant instant) {
    return date.format(instant.atZone(SHOP_ZONE));
  }

  abstract String withSymbol(String number, String symbol);
}
