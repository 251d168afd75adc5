import { useEffect, useState } from 'preact/hooks';

/**
 * How many of a long list to show by now: a step at once, and one more each time that the browser is idle. All at once would keep
 * a slow phone from answering for a third of a second.
 */
export function useGradually(total: number, step: number): number {
  const [shown, setShown] = useState(step);
  useEffect(() => {
    if (shown >= total) {
      return undefined;
    }
    const more = () => setShown(shown + step);
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in globalThis)) {
      const next = setTimeout(more);
      return () => clearTimeout(next);
    }
    const next = requestIdleCallback(more, { timeout: 500 });
    return () => cancelIdleCallback(next);
  }, [shown, total, step]);
  return Math.min(shown, total);
}
