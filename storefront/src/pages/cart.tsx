import { SfButton, SfIconDelete } from '@storefront-ui/react';
import { Link } from 'wouter-preact';
import type { CartLine } from '../cart/cart';
import { language, price, t } from '../i18n/i18n';
import { useShop } from '../shop';
import { Empty } from '../ui/empty';
import { Page } from '../ui/page';
import { FailureNotice } from '../ui/notice';
import { ProductImage } from '../ui/product-image';
import { Quantity } from '../ui/quantity';
import { StockHint } from '../ui/stock-hint';
import { sum } from '../checkout/totals';

/** What is in the cart. */
export function CartPage() {
  const { cart, catalogue } = useShop();
  const lines = cart.lines.value;
  const failure = catalogue.failure.value;
  return (
    <Page title={t('cart.title')}>
      {lines.length === 0 ? (
        <Empty text={t('cart.empty')} hint={t('cart.emptyHint')} />
      ) : (
        <div class="grid items-start gap-10 lg:grid-cols-[1fr_20rem]">
          <div>
            {failure && <FailureNotice failure={failure} onRetry={() => void catalogue.load()} />}
            <ul class="divide-y divide-neutral-200">
              {lines.map((line) => (
                <Line key={line.productId} line={line} />
              ))}
            </ul>
          </div>
          <section class="flex flex-col gap-4 rounded-xl bg-white p-6 ring-1 ring-neutral-200">
            <p class="flex justify-between text-lg font-semibold">
              <span>{t('common.total')}</span>
              <span class="tabular-nums">{price(sum(lines.map((line) => [line.seenPrice, line.quantity])))}</span>
            </p>
            <p class="text-sm text-neutral-600">{t('cart.note')}</p>
            <SfButton as={Link} href="/checkout" size="lg">
              {t('cart.checkout')}
            </SfButton>
            <SfButton as={Link} href="/" variant="tertiary">
              {t('common.continue')}
            </SfButton>
          </section>
        </div>
      )}
    </Page>
  );
}

function Line({ line }: { line: CartLine }) {
  const { cart, catalogue } = useShop();
  const product = catalogue.find(line.productId);
  const name = product?.name[language.value] ?? line.productId;
  return (
    <li class="grid grid-cols-[5rem_1fr] gap-4 py-5 sm:grid-cols-[7rem_1fr_auto]">
      <ProductImage image={product?.image ?? line.productId} eager />
      <div class="min-w-0 space-y-2">
        <h2 class="font-medium">
          <Link href={`/products/${line.productId}`} class="hover:underline">
            {name}
          </Link>
        </h2>
        <p class="text-sm text-neutral-600">{t('cart.each', { price: price(line.seenPrice) })}</p>
        {product && product.stock !== 'in_stock' && <StockHint stock={product.stock} />}
        <div class="flex items-center gap-2">
          <Quantity
            value={line.quantity}
            label={t('cart.quantityOf', { name })}
            onChange={(quantity) => cart.setQuantity(line.productId, quantity)}
          />
          <SfButton
            variant="tertiary"
            square
            aria-label={t('cart.remove', { name })}
            onClick={() => {
              cart.setQuantity(line.productId, 0);
              document.querySelector<HTMLElement>('main h1')?.focus();
            }}
          >
            <SfIconDelete />
          </SfButton>
        </div>
      </div>
      <p class="col-start-2 font-semibold tabular-nums sm:col-start-3 sm:text-right">
        {price(sum([[line.seenPrice, line.quantity]]))}
      </p>
    </li>
  );
}
