import { failureOf, NoAnswer, Refusal } from './failure';
import { LIMITS } from './limits';
import type { Language, Order, Page, Product, RequestedLine, Tokens } from './types';

/** The longest that a customer waits; API Gateway gives up after 15 seconds. */
const TIMEOUT = 20_000;

interface Call {
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
}

/** The API at one address. Every method throws a `Failure` for anything but an answer. */
export class Api {
  constructor(private readonly url: string) {}

  register(email: string, password: string, name: string, locale: Language): Promise<{ customerId: string }> {
    return this.post('/auth/register', { email, password, name, locale });
  }

  confirm(email: string, code: string): Promise<{ confirmed: true }> {
    return this.post('/auth/confirm', { email, code });
  }

  /** Asks for the code again; the answer does not tell whether the address waits for one. */
  resend(email: string): Promise<{ accepted: true }> {
    return this.post('/auth/resend', { email });
  }

  /** Asks for a code to choose a new password with; the answer does not tell whether there is such a customer. */
  forgotPassword(email: string): Promise<{ accepted: true }> {
    return this.post('/auth/forgot-password', { email });
  }

  resetPassword(email: string, code: string, password: string): Promise<{ reset: true; sessionsEnded: boolean }> {
    return this.post('/auth/reset-password', { email, code, password });
  }

  logout(refreshToken: string): Promise<{ signedOut: true }> {
    return this.post('/auth/logout', { refreshToken });
  }

  /** Ends all of the customer's sessions. */
  logoutEverywhere(refreshToken: string): Promise<{ signedOut: true }> {
    return this.post('/auth/logout-everywhere', { refreshToken });
  }

  login(email: string, password: string): Promise<Tokens> {
    return this.post('/auth/login', { email, password });
  }

  refresh(refreshToken: string): Promise<Tokens> {
    return this.post('/auth/refresh', { refreshToken });
  }

  products(cursor?: string): Promise<Page<Product>> {
    return this.call(`/products?limit=${LIMITS.mostItems}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  product(id: string): Promise<Product> {
    return this.call(`/products/${encodeURIComponent(id)}`);
  }

  placeOrder(accessToken: string, key: string, lines: RequestedLine[]): Promise<Order> {
    return this.post('/orders', { lines }, { ...bearer(accessToken), 'Idempotency-Key': key });
  }

  orders(accessToken: string, cursor?: string): Promise<Page<Order>> {
    const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    return this.call(`/orders?limit=10${query}`, { headers: bearer(accessToken) });
  }

  order(accessToken: string, id: string): Promise<Order> {
    return this.call(`/orders/${encodeURIComponent(id)}`, { headers: bearer(accessToken) });
  }

  private post<Answer>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call(path, { method: 'POST', body, headers: { ...headers, 'Content-Type': 'application/json' } });
  }

  private async call<Answer>(path: string, call: Call = {}): Promise<Answer> {
    let answer: Response;
    try {
      answer = await fetch(this.url + path, {
        method: call.method ?? 'GET',
        headers: call.headers ?? {},
        body: call.body === undefined ? null : JSON.stringify(call.body),
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (answer.ok) {
        return (await answer.json()) as Answer;
      }
    } catch (error) {
      throw new NoAnswer(silence(error));
    }
    throw await failureOf(answer);
  }
}

/** Whether the API does not know who is calling, or not any longer. */
export function wantsSignIn(error: unknown): boolean {
  return error instanceof Refusal && (error.status === 401 || error.slug === 'sign-in-again');
}

function bearer(accessToken: string): Record<string, string> {
  return { Authorization: `Bearer ${accessToken}` };
}

function silence(error: unknown): 'offline' | 'timeout' | 'unreachable' {
  if (!navigator.onLine) {
    return 'offline';
  }
  return error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
}
