import { SfButton, SfIconError, SfIconInfo, SfIconCheckCircle } from '@storefront-ui/react';
import type { ComponentChildren } from 'preact';
import { NoAnswer, Refusal, type Failure } from '../api/failure';
import { isMessage, t } from '../i18n/i18n';

type Kind = 'error' | 'info' | 'done';

const LOOK: Record<Kind, string> = {
  error: 'border-negative-700 bg-negative-50 text-negative-900',
  info: 'border-primary-700 bg-primary-50 text-neutral-900',
  done: 'border-positive-700 bg-positive-50 text-neutral-900',
};

/** A few words that stand out; errors are read out at once. */
export function Notice({ kind, title, children }: { kind: Kind; title?: string; children: ComponentChildren }) {
  const Icon = kind === 'error' ? SfIconError : kind === 'done' ? SfIconCheckCircle : SfIconInfo;
  return (
    <div
      role={kind === 'error' ? 'alert' : 'status'}
      class={`flex gap-3 rounded-lg border-l-4 p-4 ${LOOK[kind]}`}
    >
      <Icon className="shrink-0" />
      <div class="min-w-0 space-y-2">
        {title && <p class="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** What went wrong, as a person understands it, and the way on. */
export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const reference = failure instanceof NoAnswer && failure.why === 'server' ? failure.requestId : null;
  return (
    <Notice kind="error">
      <p>{sentence(failure)}</p>
      {reference && <p class="text-sm break-all">{t('failure.reference', { id: reference })}</p>}
      {onRetry && failure instanceof NoAnswer && (
        <SfButton size="sm" variant="secondary" onClick={onRetry}>
          {t('common.retry')}
        </SfButton>
      )}
    </Notice>
  );
}

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
