import { SfButton, SfIconError, SfIconInfo, SfIconCheckCircle } from '@storefront-ui/react';
import type { ComponentChildren } from 'preact';
import { NoAnswer, type Failure } from '../api/failure';
import { sentence } from '../i18n/failures';
import { t } from '../i18n/i18n';

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
