import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useShop } from '../shop';

const address = () => location.pathname + location.search;

/** How far down each address was read, in pixels. */
const places = new Map<string, number>();

/** Where the browser's back or forward led to last. The old page may still scroll until the new one is there. */
let returning: { address: string; place: number } | null = null;

history.scrollRestoration = 'manual';
addEventListener('scroll', () => places.set(address(), scrollY), { passive: true });
addEventListener('popstate', () => {
  returning = { address: address(), place: places.get(address()) ?? 0 };
});

/**
 * After a change of page the reader starts at its heading, at the top; after going back or forward, where they were on it. The
 * first page is left alone.
 */
export function useFocusOnNavigation(): void {
  const [path] = useLocation();
  useFocusOnChange(path);
}

/** The same for a page that becomes another one under the same address. */
export function useFocusOnChange(of: unknown): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo({ top: returning?.address === address() ? returning.place : 0, behavior: 'instant' });
    returning = null;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [of]);
}

/** Names the page in the browser's tab and history. */
export function useTitle(title: string): void {
  const { shopName } = useShop().config;
  useEffect(() => {
    document.title = `${title} · ${shopName}`;
  }, [title, shopName]);
}

/** The path to come back to after signing in, from the query; only a path of this site's own is taken. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
