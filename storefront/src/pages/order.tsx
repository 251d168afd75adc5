import { useEffect, useState } from 'preact/hooks';
import { asFailure, Refusal, type Failure } from '../api/failure';
import type { Order } from '../api/types';
import { day, t } from '../i18n/i18n';
import { SignInNeeded } from '../session/session';
import { useShop } from '../shop';
import { Empty } from '../ui/empty';
import { FailureNotice, Notice } from '../ui/notice';
import { OrderTable } from '../ui/order-table';
import { Page } from '../ui/page';
import { SignInFirst, useSignedIn } from '../ui/sign-in-first';
import { InboxLink } from '../ui/code';

/** One order; just after it was placed with thanks, and what happens next. */
export function OrderPage({ id, placed }: { id: string; placed: boolean }) {
  const { api, session, config } = useShop();
  const signedIn = useSignedIn();
  const [order, setOrder] = useState<Order | null | undefined>();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function load(): Promise<void> {
    setFailure(null);
    try {
      setOrder(await session.authorized((token) => api.order(token, id)));
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) {
        setOrder(null);
      } else if (!(error instanceof SignInNeeded)) {
        setFailure(asFailure(error));
      }
    }
  }
  useEffect(() => {
    if (signedIn) {
      void load();
    }
  }, [id]);

  if (!signedIn) {
    return <SignInFirst />;
  }
  const title = placed ? t('placed.title') : order ? t('order.title', { date: day(order.placedAt) }) : t('orders.title');
  return (
    <Page title={title}>
      <div class="max-w-3xl space-y-8">
        {placed && (
          <Notice kind="done" title={t('placed.next')}>
            <p class="break-words">{t('placed.mail', { email: session.customer.value?.email ?? '' })}</p>
            <p>{t('placed.keep')}</p>
            <p>{t('placed.see')}</p>
            {config.inboxUrl && <InboxLink href={config.inboxUrl} />}
          </Notice>
        )}
        {failure && <FailureNotice failure={failure} onRetry={() => void load()} />}
        {order === null && <Empty text={t('order.unknown')} />}
        {order === undefined && !failure && (
          <div aria-hidden="true" class="h-60 rounded-xl bg-neutral-200 motion-safe:animate-pulse [animation-delay:500ms]" />
        )}
        {order && (
          <>
            <p>
              <span class="block text-sm text-neutral-600">{t('placed.number')}</span>
              <span class="font-mono text-lg font-medium break-all">{order.orderId}</span>
            </p>
            <OrderTable order={order} />
          </>
        )}
      </div>
    </Page>
  );
}
