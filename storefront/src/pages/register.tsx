import { SfButton } from '@storefront-ui/react';
import { Link, useLocation, useSearch } from 'wouter-preact';
import { LIMITS } from '../api/limits';
import { fieldError } from '../i18n/failures';
import { language, t } from '../i18n/i18n';
import { useShop } from '../shop';
import { EmailField, NewPasswordField } from '../ui/credentials';
import { Field } from '../ui/field';
import { useForm } from '../ui/form';
import { nextPath } from '../ui/navigation';
import { FailureNotice } from '../ui/notice';
import { Page } from '../ui/page';

/** Where one becomes a customer. */
export function RegisterPage() {
  const { api } = useShop();
  const next = nextPath(useSearch());
  const [, navigate] = useLocation();
  const { failure, busy, onSubmit } = useForm(async ({ email = '', password = '', name = '' }) => {
    await api.register(email.trim(), password, name.trim(), language.value);
    navigate(`/confirm?${new URLSearchParams({ email: email.trim(), next })}`);
  });
  return (
    <Page title={t('register.title')} narrow>
      <form noValidate onSubmit={onSubmit} class="flex flex-col gap-5">
        {failure && <FailureNotice failure={failure} />}
        <Field
          name="name"
          label={t('auth.name')}
          hint={t('auth.nameHint')}
          autocomplete="name"
          maxLength={LIMITS.longestName}
          error={fieldError(failure, 'name')}
        />
        <EmailField failure={failure} />
        <NewPasswordField failure={failure} label={t('auth.password')} />
        <SfButton type="submit" size="lg" disabled={busy}>
          {t('register.action')}
        </SfButton>
        <p>
          {t('register.known')}{' '}
          <Link href={`/sign-in?${new URLSearchParams({ next })}`} class="font-medium text-primary-700 underline">
            {t('signIn.action')}
          </Link>
        </p>
      </form>
    </Page>
  );
}
