import {
  SfBadge,
  SfButton,
  SfChip,
  SfIconAdd,
  SfInput,
  SfLoaderCircular,
  SfSelect,
  type SfButtonSize,
  type SfButtonVariant,
} from '@storefront-ui/react';
import { readFileSync } from 'node:fs';
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
// By its file: to the build, the name of the package means our stand-in.
import { twMerge } from '../node_modules/tailwind-merge';

// Of components that this shop has none of; it would ask for the real React.
vi.mock('react-use', () => ({}));

const html = readFileSync('target/site/index.html', 'utf8');
const css = readFileSync(`target/site/${/href="\/(assets\/[^"]+\.css)"/.exec(html)?.[1]}`, 'utf8');

/** Where the sheet has a class; -1 if it has none. */
function place(name: string): number {
  const selector = '.' + name.replace(/[^\w-]/g, (sign) => `\\${sign}`);
  return css.search(new RegExp(selector.replace(/[^\w-]/g, (sign) => `\\${sign}`) + '(?![\\w\\\\-])'));
}

it('styles the components of the library', () => {
  // Of SfButton, SfInput and SfIconBase; none of them stands in our own sources.
  for (const name of ['disabled:text-disabled-500', 'ring-inset', 'fill-current']) {
    expect(place(name), name).toBeGreaterThan(0);
  }
});

it('overrules by the order of the sheet what tailwind-merge would take out', () => {
  const overruled: string[] = [];
  for (const classes of renderedClasses()) {
    const kept = twMerge(classes).split(' ');
    // The line height of text-sm is the 20 px of leading-5.
    for (const name of classes.split(/\s+/).filter((each) => !kept.includes(each) && each !== 'leading-5')) {
      const by = kept.filter((other) => twMerge(`${name} ${other}`) === other);
      overruled.push(name);
      expect(Math.max(...by.map(place)), `${name} under ${by.join(' ')}`).toBeGreaterThan(place(name));
    }
  }
  expect(overruled).toContain('bg-transparent');
});

/** The classes of each element that the library makes for this shop. */
function renderedClasses(): Set<string> {
  const page = document.createElement('div');
  const sizes = ['sm', 'base', 'lg'] as SfButtonSize[];
  const variants = ['primary', 'secondary', 'tertiary'] as SfButtonVariant[];
  render(
    <>
      {sizes.flatMap((size) =>
        variants.flatMap((variant) =>
          [true, false].map((square) => (
            <SfButton key={`${size} ${variant} ${square}`} size={size} variant={variant} square={square} className="relative mt-2">
              <SfIconAdd size={size} className="shrink-0" />
            </SfButton>
          )),
        ),
      )}
      <SfButton variant="tertiary" className="disabled:bg-transparent" />
      <SfInput wrapperClassName="bg-white" />
      <SfInput invalid />
      <SfSelect className="bg-white" />
      <SfChip size="sm" className="shrink-0" />
      <SfBadge content={3} className="bg-primary-700 outline-neutral-50" />
      <SfLoaderCircular size="lg" />
    </>,
    page,
  );
  return new Set([...page.querySelectorAll('[class]')].map((element) => element.getAttribute('class') ?? ''));
}
