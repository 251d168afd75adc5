import type { Money } from '../api/types';

/** The sum of prices times quantities, which share a currency. */
export function sum(parts: [Money, number][]): Money {
  const currency = parts[0]?.[0].currency ?? 'EUR';
  return { amount: parts.reduce((total, [money, quantity]) => total + money.amount * quantity, 0), currency };
}
