package dev.comanda.operations.verify;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of seconds. */
final class Seconds implements ITypeConverter<Duration> {

  private static final Pattern ALLOWED = Pattern.compile("[1-9][0-9]{0,3}");

  @Override
  public Duration convert(String value) {
    if (!ALLOWED.matcher(value).matches()) {
      throw new TypeConversionException(
          "'" + value + "' is not a number of seconds from 1 to 9999");
    }
    return Duration.ofSeconds(Long.parseLong(value));
  }
}
