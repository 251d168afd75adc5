import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A class as it stands in a style sheet. */
const selector = (name: string) => '.' + name.replace(/[:/.[\]]/g, (sign) => `\\${sign}`);

it('styles the components of the library', () => {
  const html = readFileSync('target/site/index.html', 'utf8');
  const sheet = /href="\/(assets\/[^"]+\.css)"/.exec(html)?.[1];
  const css = readFileSync(`target/site/${sheet}`, 'utf8');
  // Of SfButton, SfInput and SfIconBase; none of them stands in our own sources.
  for (const name of ['disabled:text-disabled-500', 'ring-inset', 'fill-current']) {
    expect(css, name).toContain(selector(name));
  }
});
