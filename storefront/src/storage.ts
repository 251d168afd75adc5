import { effect, signal, type Signal } from '@preact/signals';

/**
 * A value that survives a reload and is the same in every tab. A browser that keeps nothing (or a value that `valid`
 * refuses, such as one of an older version) gives `initial`.
 */
export function kept<Value>(key: string, initial: Value, valid: (value: unknown) => value is Value): Signal<Value> {
  const value = signal<Value>(parse(read(key)));
  effect(() => write(key, JSON.stringify(value.value)));
  addEventListener('storage', (event) => {
    if (event.key === key) {
      value.value = parse(event.newValue);
    }
  });
  return value;

  function parse(text: string | null): Value {
    try {
      const found: unknown = JSON.parse(text ?? 'null');
      return valid(found) ? found : initial;
    } catch {
      return initial;
    }
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  try {
    if (localStorage.getItem(key) !== text) {
      localStorage.setItem(key, text);
    }
  } catch {
    // Private windows of some browsers keep nothing: the shop works, until the reload.
  }
}
