import { effect, signal } from '@preact/signals';
import { kept } from '../storage';

export type Theme = 'light' | 'dark';

const system = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(system.matches);
system.addEventListener('change', () => {
  systemIsDark.value = system.matches;
});

/** What the customer chose; until then the system's. */
const chosen = kept<Theme | null>('comanda.theme', null, isThemeOrNull);

/** The theme that is shown. */
export const theme = signal<Theme>('light');

effect(() => {
  theme.value = chosen.value ?? (systemIsDark.value ? 'dark' : 'light');
  document.documentElement.dataset.theme = theme.value;
});

export function toggleTheme(): void {
  chosen.value = theme.value === 'dark' ? 'light' : 'dark';
}

function isThemeOrNull(value: unknown): value is Theme | null {
  return value === null || value === 'light' || value === 'dark';
}
