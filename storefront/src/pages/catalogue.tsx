import { SfButton, SfChip, SfIconSearch, SfInput, SfSelect } from '@storefront-ui/react';
import type { ComponentChildren } from 'preact';
import { useLocation, useSearch } from 'wouter-preact';
import { select, SORTS, type Selection, type Sort } from '../catalogue/catalogue';
import { categoryName, language, t } from '../i18n/i18n';
import hero from '../pictures/hero.svg';
import { useShop } from '../shop';
import { useGradually } from '../ui/gradually';
import { useTitle } from '../ui/navigation';
import { FailureNotice } from '../ui/notice';
import { ProductCard, ProductCardSkeleton } from '../ui/product-card';

/** The shop window. What is selected is in the address, so that it can be shared and gone back to. */
export function CataloguePage() {
  const { catalogue } = useShop();
  const [selection, change] = useSelection();
  useTitle(t('shop.tagline'));
  const products = catalogue.products.value;
  const failure = catalogue.failure.value;
  return (
    <>
      <section class="grid items-center gap-6 py-8 sm:grid-cols-[1fr_auto] sm:py-12">
        <div>
          <h1 tabIndex={-1} class="max-w-2xl font-display text-4xl font-semibold tracking-tight text-balance outline-none sm:text-5xl">
            {t('shop.tagline')}
          </h1>
          <p class="mt-4 max-w-xl text-lg text-neutral-700">{t('shop.intro')}</p>
        </div>
        <img src={hero} alt="" width="320" height="240" class="mx-auto h-auto w-56 sm:w-80" />
      </section>
      <Filters selection={selection} change={change} />
      {failure && products === null && <FailureNotice failure={failure} onRetry={() => void catalogue.load()} />}
      {products === null ? !failure && <Shelf>{null}</Shelf> : <Found selection={selection} change={change} />}
    </>
  );
}

function Filters({ selection, change }: { selection: Selection; change: (part: Partial<Selection>) => void }) {
  const { catalogue } = useShop();
  return (
    <search class="mb-6 flex flex-col gap-4">
      <div class="flex flex-col gap-3 sm:flex-row">
        <label class="flex-1">
          <span class="sr-only">{t('catalogue.search')}</span>
          <SfInput
            type="search"
            name="words"
            value={selection.words}
            placeholder={t('catalogue.search')}
            wrapperClassName="bg-white"
            slotPrefix={<SfIconSearch aria-hidden="true" />}
            onInput={(event) => change({ words: (event.currentTarget as HTMLInputElement).value })}
          />
        </label>
        <label class="sm:w-64">
          <span class="sr-only">{t('catalogue.sort')}</span>
          <SfSelect
            name="sort"
            className="bg-white"
            value={selection.sort}
            onChange={(event) => change({ sort: (event.currentTarget as HTMLSelectElement).value as Sort })}
          >
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sort.${sort}`)}
              </option>
            ))}
          </SfSelect>
        </label>
      </div>
      <fieldset class="flex flex-wrap gap-2">
        <legend class="sr-only">{t('catalogue.categories')}</legend>
        {['', ...catalogue.categories.value].map((category) => (
          <SfChip
            key={category}
            size="sm"
            inputProps={{
              type: 'radio',
              name: 'category',
              checked: selection.category === category,
              onChange: () => change({ category }),
            }}
          >
            {categoryName(category)}
          </SfChip>
        ))}
      </fieldset>
    </search>
  );
}

function Found({ selection, change }: { selection: Selection; change: (part: Partial<Selection>) => void }) {
  const { catalogue } = useShop();
  const products = catalogue.products.value ?? [];
  const found = select(products, selection, language.value);
  const shown = useGradually(found.length, 4);
  if (products.length === 0) {
    return <p class="py-12 text-center text-lg">{t('catalogue.empty')}</p>;
  }
  if (found.length === 0) {
    return (
      <div role="status" class="flex flex-col items-center gap-3 py-12 text-center">
        <p class="text-lg font-medium">{t('catalogue.nothing', { words: selection.words })}</p>
        <p class="text-neutral-600">{t('catalogue.nothingHint')}</p>
        <SfButton onClick={() => change({ words: '', category: '' })}>{t('catalogue.showAll')}</SfButton>
      </div>
    );
  }
  return (
    <>
      <p role="status" class="mb-4 text-sm text-neutral-600">
        {t('catalogue.found', { count: found.length })}
      </p>
      <Shelf>
        {found.slice(0, shown).map((product, place) => (
          <li key={product.productId} class="flex">
            <ProductCard product={product} eager={place < 4} />
          </li>
        ))}
      </Shelf>
    </>
  );
}

/** Products side by side; null while they are being loaded. */
function Shelf({ children }: { children: ComponentChildren }) {
  return (
    <>
      <h2 class="sr-only">{t('catalogue.title')}</h2>
      <ul class="grid grid-cols-2 gap-x-4 gap-y-10 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4" aria-busy={children === null}>
        {children ?? Array.from({ length: 8 }, (_, place) => <li key={place}><ProductCardSkeleton /></li>)}
      </ul>
    </>
  );
}

function useSelection(): [Selection, (part: Partial<Selection>) => void] {
  const query = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const sort = query.get('sort');
  const selection: Selection = {
    category: query.get('category') ?? '',
    words: query.get('words') ?? '',
    sort: SORTS.find((known) => known === sort) ?? 'shelf',
  };
  return [
    selection,
    (part) => {
      const { category, words, sort: order } = { ...selection, ...part };
      const entries = { category, words, sort: order === 'shelf' ? '' : order };
      const next = new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== '')).toString();
      navigate(next ? `/?${next}` : '/', { replace: true });
    },
  ];
}
