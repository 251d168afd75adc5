import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Api } from './api/client';
import { Cart } from './cart/cart';
import { Catalogue } from './catalogue/catalogue';
import { Checkout } from './checkout/checkout';
import type { Config } from './config';
import { Session } from './session/session';

/** What the pages work with: one of each, for as long as the page is open. */
export interface Shop {
  config: Config;
  api: Api;
  session: Session;
  cart: Cart;
  catalogue: Catalogue;
  checkout: Checkout;
}

export function openShop(config: Config): Shop {
  const api = new Api(config.apiUrl);
  const session = new Session(api);
  const cart = new Cart();
  return { config, api, session, cart, catalogue: new Catalogue(api), checkout: new Checkout(api, session, cart) };
}

const Context = createContext<Shop | null>(null);

export const ShopProvider = Context.Provider;

export function useShop(): Shop {
  const shop = useContext(Context);
  if (!shop) {
    throw new Error('There is no shop around this component');
  }
  return shop;
}
