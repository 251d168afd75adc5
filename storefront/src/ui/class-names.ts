/**
 * Stands in the build for `tailwind-merge`, by which Storefront UI drops the classes that later ones overrule. The sheet of
 * Tailwind 4 overrules them by its own order wherever this shop uses the library (`test/styles.test.tsx` holds that), and the
 * package would be a fifth of the shop's code and a quarter of what its first page makes the browser do.
 */
export const twMerge = (classes: string): string => classes;
