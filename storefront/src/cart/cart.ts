import { computed } from '@preact/signals';
import { LIMITS } from '../api/limits';
import type { Money, Product } from '../api/types';
import { kept } from '../storage';

/** A product in the cart, with the price that the customer saw when it was put there. */
export interface CartLine {
  productId: string;
  quantity: number;
  seenPrice: Money;
}

/** The cart: it belongs to the browser, not to the session, and outlives both reload and sign-in. */
export class Cart {
  readonly lines = kept<CartLine[]>('comanda.cart', [], isLines);

  /** How many units there are in all. */
  readonly units = computed(() => this.lines.value.reduce((sum, line) => sum + line.quantity, 0));

  /** Adds units of a product; says whether all of them fit. */
  add(product: Product, quantity: number): boolean {
    const line = this.lines.value.find((l) => l.productId === product.productId);
    if (!line && this.lines.value.length >= LIMITS.mostLines) {
      return false;
    }
    const wanted = (line?.quantity ?? 0) + quantity;
    const fitting = Math.min(wanted, LIMITS.mostUnits);
    const changed = { productId: product.productId, quantity: fitting, seenPrice: product.price };
    this.lines.value = line
      ? this.lines.value.map((l) => (l === line ? changed : l))
      : [...this.lines.value, changed];
    return wanted <= LIMITS.mostUnits;
  }

  /** Sets a line's quantity; zero takes it out. */
  setQuantity(productId: string, quantity: number): void {
    const units = Math.max(0, Math.min(LIMITS.mostUnits, Math.trunc(quantity)));
    this.lines.value =
      units === 0
        ? this.lines.value.filter((line) => line.productId !== productId)
        : this.lines.value.map((line) => (line.productId === productId ? { ...line, quantity: units } : line));
  }

  /** Notes that the customer has seen a line's new price. */
  acceptPrice(productId: string, seenPrice: Money): void {
    this.lines.value = this.lines.value.map((line) => (line.productId === productId ? { ...line, seenPrice } : line));
  }

  /** Takes out what was ordered; what was added meanwhile stays. */
  takeOut(ordered: { productId: string; quantity: number }[]): void {
    const units = new Map(ordered.map((line) => [line.productId, line.quantity]));
    this.lines.value = this.lines.value
      .map((line) => ({ ...line, quantity: line.quantity - (units.get(line.productId) ?? 0) }))
      .filter((line) => line.quantity > 0);
  }
}

function isLines(value: unknown): value is CartLine[] {
  return Array.isArray(value) && value.every(isLine);
}

function isLine(value: unknown): value is CartLine {
  const line = value as CartLine;
  return (
    typeof line?.productId === 'string' &&
    Number.isInteger(line.quantity) &&
    line.quantity > 0 &&
    Number.isInteger(line.seenPrice?.amount) &&
    typeof line.seenPrice.currency === 'string'
  );
}
