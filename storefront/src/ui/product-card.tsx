import { SfButton, SfIconAddShoppingCart } from '@storefront-ui/react';
import { Link } from 'wouter-preact';
import type { Product } from '../api/types';
import { language, price, t } from '../i18n/i18n';
import { useShop } from '../shop';
import { announce } from './announcer';
import { ProductImage } from './product-image';
import { StockHint } from './stock-hint';

/** A product on the shelf: the whole card leads to it, the button puts one into the cart. */
export function ProductCard({ product, eager = false }: { product: Product; eager?: boolean }) {
  const { cart } = useShop();
  const name = product.name[language.value];
  return (
    <article class="group relative flex w-full flex-col gap-3">
      <div class="transition-transform motion-safe:group-hover:-translate-y-1">
        <ProductImage image={product.image} eager={eager} />
      </div>
      <div class="flex flex-1 flex-col gap-1">
        <h3 class="text-sm leading-snug text-balance font-medium sm:text-base">
          <Link href={`/products/${product.productId}`} class="after:absolute after:inset-0 group-hover:underline">
            {name}
          </Link>
        </h3>
        <StockHint stock={product.stock} />
        <div class="mt-auto flex items-center justify-between gap-2 pt-1">
          <p class="font-semibold tabular-nums sm:text-lg">{price(product.price)}</p>
          <SfButton
            square
            variant="secondary"
            className="relative z-[1]"
            disabled={product.stock === 'out'}
            aria-label={t('product.addNamed', { name })}
            onClick={() => announce(t(cart.add(product, 1) ? 'product.added' : 'product.full', { name }))}
          >
            <SfIconAddShoppingCart />
          </SfButton>
        </div>
      </div>
    </article>
  );
}

/** The place of a card whose product is being loaded. */
export function ProductCardSkeleton() {
  return (
    <div aria-hidden="true" class="flex flex-col gap-3 motion-safe:animate-pulse [animation-delay:500ms]">
      <div class="aspect-square rounded-xl bg-neutral-200" />
      <div class="h-4 w-4/5 rounded bg-neutral-200" />
      <div class="h-4 w-2/5 rounded bg-neutral-200" />
      <div class="h-10 rounded bg-neutral-200" />
    </div>
  );
}
