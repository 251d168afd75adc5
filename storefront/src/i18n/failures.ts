import { NoAnswer, Refusal, type Failure } from '../api/failure';
import { isMessage, t } from './i18n';

/** A failure in one sentence. */
export function sentence(failure: Failure): string {
  if (failure instanceof NoAnswer) {
    return t(`failure.${failure.why}`);
  }
  const key = `refusal.${failure.slug}`;
  if (isMessage(key)) {
    return t(key);
  }
  return failure.status === 429 ? t('refusal.too-many-requests') : t('refusal.other', { status: failure.status });
}

/** The sentence for a form's field that a refusal points to; null if it does not. */
export function fieldError(failure: Failure | null, field: 'email' | 'password' | 'name' | 'code'): string | null {
  const wrong = failure instanceof Refusal && failure.errors.some((error) => error.pointer === `/${field}`);
  if (!wrong) {
    return null;
  }
  const key = `refusal.${failure.slug}`;
  return failure.slug !== 'invalid-input' && isMessage(key) ? t(key) : t(`field.${field}`);
}
