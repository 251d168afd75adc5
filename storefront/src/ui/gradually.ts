import { useEffect, useState } from 'preact/hooks';

/** The lists that were shown whole before. */
const practised = new Set<string>();

/**
 * How many of a list's parts to show by now: one at once, and one more each time that the browser is idle. All at once would keep
 * a slow phone from answering for a third of a second. A list that was whole before comes at once: its code is warm, and whoever
 * goes back finds the place they were at.
 */
export function useGradually(list: string, total: number): number {
  const [shown, setShown] = useState(practised.has(list) ? total : 1);
  useEffect(() => {
    if (shown >= total) {
      practised.add(list);
      return undefined;
    }
    const more = () => setShown(shown + 1);
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in globalThis)) {
      const next = setTimeout(more);
      return () => clearTimeout(next);
    }
    const next = requestIdleCallback(more, { timeout: 500 });
    return () => cancelIdleCallback(next);
  }, [list, shown, total]);
  return practised.has(list) ? total : Math.min(shown, total);
}
