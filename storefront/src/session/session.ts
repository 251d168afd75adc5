import { computed, signal } from '@preact/signals';
import { wantsSignIn, type Api } from '../api/client';
import { Refusal } from '../api/failure';
import type { Tokens } from '../api/types';

/** Who is signed in, as the ID token says. */
export interface Customer {
  id: string;
  email: string;
  name: string;
}

/** Thrown where a customer has to sign in, for the first time or again. */
export class SignInNeeded extends Error {}

/** Tokens are refreshed this long before they expire, in milliseconds. */
const MARGIN = 30_000;

/**
 * The refresh token lives as long as the tab does, and in no other tab, so that a reload keeps the session; access
 * tokens live in memory alone. Nothing of it is in localStorage.
 */
const STORED = 'comanda.session';

interface Stored {
  refreshToken: string;
  customer: Customer;
}

/** The customer's session: who it is, and an access token for whoever calls the API for them. */
export class Session {
  private readonly stored = signal<Stored | null>(read());
  private access: { token: string; until: number } | null = null;
  private refreshing: Promise<string> | null = null;

  /** Who is signed in; null for nobody. */
  readonly customer = computed(() => this.stored.value?.customer ?? null);

  constructor(private readonly api: Api) {}

  /** Signs in; throws the API's refusal. */
  async signIn(email: string, password: string): Promise<void> {
    const tokens = await this.api.login(email, password);
    this.keep(tokens, tokens.refreshToken ?? '');
  }

  /**
   * Ends the session in this tab at once, and at the API if it can be reached: if not, the refresh token ends by
   * itself, and nobody has it any longer.
   */
  signOut(): void {
    const refreshToken = this.stored.value?.refreshToken;
    this.forget();
    if (refreshToken) {
      this.api.logout(refreshToken).catch(() => undefined);
    }
  }

  /**
   * Ends all sessions of the customer, in this tab and elsewhere; throws the API's refusal, and then this one goes on.
   * Where one has just been used it may last some minutes longer.
   */
  async signOutEverywhere(): Promise<void> {
    const refreshToken = this.stored.value?.refreshToken;
    if (refreshToken) {
      await this.api.logoutEverywhere(refreshToken);
    }
    this.forget();
  }

  private forget(): void {
    this.access = null;
    this.stored.value = null;
    sessionStorage.removeItem(STORED);
  }

  /**
   * Calls the API for the customer, with a fresh token, and once more if the API no longer believes the token.
   * Throws `SignInNeeded` if there is no session, or no longer one.
   */
  async authorized<Answer>(call: (accessToken: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await call(await this.accessToken());
    } catch (error) {
      if (!wantsSignIn(error)) {
        throw error;
      }
      this.access = null;
    }
    try {
      return await call(await this.accessToken());
    } catch (error) {
      if (wantsSignIn(error)) {
        this.forget();
        throw new SignInNeeded();
      }
      throw error;
    }
  }

  private async accessToken(): Promise<string> {
    if (this.access && Date.now() < this.access.until) {
      return this.access.token;
    }
    this.refreshing ??= this.refresh().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  private async refresh(): Promise<string> {
    const refreshToken = this.stored.value?.refreshToken;
    if (!refreshToken) {
      throw new SignInNeeded();
    }
    try {
      return this.keep(await this.api.refresh(refreshToken), refreshToken);
    } catch (error) {
      if (error instanceof Refusal && (error.status === 401 || error.status === 400)) {
        this.forget();
        throw new SignInNeeded();
      }
      throw error;
    }
  }

  private keep(tokens: Tokens, refreshToken: string): string {
    this.access = { token: tokens.accessToken, until: Date.now() + tokens.expiresIn * 1000 - MARGIN };
    this.stored.value = { refreshToken, customer: customerOf(tokens.idToken) };
    sessionStorage.setItem(STORED, JSON.stringify(this.stored.value));
    return tokens.accessToken;
  }
}

/** The ID token's claims; that they are true is the API's business, here they are only shown. */
function customerOf(idToken: string): Customer {
  const payload = idToken.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  return { id: String(claims.sub), email: String(claims.email), name: String(claims.name) };
}

function read(): Stored | null {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Stored | null;
  } catch {
    return null;
  }
}
