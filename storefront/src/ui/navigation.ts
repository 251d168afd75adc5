import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useShop } from '../shop';

/** After a change of page the reader starts at its heading, at the top; the first page is left alone. */
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
    scrollTo({ top: 0 });
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
