import { SfButton } from '@storefront-ui/react';
import { useEffect, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { asFailure, type Failure } from '../api/failure';
import type { Order } from '../api/types';
import { moment, price, t } from '../i18n/i18n';
import { SignInNeeded } from '../session/session';
import { useShop } from '../shop';
import { Empty } from '../ui/empty';
import { useForm } from '../ui/form';
import { FailureNotice } from '../ui/notice';
import { Page } from '../ui/page';
import { SignInFirst, useSignedIn } from '../ui/sign-in-first';

/** The customer's orders, newest first, ten at a time. */
export function OrdersPage() {
  const { api, session } = useShop();
  const signedIn = useSignedIn();
  const [orders, setOrders] = useState<Order[] | null>(null);
  const [cursor, setCursor] = useState<string | undefined>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function load(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      const page = await session.authorized((token) => api.orders(token, cursor));
      setOrders([...(orders ?? []), ...page.items]);
      setCursor(page.nextCursor);
    } catch (error) {
      if (!(error instanceof SignInNeeded)) {
        setFailure(asFailure(error));
      }
    } finally {
      setBusy(false);
    }
  }
  useEffect(() => {
    if (signedIn) {
      void load();
    }
  }, []);

  if (!signedIn) {
    return <SignInFirst />;
  }
  return (
    <Page title={t('orders.title')}>
      {orders?.length === 0 && <Empty text={t('orders.none')} hint={t('cart.emptyHint')} />}
      {orders === null && !failure && <div aria-hidden="true" class="h-40 rounded-xl bg-neutral-200 motion-safe:animate-pulse [animation-delay:500ms]" />}
      <ul class="flex flex-col gap-4">
        {orders?.map((order) => (
          <li key={order.orderId}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
      <div class="mt-6 space-y-4">
        {failure && <FailureNotice failure={failure} onRetry={() => void load()} />}
        {cursor && (
          <SfButton variant="secondary" disabled={busy} onClick={() => void load()}>
            {t('common.more')}
          </SfButton>
        )}
      </div>
      <Sessions />
    </Page>
  );
}

/** Where a customer ends the sessions that others may have. */
function Sessions() {
  const { session } = useShop();
  const [, navigate] = useLocation();
  const { failure, busy, onSubmit } = useForm(async () => {
    await session.signOutEverywhere();
    navigate('/sign-in?why=everywhere');
  });
  return (
    <form onSubmit={onSubmit} class="mt-12 flex flex-col items-start gap-3 border-t border-neutral-200 pt-6">
      {failure && <FailureNotice failure={failure} />}
      <p class="text-sm text-neutral-600">{t('sessions.why')}</p>
      <SfButton type="submit" variant="secondary" size="sm" disabled={busy}>
        {t('sessions.end')}
      </SfButton>
    </form>
  );
}

function OrderRow({ order }: { order: Order }) {
  const units = order.lines.reduce((count, line) => count + line.quantity, 0);
  return (
    <Link
      href={`/orders/${order.orderId}`}
      class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 rounded-xl bg-white p-5 ring-1 ring-neutral-200 hover:ring-primary-700"
    >
      <span class="font-medium">{moment(order.placedAt)}</span>
      <span class="text-sm text-neutral-600">{t('orders.items', { count: units })}</span>
      <span class="text-sm text-neutral-600">{t(`order.status.${order.status}`)}</span>
      <span class="font-semibold tabular-nums">{price(order.total)}</span>
    </Link>
  );
}
