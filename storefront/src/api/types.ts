/** The API's answers, as `openapi.yaml` describes them. */

export type Language = 'es' | 'en';
export type Localized = Record<Language, string>;

/** An amount in minor units, such as cents. */
export interface Money {
  amount: number;
  currency: string;
}

export type Stock = 'in_stock' | 'low' | 'out';

export interface Product {
  productId: string;
  category: string;
  name: Localized;
  description: Localized;
  price: Money;
  image: string;
  stock: Stock;
}

export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** A line to order; `expectedUnitPrice` is what the customer was shown, and the API refuses any other. */
export interface RequestedLine {
  productId: string;
  quantity: number;
  expectedUnitPrice: Money;
}

export interface OrderLine {
  productId: string;
  name: Localized;
  quantity: number;
  unitPrice: Money;
  lineTotal: Money;
}

export interface Order {
  orderId: string;
  status: 'PLACED';
  placedAt: string;
  lines: OrderLine[];
  total: Money;
}

export interface Tokens {
  accessToken: string;
  idToken: string;
  /** Not repeated when tokens are refreshed. */
  refreshToken?: string;
  /** Seconds. */
  expiresIn: number;
}
