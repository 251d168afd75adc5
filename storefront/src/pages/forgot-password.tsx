import { SfButton } from '@storefront-ui/react';
import { Link, useLocation, useSearch } from 'wouter-preact';
import { t } from '../i18n/i18n';
import { useShop } from '../shop';
import { EmailField } from '../ui/credentials';
import { useForm } from '../ui/form';
import { nextPath } from '../ui/navigation';
import { FailureNotice } from '../ui/notice';
import { Page } from '../ui/page';

/** Where somebody who has lost the password asks for a code. */
export function ForgotPasswordPage() {
  const { api } = useShop();
  const next = nextPath(useSearch());
  const [, navigate] = useLocation();
  const { failure, busy, onSubmit } = useForm(async ({ email = '' }) => {
    await api.forgotPassword(email.trim());
    navigate(`/reset-password?${new URLSearchParams({ email: email.trim(), next })}`);
  });
  return (
    <Page title={t('forgot.title')} narrow>
      <form noValidate onSubmit={onSubmit} class="flex flex-col gap-5">
        {failure && <FailureNotice failure={failure} />}
        <p>{t('forgot.intro')}</p>
        <EmailField failure={failure} />
        <SfButton type="submit" size="lg" disabled={busy}>
          {t('forgot.action')}
        </SfButton>
        <Link
          href={`/sign-in?${new URLSearchParams({ next })}`}
          class="self-start font-medium text-primary-700 underline"
        >
          {t('common.back')}
        </Link>
      </form>
    </Page>
  );
}
