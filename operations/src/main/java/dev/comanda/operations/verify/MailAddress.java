package dev.comanda.operations.verify;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what could be a mail address. */
final class MailAddress implements ITypeConverter<String> {

  private static final Pattern ALLOWED = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  @Override
  public String convert(String value) {
    if (!ALLOWED.matcher(value).matches()) {
      throw new TypeConversionException("'" + value + "' is not a mail address");
    }
    return value;
  }
}
