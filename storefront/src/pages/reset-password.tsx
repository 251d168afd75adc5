import { SfButton } from '@storefront-ui/react';
import { Redirect, useLocation, useSearch } from 'wouter-preact';
import { t } from '../i18n/i18n';
import { useShop } from '../shop';
import { CodeField, CodeHelp } from '../ui/code';
import { NewPasswordField } from '../ui/credentials';
import { useForm } from '../ui/form';
import { nextPath } from '../ui/navigation';
import { FailureNotice } from '../ui/notice';
import { Page } from '../ui/page';

/** Where the code for a new password goes, with the password. */
export function ResetPasswordPage() {
  const { api } = useShop();
  const search = useSearch();
  const [, navigate] = useLocation();
  const email = new URLSearchParams(search).get('email');
  const { failure, busy, onSubmit } = useForm(async ({ code = '', password = '' }) => {
    const { sessionsEnded } = await api.resetPassword(email ?? '', code.trim(), password);
    const why = sessionsEnded ? 'reset' : 'reset-only';
    navigate(`/sign-in?${new URLSearchParams({ email: email ?? '', next: nextPath(search), why })}`);
  });
  if (!email) {
    return <Redirect to="/forgot-password" replace />;
  }
  return (
    <Page title={t('reset.title')} narrow>
      <form noValidate onSubmit={onSubmit} class="flex flex-col gap-5">
        {failure && <FailureNotice failure={failure} />}
        <p class="break-words">{t('reset.sent', { email })}</p>
        <CodeField failure={failure} />
        <NewPasswordField failure={failure} label={t('reset.password')} />
        <SfButton type="submit" size="lg" disabled={busy}>
          {t('reset.action')}
        </SfButton>
        <CodeHelp again={() => api.forgotPassword(email)} />
      </form>
    </Page>
  );
}
