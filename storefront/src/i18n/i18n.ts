import { effect, signal } from '@preact/signals';
import type { Language, Money } from '../api/types';
import { kept } from '../storage';
import { en, type MessageKey, type Sentence } from './en';
import { es } from './es';

export const LANGUAGES: readonly Language[] = ['es', 'en'];

const MESSAGES: Record<Language, Record<MessageKey, Sentence>> = { es, en };

/** What the customer chose; until then, what the browser prefers of what there is. */
const chosen = kept<Language | null>('comanda.language', null, isLanguageOrNull);

/** The language that is shown. */
export const language = signal<Language>(chosen.value ?? preferred());

effect(() => {
  language.value = chosen.value ?? preferred();
  document.documentElement.lang = language.value;
});

export function choose(choice: Language): void {
  chosen.value = choice;
}

/**
 * A sentence in the language that is shown. `{name}` in it becomes the value of that name; a sentence with plurals
 * goes by `count`.
 */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  const sentence = MESSAGES[language.value][key];
  const text =
    typeof sentence === 'string'
      ? sentence
      : new Intl.PluralRules(language.value).select(Number(values.count)) === 'one'
        ? sentence.one
        : sentence.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Whether there is a sentence of this key. */
export function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** What a category is called, or all of them for an empty one; a category without a name is shown as it is. */
export function categoryName(category: string): string {
  const key = `category.${category || 'all'}`;
  return isMessage(key) ? t(key) : category;
}

const PRICES = new Map<string, Intl.NumberFormat>();

/** Making a format takes a millisecond, which a page full of prices would be seen to wait for. */
function priceFormat(currency: string): Intl.NumberFormat {
  const key = `${language.value} ${currency}`;
  const format = PRICES.get(key) ?? new Intl.NumberFormat(language.value, { style: 'currency', currency });
  PRICES.set(key, format);
  return format;
}

/** An amount as people write it, such as `12,49 €` or `€12.49`. */
export function price(money: Money): string {
  const format = priceFormat(money.currency);
  return format.format(money.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** A day, such as `24 de noviembre de 2026`. */
export function day(instant: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'long' }).format(new Date(instant));
}

/** A day with its time. */
export function moment(instant: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

function preferred(): Language {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]);
  return LANGUAGES.find((candidate) => candidate === wanted.find((tag) => tag === 'es' || tag === 'en')) ?? 'en';
}

function isLanguageOrNull(value: unknown): value is Language | null {
  return value === null || LANGUAGES.includes(value as Language);
}
