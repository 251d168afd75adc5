import { computed, signal } from '@preact/signals';
import type { Api } from '../api/client';
import { asFailure, Refusal, type Failure } from '../api/failure';
import type { Language, Product } from '../api/types';

export const SORTS = ['shelf', 'cheapest', 'dearest', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** What the customer wants to see of the catalogue. */
export interface Selection {
  /** Empty for all. */
  category: string;
  words: string;
  sort: Sort;
}

/** The products, loaded once and shown to every page; stock and prices are up to a minute old. */
export class Catalogue {
  readonly products = signal<Product[] | null>(null);
  readonly failure = signal<Failure | null>(null);

  /** The categories that have products, in the catalogue's order. */
  readonly categories = computed(() => [...new Set(this.products.value?.map((product) => product.category))]);

  private loading: Promise<void> | null = null;

  constructor(private readonly api: Api) {}

  /** Loads all pages, unless that is under way; what was loaded stays on the screen meanwhile. */
  load(): Promise<void> {
    this.loading ??= this.loadAll().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  /** The product as the API has it now; null if it is not sold (any longer). Throws `NoAnswer`. */
  async fresh(productId: string): Promise<Product | null> {
    try {
      const product = await this.api.product(productId);
      this.keep(product);
      return product;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) {
        return null;
      }
      throw error;
    }
  }

  /** A product that is newer than what was loaded goes to its end. */
  private keep(product: Product): void {
    const loaded = this.products.value;
    if (loaded) {
      const others = loaded.map((known) => (known.productId === product.productId ? product : known));
      this.products.value = others.includes(product) ? others : [...others, product];
    }
  }

  find(productId: string): Product | undefined {
    return this.products.value?.find((product) => product.productId === productId);
  }

  private async loadAll(): Promise<void> {
    try {
      const all: Product[] = [];
      let cursor: string | undefined;
      do {
        const page = await this.api.products(cursor);
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      this.products.value = all;
      this.failure.value = null;
    } catch (error) {
      this.failure.value = asFailure(error);
    }
  }
}

/** The products of a selection, in its order. Words match the beginnings of words, accents aside. */
export function select(products: Product[], selection: Selection, language: Language): Product[] {
  const wanted = words(selection.words);
  const found = products.filter((product) => {
    if (selection.category && product.category !== selection.category) {
      return false;
    }
    if (wanted.length === 0) {
      return true;
    }
    const has = words(`${product.name[language]} ${product.description[language]}`);
    return wanted.every((word) => has.some((candidate) => candidate.startsWith(word)));
  });
  return found.sort(order(selection.sort, language));
}

function order(sort: Sort, language: Language): (a: Product, b: Product) => number {
  switch (sort) {
    case 'cheapest':
      return (a, b) => a.price.amount - b.price.amount;
    case 'dearest':
      return (a, b) => b.price.amount - a.price.amount;
    case 'name': {
      const byName = new Intl.Collator(language);
      return (a, b) => byName.compare(a.name[language], b.name[language]);
    }
    case 'shelf':
      return (a, b) => Number(a.stock === 'out') - Number(b.stock === 'out');
  }
}

function words(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
}
