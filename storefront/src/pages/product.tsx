import { SfButton, SfIconShoppingCart } from '@storefront-ui/react';
import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { asFailure, type Failure } from '../api/failure';
import type { Product } from '../api/types';
import { categoryName, language, price, t } from '../i18n/i18n';
import { useShop } from '../shop';
import { announce } from '../ui/announcer';
import { Empty } from '../ui/empty';
import { Page } from '../ui/page';
import { useTitle } from '../ui/navigation';
import { FailureNotice } from '../ui/notice';
import { ProductCard } from '../ui/product-card';
import { ProductImage } from '../ui/product-image';
import { Quantity } from '../ui/quantity';
import { StockHint } from '../ui/stock-hint';

/** One product, at once as the catalogue has it and then as it is now. */
export function ProductPage({ id }: { id: string }) {
  const { catalogue } = useShop();
  const [product, setProduct] = useState<Product | null | undefined>(catalogue.find(id));
  const [failure, setFailure] = useState<Failure | null>(null);

  function load(): void {
    setFailure(null);
    catalogue.fresh(id).then(setProduct, (error: unknown) => setFailure(asFailure(error)));
  }
  useEffect(load, [id]);

  if (product) {
    return <Details product={product} />;
  }
  return (
    <Page title={product === null ? t('notFound.title') : t('common.loading')}>
      {failure ? <FailureNotice failure={failure} onRetry={load} /> : product === null ? <Empty text={t('product.gone')} /> : <Skeleton />}
    </Page>
  );
}

function Details({ product }: { product: Product }) {
  const { cart, catalogue } = useShop();
  const [quantity, setQuantity] = useState(1);
  const name = product.name[language.value];
  useTitle(name);
  const related = (catalogue.products.value ?? [])
    .filter((other) => other.category === product.category && other.productId !== product.productId)
    .slice(0, 4);
  return (
    <>
      <nav aria-label={t('nav.breadcrumb')} class="pt-6 text-sm">
        <ol class="flex flex-wrap gap-2 text-neutral-600">
          <li>
            <Link href="/" class="hover:underline">
              {t('nav.catalogue')}
            </Link>
          </li>
          <li aria-hidden="true">›</li>
          <li>
            <Link href={`/?category=${encodeURIComponent(product.category)}`} class="hover:underline">
              {categoryName(product.category)}
            </Link>
          </li>
        </ol>
      </nav>
      <article class="grid gap-8 pt-4 sm:grid-cols-2 sm:gap-12 sm:pt-6">
        <ProductImage image={product.image} eager />
        <div class="flex flex-col gap-5">
          <h1 tabIndex={-1} class="font-display text-3xl font-semibold tracking-tight text-balance outline-none sm:text-4xl">
            {name}
          </h1>
          <p class="text-lg text-neutral-700">{product.description[language.value]}</p>
          <div>
            <p class="text-3xl font-semibold tabular-nums">{price(product.price)}</p>
            <p class="text-sm text-neutral-600">{t('product.tax')}</p>
          </div>
          <StockHint stock={product.stock} />
          {product.stock !== 'out' && (
            <div class="flex flex-wrap items-center gap-4">
              <Quantity value={quantity} label={t('product.quantity')} onChange={setQuantity} />
              <SfButton
                size="lg"
                slotPrefix={<SfIconShoppingCart aria-hidden="true" />}
                onClick={() => announce(t(cart.add(product, quantity) ? 'product.added' : 'product.full', { name }))}
              >
                {t('product.add')}
              </SfButton>
            </div>
          )}
        </div>
      </article>
      {related.length > 0 && (
        <section class="mt-16">
          <h2 class="mb-6 font-display text-2xl font-semibold">{t('product.related')}</h2>
          <ul class="grid grid-cols-2 gap-x-4 gap-y-10 sm:grid-cols-4 sm:gap-x-6">
            {related.map((other) => (
              <li key={other.productId} class="flex">
                <ProductCard product={other} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Skeleton() {
  return (
    <div aria-hidden="true" class="grid gap-8 motion-safe:animate-pulse [animation-delay:500ms] sm:grid-cols-2">
      <div class="aspect-square rounded-xl bg-neutral-200" />
      <div class="flex flex-col gap-4">
        <div class="h-8 w-4/5 rounded bg-neutral-200" />
        <div class="h-24 rounded bg-neutral-200" />
      </div>
    </div>
  );
}
