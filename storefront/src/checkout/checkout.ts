import { signal } from '@preact/signals';
import type { Api } from '../api/client';
import { asFailure, NoAnswer, Refusal, type Failure } from '../api/failure';
import type { Order, RequestedLine } from '../api/types';
import type { Cart } from '../cart/cart';
import { SignInNeeded, type Session } from '../session/session';
import { kept } from '../storage';

/** One try to order exactly these lines, under one idempotency key, until its end is known. */
export interface Attempt {
  key: string;
  customerId: string;
  lines: RequestedLine[];
  /** Epoch milliseconds. */
  startedAt: number;
}

export type Outcome =
  | { kind: 'placed'; order: Order }
  /** Nothing of these lines was ordered; the next try is a new one. */
  | { kind: 'refused'; refusal: Refusal; lines: RequestedLine[] }
  /** Perhaps ordered, perhaps not: trying again finds out, and orders once. */
  | { kind: 'unknown'; failure: NoAnswer }
  | { kind: 'sign-in' };

/** The API knows a key for 24 hours; past it the same key would be a second order. */
const KEY_LIFETIME = 23 * 60 * 60 * 1000;

const IN_FLIGHT_TRIES = 5;

/**
 * Places orders. The attempt is written down before the request leaves, and forgotten only when its end is known: a
 * double click, a reload, a lost answer or another tab finds it and sends the same again, which the API answers with
 * the same order.
 */
export class Checkout {
  /** One of each customer at most: whoever signs in after another leaves the other's alone. */
  private readonly attempts = kept<Attempt[]>('comanda.checkout', [], isAttempts);

  /** Whether a request is under way. */
  readonly busy = signal(false);

  private running: Promise<Outcome> | null = null;

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly cart: Cart,
  ) {}

  /** The attempt of this customer whose end is not known; null if there is none. */
  unfinished(): Attempt | null {
    const customerId = this.session.customer.value?.id;
    return this.attempts.value.find((attempt) => attempt.customerId === customerId && isKnown(attempt)) ?? null;
  }

  /** Orders the cart, or goes on with the attempt whose end is not known. */
  place(): Promise<Outcome> {
    this.running ??= this.run().finally(() => {
      this.running = null;
      this.busy.value = false;
    });
    return this.running;
  }

  private async run(): Promise<Outcome> {
    const customer = this.session.customer.value;
    if (!customer) {
      return { kind: 'sign-in' };
    }
    this.busy.value = true;
    const attempt = this.unfinished() ?? this.begin(customer.id);
    try {
      return this.placed(attempt, await this.send(attempt));
    } catch (error) {
      if (error instanceof SignInNeeded) {
        return { kind: 'sign-in' };
      }
      return this.failed(attempt, asFailure(error));
    }
  }

  private begin(customerId: string): Attempt {
    const lines = this.cart.lines.value.map(({ productId, quantity, seenPrice }) => ({
      productId,
      quantity,
      expectedUnitPrice: seenPrice,
    }));
    const attempt = { key: crypto.randomUUID(), customerId, lines, startedAt: Date.now() };
    this.attempts.value = [...this.attempts.value.filter((other) => other.customerId !== customerId && isKnown(other)), attempt];
    return attempt;
  }

  /** Another request with this key may be under way, from a reload or another tab: its answer is ours. */
  private async send(attempt: Attempt): Promise<Order> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.session.authorized((token) => this.api.placeOrder(token, attempt.key, attempt.lines));
      } catch (error) {
        if (!(error instanceof Refusal && error.slug === 'idempotency-in-flight')) {
          throw error;
        }
        if (tries === IN_FLIGHT_TRIES) {
          throw new NoAnswer('server', error.retryAfter, error.requestId);
        }
        await new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? 1) * 1000));
      }
    }
  }

  private forget(attempt: Attempt): void {
    this.attempts.value = this.attempts.value.filter((other) => other.key !== attempt.key);
  }

  private placed(attempt: Attempt, order: Order): Outcome {
    this.forget(attempt);
    this.cart.takeOut(order.lines);
    return { kind: 'placed', order };
  }

  /** Too many requests is no answer to the order itself: the same is tried again later. */
  private failed(attempt: Attempt, failure: Failure): Outcome {
    if (failure instanceof NoAnswer) {
      return { kind: 'unknown', failure };
    }
    if (failure.status === 429) {
      return { kind: 'unknown', failure: new NoAnswer('server', failure.retryAfter, failure.requestId) };
    }
    this.forget(attempt);
    return { kind: 'refused', refusal: failure, lines: attempt.lines };
  }
}

/** Whether the API still knows the attempt's key. */
function isKnown(attempt: Attempt): boolean {
  return Date.now() - attempt.startedAt < KEY_LIFETIME;
}

function isAttempts(value: unknown): value is Attempt[] {
  return (
    Array.isArray(value) &&
    value.every(
      (attempt: Partial<Attempt> | null) =>
        typeof attempt?.key === 'string' &&
        typeof attempt.customerId === 'string' &&
        typeof attempt.startedAt === 'number' &&
        Array.isArray(attempt.lines),
    )
  );
}
