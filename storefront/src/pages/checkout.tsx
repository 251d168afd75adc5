import { SfButton, SfLoaderCircular } from '@storefront-ui/react';
import { useEffect, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { asFailure, type Failure } from '../api/failure';
import type { Product } from '../api/types';
import type { CartLine } from '../cart/cart';
import type { Attempt } from '../checkout/checkout';
import { obstacleOf, obstaclesOf, type Obstacle } from '../checkout/review';
import { sum } from '../checkout/totals';
import { sentence } from '../i18n/failures';
import { price, t } from '../i18n/i18n';
import { useShop } from '../shop';
import { CheckoutLine } from '../ui/checkout-line';
import { Empty } from '../ui/empty';
import { FailureNotice, Notice } from '../ui/notice';
import { useFocusOnChange } from '../ui/navigation';
import { Page } from '../ui/page';
import { SignInFirst, useSignedIn } from '../ui/sign-in-first';

/** The last look at lines and total, and the order itself. */
export function CheckoutPage() {
  const { cart, checkout } = useShop();
  const signedIn = useSignedIn();
  const placing = usePlacing();
  const unfinished = checkout.unfinished();
  useFocusOnChange(unfinished !== null);
  if (!signedIn) {
    return <SignInFirst why="order" />;
  }
  if (unfinished) {
    return <Unfinished attempt={unfinished} placing={placing} />;
  }
  return (
    <Page title={t('checkout.title')}>
      {cart.lines.value.length === 0 ? (
        <Empty text={t('cart.empty')} hint={t('cart.emptyHint')} />
      ) : (
        <Review placing={placing} />
      )}
    </Page>
  );
}

/** The cart against the catalogue as it is now, and after a refusal against what the server said. */
function Review({ placing }: { placing: Placing }) {
  const { cart, catalogue } = useShop();
  const lines = cart.lines.value;
  const [products, setProducts] = useState<Map<string, Product | null>>(new Map());
  const [failure, setFailure] = useState<Failure | null>(null);
  const { place, outcome, busy, refused, agreed, settled } = placing;

  function check(): void {
    setFailure(null);
    Promise.all(
      lines.map(async ({ productId }) => [productId, await catalogue.fresh(productId)] as const),
    ).then(
      (found) => setProducts(new Map(found)),
      (error: unknown) => setFailure(asFailure(error)),
    );
  }
  useEffect(check, []);

  const obstacle = (line: CartLine): Obstacle | null =>
    refused.get(line.productId) ?? obstacleOf(line, products.get(line.productId), agreed.has(line.productId));
  const checked = lines.every((line) => products.has(line.productId));
  const blocked = lines.some((line) => obstacle(line) !== null);
  const total = sum(lines.map((line) => [line.seenPrice, line.quantity]));
  return (
    <div class="grid items-start gap-10 lg:grid-cols-[1fr_22rem]">
      <section>
        <h2 class="sr-only">{t('checkout.lines')}</h2>
        <ul class="divide-y divide-neutral-200">
          {lines.map((line) => (
            <CheckoutLine key={line.productId} line={line} obstacle={obstacle(line)} onSettled={() => settled(line.productId)} />
          ))}
        </ul>
      </section>
      <section class="flex flex-col gap-4 rounded-xl bg-white p-6 ring-1 ring-neutral-200">
        <Recipient />
        <p class="flex justify-between text-lg font-semibold">
          <span>{t('common.total')}</span>
          <span class="tabular-nums">{price(total)}</span>
        </p>
        {failure && <FailureNotice failure={failure} onRetry={check} />}
        {outcome && <Notice kind="error">{outcome}</Notice>}
        {blocked && !outcome && <Notice kind="info">{t('checkout.blocked')}</Notice>}
        <SfButton size="lg" disabled={busy || blocked || !checked} onClick={() => void place()}>
          {busy ? t('checkout.placing') : checked ? t('checkout.place', { total: price(total) }) : t('checkout.checking')}
        </SfButton>
        <SfButton as={Link} href="/cart" variant="tertiary">
          {t('checkout.edit')}
        </SfButton>
      </section>
    </div>
  );
}

/** An order whose end is not known: there is one way, which is to find out. */
function Unfinished({ attempt, placing }: { attempt: Attempt; placing: Placing }) {
  const { checkout } = useShop();
  const { place, outcome, busy } = placing;
  const total = sum(attempt.lines.map((line) => [line.expectedUnitPrice, line.quantity]));
  const running = busy || checkout.busy.value;
  return (
    <Page title={t('checkout.title')}>
      <div class="max-w-2xl space-y-6">
        {running ? (
          <p role="status" class="flex items-center gap-3 text-lg">
            <SfLoaderCircular size="lg" aria-hidden="true" /> {t('checkout.placing')}
          </p>
        ) : (
          <Notice kind="error" title={t(outcome ? 'checkout.unknownTitle' : 'checkout.unfinishedTitle')}>
            {outcome && <p>{outcome}</p>}
            <p>{t(outcome ? 'checkout.unknownText' : 'checkout.unfinishedText')}</p>
          </Notice>
        )}
        <Recipient />
        <ul class="divide-y divide-neutral-200">
          {attempt.lines.map(({ productId, quantity, expectedUnitPrice }) => (
            <CheckoutLine key={productId} line={{ productId, quantity, seenPrice: expectedUnitPrice }} obstacle={null} />
          ))}
        </ul>
        <p class="flex justify-between text-lg font-semibold">
          <span>{t('common.total')}</span>
          <span class="tabular-nums">{price(total)}</span>
        </p>
        <SfButton size="lg" disabled={running} onClick={() => void place()}>
          {t('checkout.finish')}
        </SfButton>
      </div>
    </Page>
  );
}

function Recipient() {
  const { session } = useShop();
  return <p class="text-sm break-words text-neutral-600">{t('checkout.for', { email: session.customer.value?.email ?? '' })}</p>;
}

interface Placing {
  place: () => Promise<void>;
  busy: boolean;
  /** What to tell of the last outcome; null if it led to another page, or there was none. */
  outcome: string | null;
  /** What the last refusal said against products. */
  refused: ReadonlyMap<string, Obstacle>;
  /** Products whose new price, as a refusal told it, the customer has taken. */
  agreed: ReadonlySet<string>;
  /** The customer has taken a way on from what stood against a product. */
  settled: (productId: string) => void;
}

/** Places the order and goes where its outcome leads. It outlives the change from the review to the attempt, and back. */
function usePlacing(): Placing {
  const { checkout } = useShop();
  const [, navigate] = useLocation();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<string, Obstacle>>(new Map());
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  return {
    outcome,
    busy,
    refused,
    agreed,
    settled: (productId) => {
      if (refused.get(productId)?.kind === 'price') {
        setAgreed(new Set([...agreed, productId]));
      }
      setRefused(new Map([...refused].filter(([other]) => other !== productId)));
    },
    place: async () => {
      setBusy(true);
      setOutcome(null);
      const end = await checkout.place();
      setBusy(false);
      switch (end.kind) {
        case 'placed':
          navigate(`/orders/${end.order.orderId}/placed`);
          break;
        case 'sign-in':
          navigate(`/sign-in?${new URLSearchParams({ next: '/checkout', why: 'again' })}`, { replace: true });
          break;
        case 'unknown':
          setOutcome(sentence(end.failure));
          break;
        case 'refused':
          setOutcome(sentence(end.refusal));
          setRefused(obstaclesOf(end.refusal, end.lines));
          break;
      }
    },
  };
}
