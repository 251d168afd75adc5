import { describe, expect, it, vi } from 'vitest';
import { Api } from '../src/api/client';
import { Refusal } from '../src/api/failure';
import type { Product, Stock } from '../src/api/types';
import { Catalogue, select, type Selection } from '../src/catalogue/catalogue';
import { obstacleOf, obstaclesOf } from '../src/checkout/review';
import { choose, price, t } from '../src/i18n/i18n';

const OIL = product('oil', 'pantry', 'Aceite de oliva Jaén', 1490, 'in_stock');
const HAM = product('ham', 'cured', 'Jamón ibérico', 1690, 'out');
const RICE = product('rice', 'pantry', 'Arroz bomba', 650, 'low');
const ALL = [HAM, OIL, RICE];
const EVERYTHING: Selection = { category: '', words: '', sort: 'shelf' };

describe('the catalogue', () => {
  it.each([
    ['jamon', ['ham']],
    ['JAMÓN', ['ham']],
    ['aceite jaen', ['oil']],
    ['ibe', ['ham']],
    ['bérico', []],
    ['', ['oil', 'rice', 'ham']],
  ])('finds %j, accents and case aside', (words, ids) => {
    expect(idsOf(select(ALL, { ...EVERYTHING, words }, 'es'))).toEqual(ids);
  });

  it('shows one category', () => {
    expect(idsOf(select(ALL, { ...EVERYTHING, category: 'pantry' }, 'es'))).toEqual(['oil', 'rice']);
  });

  it.each([
    ['cheapest', ['rice', 'oil', 'ham']],
    ['dearest', ['ham', 'oil', 'rice']],
    ['name', ['oil', 'rice', 'ham']],
    ['shelf', ['oil', 'rice', 'ham']],
  ] as const)('sorts by %s', (sort, ids) => {
    expect(idsOf(select(ALL, { ...EVERYTHING, sort }, 'es'))).toEqual(ids);
  });
});

describe('a line of the order', () => {
  const line = { productId: 'oil', quantity: 3, seenPrice: OIL.price };

  it('has nothing against it while it is as it was seen', () => {
    expect(obstacleOf(line, OIL)).toBeNull();
  });

  it('tells a new price', () => {
    const to = { amount: 1590, currency: 'EUR' };
    expect(obstacleOf(line, { ...OIL, price: to })).toEqual({ kind: 'price', from: OIL.price, to });
  });

  it('is not held against a price that the customer has just agreed to', () => {
    expect(obstacleOf({ ...line, seenPrice: { amount: 1590, currency: 'EUR' } }, OIL, true)).toBeNull();
    expect(obstacleOf(line, { ...OIL, stock: 'out' }, true)).toEqual({ kind: 'sold-out' });
  });

  it('tells that it is sold out, or not sold any longer', () => {
    expect(obstacleOf(line, { ...OIL, stock: 'out' })).toEqual({ kind: 'sold-out' });
    expect(obstacleOf(line, null)).toEqual({ kind: 'gone' });
  });

  it('tells what a refusal says of it', () => {
    const errors = [{ pointer: '/lines/1/quantity', detail: '', available: 2 }];
    const ordered = { productId: 'oil', quantity: 3, expectedUnitPrice: OIL.price };
    const lines = [{ ...ordered, productId: 'ham' }, ordered];
    expect(obstaclesOf(new Refusal(409, 'out-of-stock', errors, null, null), lines)).toEqual(
      new Map([['oil', { kind: 'short', available: 2 }]]),
    );
  });
});

describe('the loaded catalogue', () => {
  it('takes in what a product is now, also one that is newer than it', async () => {
    const dearer = { ...OIL, price: { amount: 1590, currency: 'EUR' } };
    const answers: Record<string, unknown> = { '/products': { items: [HAM, OIL] }, '/products/oil': dearer, '/products/rice': RICE };
    vi.stubGlobal('fetch', (url: string) =>
      Promise.resolve(new Response(JSON.stringify(answers[new URL(url).pathname]))),
    );
    const catalogue = new Catalogue(new Api('https://api.example'));
    await catalogue.load();

    await catalogue.fresh('oil');
    await catalogue.fresh('rice');

    expect(catalogue.products.value).toEqual([HAM, dearer, RICE]);
  });
});

describe('a sentence', () => {
  it('is in the language that was chosen, with its plural', () => {
    choose('es');
    expect(t('catalogue.found', { count: 1 })).toBe('1 producto');
    expect(t('catalogue.found', { count: 2 })).toBe('2 productos');
    choose('en');
    expect(t('catalogue.found', { count: 2 })).toBe('2 products');
  });

  it('has prices as people of that language write them', () => {
    choose('es');
    expect(price({ amount: 1249, currency: 'EUR' })).toBe('12,49\u00a0€');
    choose('en');
    expect(price({ amount: 1249, currency: 'EUR' })).toBe('€12.49');
    expect(price({ amount: 1249, currency: 'JPY' })).toBe('¥1,249');
  });
});

function idsOf(products: Product[]): string[] {
  return products.map((p) => p.productId);
}

function product(productId: string, category: string, name: string, amount: number, stock: Stock): Product {
  const text = { es: name, en: name };
  return { productId, category, name: text, description: { es: '', en: '' }, price: { amount, currency: 'EUR' }, image: productId, stock };
}
