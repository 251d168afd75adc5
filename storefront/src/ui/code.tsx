import { SfButton } from '@storefront-ui/react';
import { useState } from 'preact/hooks';
import { asFailure, type Failure } from '../api/failure';
import { LIMITS } from '../api/limits';
import { fieldError } from '../i18n/failures';
import { t } from '../i18n/i18n';
import { useShop } from '../shop';
import { Field } from './field';
import { FailureNotice, Notice } from './notice';

/** Where the code from a mail goes. */
export function CodeField({ failure }: { failure: Failure | null }) {
  return (
    <Field
      name="code"
      label={t('auth.code')}
      hint={t('auth.codeHint')}
      autocomplete="one-time-code"
      inputMode="numeric"
      maxLength={LIMITS.longestCode}
      error={fieldError(failure, 'code')}
    />
  );
}

/** For those whose code does not come: where to look, and how to have another. */
export function CodeHelp({ again }: { again: () => Promise<unknown> }) {
  const { config } = useShop();
  const [state, setState] = useState<'idle' | 'busy' | 'sent' | Failure>('idle');

  function send(): void {
    setState('busy');
    again().then(
      () => setState('sent'),
      (error: unknown) => setState(asFailure(error)),
    );
  }
  return (
    <div class="flex flex-col items-start gap-3 text-sm">
      <p class="text-neutral-600">{t('confirm.spam')}</p>
      {state === 'sent' && <Notice kind="done">{t('code.sent')}</Notice>}
      {state instanceof Error && <FailureNotice failure={state} />}
      <SfButton type="button" size="sm" variant="secondary" disabled={state === 'busy'} onClick={send}>
        {t('code.again')}
      </SfButton>
      {config.inboxUrl && <InboxLink href={config.inboxUrl} />}
    </div>
  );
}

/** The inbox of a run on one machine. */
export function InboxLink({ href }: { href: string }) {
  return (
    <a href={href} target="_blank" rel="noopener" class="font-medium text-primary-700 underline">
      {t('placed.inbox')}
    </a>
  );
}
