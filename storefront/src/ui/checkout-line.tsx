import { SfButton } from '@storefront-ui/react';
import { Link } from 'wouter-preact';
import type { CartLine } from '../cart/cart';
import type { Obstacle } from '../checkout/review';
import { sum } from '../checkout/totals';
import { language, price, t } from '../i18n/i18n';
import { useShop } from '../shop';
import { ProductImage } from './product-image';

/** A line of the order to be, with what stands in its way and the ways on. */
export function CheckoutLine({
  line,
  obstacle,
  onSettled,
}: {
  line: CartLine;
  obstacle: Obstacle | null;
  onSettled?: () => void;
}) {
  const { catalogue } = useShop();
  const product = catalogue.find(line.productId);
  return (
    <li class="grid grid-cols-[4rem_1fr_auto] items-center gap-4 py-4">
      <ProductImage image={product?.image ?? line.productId} eager />
      <div class="min-w-0">
        <h3 class="font-medium">
          <Link href={`/products/${line.productId}`} class="hover:underline">
            {product?.name[language.value] ?? line.productId}
          </Link>
        </h3>
        <p class="text-sm text-neutral-600 tabular-nums">
          {line.quantity} × {price(line.seenPrice)}
        </p>
      </div>
      <p class="text-right font-semibold tabular-nums">{price(sum([[line.seenPrice, line.quantity]]))}</p>
      {obstacle && <WaysOn line={line} obstacle={obstacle} onSettled={onSettled} />}
    </li>
  );
}

function WaysOn({
  line,
  obstacle,
  onSettled,
}: {
  line: CartLine;
  obstacle: Obstacle;
  onSettled: (() => void) | undefined;
}) {
  const { cart } = useShop();
  const settle = (change: () => void) => () => {
    change();
    onSettled?.();
  };
  return (
    <div class="col-span-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border-l-4 border-warning-700 bg-warning-50 p-3">
      <p class="font-medium">{sentenceOf(obstacle)}</p>
      {obstacle.kind === 'short' && (
        <SfButton size="sm" onClick={settle(() => cart.setQuantity(line.productId, obstacle.available))}>
          {t('line.take', { count: obstacle.available })}
        </SfButton>
      )}
      {obstacle.kind === 'price' && (
        <SfButton size="sm" onClick={settle(() => cart.acceptPrice(line.productId, obstacle.to))}>
          {t('line.acceptPrice', { to: price(obstacle.to) })}
        </SfButton>
      )}
      <SfButton size="sm" variant="secondary" onClick={settle(() => cart.setQuantity(line.productId, 0))}>
        {t('line.remove')}
      </SfButton>
    </div>
  );
}

function sentenceOf(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'gone':
      return t('line.gone');
    case 'sold-out':
      return t('line.soldOut');
    case 'short':
      return t('line.short', { count: obstacle.available });
    case 'price':
      return t('line.priceChanged', { from: price(obstacle.from), to: price(obstacle.to) });
  }
}
