import type { Failure } from '../api/failure';
import { LIMITS } from '../api/limits';
import { fieldError } from '../i18n/failures';
import { t } from '../i18n/i18n';
import { Field } from './field';

/** The address that a customer signs in with. */
export function EmailField({ failure, defaultValue = '' }: { failure: Failure | null; defaultValue?: string }) {
  return (
    <Field
      name="email"
      type="email"
      label={t('auth.email')}
      autocomplete="username"
      maxLength={LIMITS.longestEmail}
      defaultValue={defaultValue}
      error={fieldError(failure, 'email')}
    />
  );
}

/** A password that a customer makes up, with what it has to have. */
export function NewPasswordField({ failure, label }: { failure: Failure | null; label: string }) {
  return (
    <Field
      name="password"
      type="password"
      label={label}
      hint={t('auth.passwordHint')}
      autocomplete="new-password"
      maxLength={LIMITS.longestPassword}
      error={fieldError(failure, 'password')}
    />
  );
}
