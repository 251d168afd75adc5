import { SfButton } from '@storefront-ui/react';
import { useLocation, useSearch } from 'wouter-preact';
import { t } from '../i18n/i18n';
import { useShop } from '../shop';
import { CodeField, CodeHelp } from '../ui/code';
import { EmailField } from '../ui/credentials';
import { useForm } from '../ui/form';
import { nextPath } from '../ui/navigation';
import { FailureNotice } from '../ui/notice';
import { Page } from '../ui/page';

/** Where the code from the mail goes. */
export function ConfirmPage() {
  const { api } = useShop();
  const search = useSearch();
  const [, navigate] = useLocation();
  const known = new URLSearchParams(search).get('email') ?? '';
  const { failure, busy, onSubmit } = useForm(async ({ email = known, code = '' }) => {
    await api.confirm(email.trim(), code.trim());
    navigate(`/sign-in?${new URLSearchParams({ email: email.trim(), next: nextPath(search), why: 'confirmed' })}`);
  });
  return (
    <Page title={t('confirm.title')} narrow>
      <form noValidate onSubmit={onSubmit} class="flex flex-col gap-5">
        {failure && <FailureNotice failure={failure} />}
        {known ? (
          <p class="break-words">{t('confirm.sent', { email: known })}</p>
        ) : (
          <EmailField failure={failure} />
        )}
        <CodeField failure={failure} />
        <SfButton type="submit" size="lg" disabled={busy}>
          {t('confirm.action')}
        </SfButton>
        {known && <CodeHelp again={() => api.resend(known)} />}
      </form>
    </Page>
  );
}
