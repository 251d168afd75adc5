import { effect, signal, type Signal } from '@preact/signals';

/**
 * A value that survives a reload and is the same in every tab. A browser that keeps nothing (or a value that `valid`
 * refuses, such as one of an older version) gives `initial`.
 */
export function kept<Value>(key: string, initial: Value, valid: (value: unknown) => value is Value): Signal<Value> {
  const value = signal<Value>(parse(read(key)));
  let written = JSON.stringify(value.value);
  effect(() => {
    const text = JSON.stringify(value.value);
    if (text !== written) {
      written = text;
      write(key, text);
    }
  });
  addEventListener('storage', (event) => {
    if (event.key === key) {
      const theirs = parse(event.newValue);
      written = JSON.stringify(theirs);
      value.value = theirs;
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
    localStorage.setItem(key, text);
  } catch {
    // Private windows of some browsers keep nothing: the shop works, until the reload.
  }
}
