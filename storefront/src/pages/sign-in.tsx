import { SfButton } from '@storefront-ui/react';
import { Link, Redirect, useLocation, useSearch } from 'wouter-preact';
import { Refusal } from '../api/failure';
import { fieldError } from '../i18n/failures';
import { t } from '../i18n/i18n';
import { useShop } from '../shop';
import { EmailField } from '../ui/credentials';
import { Field } from '../ui/field';
import { useForm } from '../ui/form';
import { nextPath } from '../ui/navigation';
import { FailureNotice, Notice } from '../ui/notice';
import { Page } from '../ui/page';

const WHY = {
  again: 'signIn.again',
  order: 'signIn.toOrder',
  confirmed: 'confirm.done',
  reset: 'signIn.reset',
  'reset-only': 'signIn.resetOnly',
  everywhere: 'signIn.everywhere',
} as const;

/** Where one signs in; `why` and `next` of the query tell what for, and where to go on. */
export function SignInPage() {
  const { session } = useShop();
  const search = useSearch();
  const [, navigate] = useLocation();
  const query = new URLSearchParams(search);
  const next = nextPath(search);
  const why = WHY[query.get('why') as keyof typeof WHY];
  const { failure, busy, onSubmit } = useForm(async ({ email = '', password = '' }) => {
    try {
      await session.signIn(email.trim(), password);
    } catch (error) {
      if (error instanceof Refusal && error.slug === 'not-confirmed') {
        navigate(`/confirm?${new URLSearchParams({ email: email.trim(), next })}`);
        return;
      }
      throw error;
    }
  });
  if (session.customer.value) {
    return <Redirect to={next} replace />;
  }
  return (
    <Page title={t('signIn.title')} narrow>
      <form noValidate onSubmit={onSubmit} class="flex flex-col gap-5">
        {failure ? <FailureNotice failure={failure} /> : why && <Notice kind="info">{t(why)}</Notice>}
        <EmailField failure={failure} defaultValue={query.get('email') ?? ''} />
        <Field
          name="password"
          type="password"
          label={t('auth.password')}
          autocomplete="current-password"
          error={fieldError(failure, 'password')}
        />
        <SfButton type="submit" size="lg" disabled={busy}>
          {t('signIn.action')}
        </SfButton>
        <Link
          href={`/forgot-password?${new URLSearchParams({ next })}`}
          class="self-start font-medium text-primary-700 underline"
        >
          {t('signIn.forgot')}
        </Link>
        <p>
          {t('signIn.new')}{' '}
          <Link href={`/register?${new URLSearchParams({ next })}`} class="font-medium text-primary-700 underline">
            {t('signIn.register')}
          </Link>
        </p>
      </form>
    </Page>
  );
}
