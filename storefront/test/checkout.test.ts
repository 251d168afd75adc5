import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../src/api/client';
import type { Order, Product } from '../src/api/types';
import { Cart } from '../src/cart/cart';
import { Checkout } from '../src/checkout/checkout';
import { Session } from '../src/session/session';

const OIL: Product = {
  productId: 'oil',
  category: 'pantry',
  name: { es: 'Aceite', en: 'Oil' },
  description: { es: 'Verde', en: 'Green' },
  price: { amount: 1290, currency: 'EUR' },
  image: 'oil',
  stock: 'in_stock',
};

const ORDER: Order = {
  orderId: '01KAVB3K8Z4M7RQ2W9X5T6Y0HJ',
  status: 'PLACED',
  placedAt: '2026-11-24T17:30:00.000Z',
  lines: [{ productId: 'oil', name: OIL.name, quantity: 2, unitPrice: OIL.price, lineTotal: { amount: 2580, currency: 'EUR' } }],
  total: { amount: 2580, currency: 'EUR' },
};

interface Sent {
  key: string;
  body: unknown;
}

/** A customer's tab: what it keeps outlives a reload, which is another `open()`. */
async function open(answers: (() => Promise<Response>)[]) {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url.includes('/auth/')) {
      // The refresh token is whose it is.
      const { email, refreshToken = email } = JSON.parse(String(init.body)) as Record<string, string>;
      return json(200, { accessToken: 'a', idToken: idToken(refreshToken ?? ''), refreshToken, expiresIn: 900 });
    }
    const headers = init.headers as Record<string, string>;
    sent.push({ key: headers['Idempotency-Key'] ?? '', body: JSON.parse(String(init.body)) });
    return (answers.shift() as () => Promise<Response>)();
  });
  const api = new Api('https://api.example');
  const session = new Session(api);
  if (!session.customer.value) {
    await session.signIn('ana@example.com', 'secret');
  }
  const cart = new Cart();
  return { cart, checkout: new Checkout(api, session, cart), session, sent };
}

describe('an order', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('is sent once for a double click', async () => {
    const { cart, checkout, sent } = await open([placed]);
    cart.add(OIL, 2);

    const [first, second] = await Promise.all([checkout.place(), checkout.place()]);

    expect(first).toEqual({ kind: 'placed', order: ORDER });
    expect(second).toEqual(first);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toEqual({ lines: [{ productId: 'oil', quantity: 2, expectedUnitPrice: OIL.price }] });
  });

  it('empties the cart of what was ordered and of nothing else', async () => {
    const { cart, checkout } = await open([placed]);
    cart.add(OIL, 2);
    const end = checkout.place();
    cart.add(OIL, 1);
    await end;

    expect(cart.lines.value.map((line) => line.quantity)).toEqual([1]);
  });

  it.each([
    ['a lost answer', () => Promise.reject(new TypeError('network'))],
    ['a server in trouble', () => json(503, {})],
    ['too many requests', () => json(429, { message: 'Too Many Requests' })],
  ])('keeps its key and its lines after %s, and after a reload', async (_, answer) => {
    const before = await open([answer]);
    before.cart.add(OIL, 2);
    expect((await before.checkout.place()).kind).toBe('unknown');
    before.cart.add(OIL, 5);

    const after = await open([placed]);
    expect(after.checkout.unfinished()?.key).toBe(before.sent[0]?.key);
    expect((await after.checkout.place()).kind).toBe('placed');

    expect(after.sent).toEqual(before.sent);
    expect(after.checkout.unfinished()).toBeNull();
  });

  it('gets a new key after a refusal', async () => {
    const refused = () => json(409, { type: 'urn:comanda:problem:out-of-stock', errors: [] });
    const { cart, checkout, sent } = await open([refused, placed]);
    cart.add(OIL, 2);

    expect((await checkout.place()).kind).toBe('refused');
    expect((await checkout.place()).kind).toBe('placed');

    expect(sent[0]?.key).not.toBe(sent[1]?.key);
  });

  it('waits for a request with its key that is under way', async () => {
    vi.useFakeTimers();
    const inFlight = () => json(409, { type: 'urn:comanda:problem:idempotency-in-flight' }, { 'Retry-After': '1' });
    const { cart, checkout, sent } = await open([inFlight, placed]);
    cart.add(OIL, 2);

    const end = checkout.place();
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();

    expect((await end).kind).toBe('placed');
    expect(sent[0]?.key).toBe(sent[1]?.key);
  });

  it('of another customer is neither gone on with nor forgotten', async () => {
    const { cart, checkout, session, sent } = await open([() => Promise.reject(new TypeError('network')), placed]);
    cart.add(OIL, 2);
    await checkout.place();

    session.signOut();
    await session.signIn('bea@example.com', 'secret');
    expect(checkout.unfinished()).toBeNull();
    expect((await checkout.place()).kind).toBe('placed');
    expect(sent[1]?.key).not.toBe(sent[0]?.key);

    session.signOut();
    await session.signIn('ana@example.com', 'secret');
    expect(checkout.unfinished()?.key).toBe(sent[0]?.key);
  });

  it('asks for the password again when the session has ended, and keeps its key', async () => {
    const { cart, checkout, session, sent } = await open([unauthorized, unauthorized]);
    cart.add(OIL, 2);

    expect((await checkout.place()).kind).toBe('sign-in');
    await session.signIn('ana@example.com', 'secret');
    expect(checkout.unfinished()?.key).toBe(sent[0]?.key);
    expect(cart.units.value).toBe(2);
  });
});

const placed = () => json(201, ORDER);
const unauthorized = () => json(401, { message: 'Unauthorized' });

function json(status: number, value: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify(value), { status, headers }));
}

function idToken(email: string): string {
  return `h.${btoa(JSON.stringify({ sub: `id of ${email}`, email, name: 'Ana' }))}.s`;
}
