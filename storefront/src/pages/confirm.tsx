import { SfButton } from '@storefront-ui/react';
import { useLocation, useSearch } from 'wouter-preact';
import { t } from '../i18n/i18n';
import { useShop } from '../shop';
import { Field } from '../ui/field';
import { useForm } from '../ui/form';
import { nextPath } from '../ui/navigation';
import { FailureNotice, fieldError } from '../ui/notice';
import { Page } from '../ui/page';

/** Where the code from the mail goes. */
export function ConfirmPage() {
  const { api, config } = useShop();
  const search = useSearch();
  const [, navigate] = useLocation();
  const known = new URLSearchParams(search).get('email') ?? '';
  const { failure, busy, onSubmit } = useForm(async ({ email = known, code = '' }) => {
    await api.confirm(email.trim(), code.trim());
    navigate(`/sign-in?${new URLSearchParams({ email: email.trim(), next: nextPath(search), why: 'confirmed' })}`);
  });
  return (
    <Page title={t('confirm.title')} narrow>
      <form onSubmit={onSubmit} class="flex flex-col gap-5">
        {failure && <FailureNotice failure={failure} />}
        {known ? (
          <p class="break-words">{t('confirm.sent', { email: known })}</p>
        ) : (
          <Field
            name="email"
            type="email"
            label={t('auth.email')}
            autocomplete="username"
            error={fieldError(failure, 'email')}
          />
        )}
        <Field
          name="code"
          label={t('auth.code')}
          hint={t('auth.codeHint')}
          autocomplete="one-time-code"
          inputMode="numeric"
          maxLength={64}
          error={fieldError(failure, 'code')}
        />
        <SfButton type="submit" size="lg" disabled={busy}>
          {t('confirm.action')}
        </SfButton>
        <p class="text-sm text-neutral-600">{t('confirm.spam')}</p>
        {config.inboxUrl && <InboxLink href={config.inboxUrl} />}
      </form>
    </Page>
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
