import { beforeEach, expect, it, vi } from 'vitest';
import { Api } from '../src/api/client';
import { Session } from '../src/session/session';

const TOKENS = { accessToken: 'a', idToken: `h.${btoa(JSON.stringify({ sub: 'a' }))}.s`, refreshToken: 'r', expiresIn: 900 };

/** A session whose API signs in, and answers everything else like that. */
async function signedIn(answer: () => Promise<Response>) {
  const asked: [string, unknown][] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push([new URL(url).pathname, JSON.parse(String(init.body))]);
    return url.endsWith('/auth/login') ? Promise.resolve(new Response(JSON.stringify(TOKENS))) : answer();
  });
  const session = new Session(new Api('https://api.example'));
  await session.signIn('ana@example.com', 'secret');
  asked.length = 0;
  return { session, asked };
}

beforeEach(() => {
  sessionStorage.clear();
});

it('ends at the API when the customer signs out', async () => {
  const { session, asked } = await signedIn(() => Promise.resolve(new Response('{"signedOut":true}')));

  session.signOut();

  expect(session.customer.value).toBeNull();
  expect(sessionStorage.length).toBe(0);
  expect(asked).toEqual([['/auth/logout', { refreshToken: 'r' }]]);
});

it('ends everywhere only if the API says so', async () => {
  const refused = { type: 'urn:comanda:problem:unavailable', title: 'Try again', status: 503 };
  const answers = [new Response(JSON.stringify(refused), { status: 503 }), new Response('{"signedOut":true}')];
  const { session, asked } = await signedIn(() => Promise.resolve(answers.shift()!));

  await expect(session.signOutEverywhere()).rejects.toThrow();
  expect(session.customer.value?.id).toBe('a');

  await session.signOutEverywhere();
  expect(session.customer.value).toBeNull();
  expect(sessionStorage.length).toBe(0);
  expect(asked[1]).toEqual(['/auth/logout-everywhere', { refreshToken: 'r' }]);
});

it('ends in the tab even if the API cannot be reached', async () => {
  const { session } = await signedIn(() => Promise.reject(new TypeError('network')));

  session.signOut();

  expect(session.customer.value).toBeNull();
  expect(sessionStorage.length).toBe(0);
});
