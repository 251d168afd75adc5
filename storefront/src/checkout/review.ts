import type { FieldError, Refusal } from '../api/failure';
import type { Money, Product, RequestedLine } from '../api/types';
import type { CartLine } from '../cart/cart';

/** What stands in the way of one line. */
export type Obstacle =
  | { kind: 'gone' }
  | { kind: 'sold-out' }
  | { kind: 'short'; available: number }
  | { kind: 'price'; from: Money; to: Money };

/**
 * What the catalogue as it is now says against a line; null for nothing. Undefined: the product is not known yet. A
 * price that the order's refusal told, and the customer took, is newer than the catalogue's, which is a minute old.
 */
export function obstacleOf(line: CartLine, product: Product | null | undefined, priceAgreed = false): Obstacle | null {
  if (product === null) {
    return { kind: 'gone' };
  }
  if (product?.stock === 'out') {
    return { kind: 'sold-out' };
  }
  const changed =
    product &&
    !priceAgreed &&
    (product.price.amount !== line.seenPrice.amount || product.price.currency !== line.seenPrice.currency);
  return changed ? { kind: 'price', from: line.seenPrice, to: product.price } : null;
}

/** What a refusal of the order says against its lines, by product. */
export function obstaclesOf(refusal: Refusal, lines: RequestedLine[]): Map<string, Obstacle> {
  const obstacles = new Map<string, Obstacle>();
  for (const error of refusal.errors) {
    const line = lines[Number(/^\/lines\/(\d+)\//.exec(error.pointer)?.[1] ?? NaN)];
    const obstacle = line && fromError(refusal.slug, error, line);
    if (line && obstacle) {
      obstacles.set(line.productId, obstacle);
    }
  }
  return obstacles;
}

function fromError(slug: string, error: FieldError, line: RequestedLine): Obstacle | null {
  switch (slug) {
    case 'out-of-stock':
      return error.available ? { kind: 'short', available: error.available } : { kind: 'sold-out' };
    case 'unknown-product':
      return { kind: 'gone' };
    case 'price-changed':
      return error.unitPrice ? { kind: 'price', from: line.expectedUnitPrice, to: error.unitPrice } : null;
    default:
      return null;
  }
}
