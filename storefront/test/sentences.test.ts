import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failureOf } from '../src/api/failure';
import { en } from '../src/i18n/en';
import { choose, t } from '../src/i18n/i18n';
import { sentence } from '../src/i18n/failures';

const API = readFileSync('../workflows/api/openapi.yaml', 'utf8');
const SLUGS = [...new Set([...API.matchAll(/urn:comanda:problem:([a-z-]+)/g)].map(([, slug]) => slug as string))];

/** Answers of a server in trouble are told by that, whatever the trouble is. */
const IN_TROUBLE = ['internal-error', 'unavailable'];

it.each(SLUGS)('tells people in both languages what %s means', async (slug) => {
  const status = IN_TROUBLE.includes(slug) ? 500 : 400;
  const failure = await failureOf(new Response(JSON.stringify({ type: `urn:comanda:problem:${slug}` }), { status }));
  choose('en');
  const english = sentence(failure);
  choose('es');

  expect(english).not.toBe(en['refusal.other'].replace('{status}', String(status)));
  expect(sentence(failure)).not.toBe(english);
  expect(sentence(failure)).not.toBe(t('refusal.other', { status }));
});
