import { SfButton, SfChip, SfIconSearch, SfInput, SfSelect } from '@storefront-ui/react';
import type { ComponentChildren } from 'preact';
import type { Product } from '../api/types';
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
  const selecting = useSelection();
  useTitle(t('shop.tagline'));
  const shown = useGradually('catalogue', 3);
  return (
    <>
      <section class="grid items-center gap-6 pt-6 pb-5 sm:grid-cols-[1fr_auto] sm:py-12">
        <div>
          <h1 tabIndex={-1} class="max-w-2xl font-display text-3xl font-semibold tracking-tight text-balance outline-none sm:text-5xl">
            {t('shop.tagline')}
          </h1>
          <p class="mt-3 max-w-xl text-neutral-700 sm:mt-4 sm:text-lg">{t('shop.intro')}</p>
        </div>
        <img src={hero} alt="" width="320" height="240" class="hidden h-auto w-80 sm:block" />
      </section>
      {shown > 1 && <Filters {...selecting} />}
      {shown > 2 && <Results {...selecting} />}
    </>
  );
}

/** A selection, and how to change parts of it. */
interface Selecting {
  selection: Selection;
  change: (part: Partial<Selection>) => void;
}

function Filters({ selection, change }: Selecting) {
  const { catalogue } = useShop();
  return (
    <search class="mb-4 flex flex-col gap-3 sm:mb-6">
      <div class="flex flex-wrap gap-3">
        <label class="flex-[2_1_12rem]">
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
        <label class="flex-[1_1_10rem] sm:max-w-64">
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
      <fieldset class="relative -mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:-mx-1 sm:flex-wrap sm:px-1">
        <legend class="sr-only">{t('catalogue.categories')}</legend>
        {['', ...catalogue.categories.value].map((category) => (
          <SfChip
            key={category}
            size="sm"
            className="shrink-0"
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

function Results(selecting: Selecting) {
  const { catalogue } = useShop();
  const products = catalogue.products.value;
  const failure = catalogue.failure.value;
  if (products) {
    return <Found products={products} {...selecting} />;
  }
  return failure ? <FailureNotice failure={failure} onRetry={() => void catalogue.load()} /> : <Shelf>{null}</Shelf>;
}

function Found({ products, selection, change }: Selecting & { products: Product[] }) {
  const found = select(products, selection, language.value);
  const shown = useGradually('shelf', found.length);
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
          <li key={product.productId} class="-m-2 flex p-2 [content-visibility:auto] [contain-intrinsic-height:auto_18rem] sm:[contain-intrinsic-height:auto_23rem]">
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

function useSelection(): Selecting {
  const query = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const sort = query.get('sort');
  const selection: Selection = {
    category: query.get('category') ?? '',
    words: query.get('words') ?? '',
    sort: SORTS.find((known) => known === sort) ?? 'shelf',
  };
  return {
    selection,
    change: (part) => {
      const { category, words, sort: order } = { ...selection, ...part };
      const entries = { category, words, sort: order === 'shelf' ? '' : order };
      const next = new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== '')).toString();
      navigate(next ? `/?${next}` : '/', { replace: true });
    },
  };
}
