import { SfBadge, SfButton, SfIconShoppingCart } from '@storefront-ui/react';
import type { ComponentChildren } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { choose, language, LANGUAGES, t } from '../i18n/i18n';
import { useShop } from '../shop';
import { Moon, Sun } from './icons';
import { theme, toggleTheme } from './theme';

export function SkipLink() {
  return (
    <a
      href="#content"
      class="sr-only z-30 rounded-full bg-primary-700 px-4 py-2 text-white focus:not-sr-only focus:fixed focus:left-4 focus:top-4"
    >
      {t('nav.skip')}
    </a>
  );
}

export function Header() {
  const { cart, config, session } = useShop();
  const [, navigate] = useLocation();
  const units = cart.units.value;
  return (
    <header class="sticky top-0 z-10 border-b border-neutral-200 bg-neutral-50">
      <div class="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 sm:gap-x-4 sm:px-6">
        <Link href="/" class="font-display text-2xl font-semibold tracking-tight text-primary-700">
          {config.shopName}
        </Link>
        <nav aria-label={t('nav.main')} class="order-last flex w-full gap-1 sm:order-none sm:w-auto sm:flex-1">
          <NavLink href="/">{t('nav.catalogue')}</NavLink>
          {session.customer.value && <NavLink href="/orders">{t('nav.orders')}</NavLink>}
          <span class="flex-1" />
          {session.customer.value ? (
            <SfButton
              size="sm"
              variant="tertiary"
              onClick={() => {
                session.signOut();
                navigate('/');
              }}
            >
              {t('nav.signOut')}
            </SfButton>
          ) : (
            <NavLink href="/sign-in">{t('nav.signIn')}</NavLink>
          )}
        </nav>
        <div class="ml-auto flex items-center gap-1">
          <LanguageSwitch />
          <SfButton
            variant="tertiary"
            square
            aria-label={t(theme.value === 'dark' ? 'nav.toLight' : 'nav.toDark')}
            onClick={toggleTheme}
          >
            {theme.value === 'dark' ? <Sun /> : <Moon />}
          </SfButton>
          <SfButton
            as={Link}
            href="/cart"
            variant="tertiary"
            square
            className="relative"
            aria-label={units === 0 ? t('nav.cart') : t('nav.cartWith', { count: units })}
          >
            <SfIconShoppingCart />
            {units > 0 && <SfBadge content={units} max={99} className="bg-primary-700 outline-neutral-50" />}
          </SfButton>
        </div>
      </div>
    </header>
  );
}

function NavLink({ href, children }: { href: string; children: ComponentChildren }) {
  const [path] = useLocation();
  const here = path === href;
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      class={`rounded-full px-3 py-1.5 text-sm font-medium hover:bg-primary-100 ${here ? 'text-primary-800 underline decoration-2 underline-offset-8' : 'text-neutral-700'}`}
    >
      {children}
    </Link>
  );
}

function LanguageSwitch() {
  return (
    <div role="group" aria-label={t('nav.language')} class="flex rounded-full border border-neutral-300 p-0.5">
      {LANGUAGES.map((candidate) => (
        <button
          key={candidate}
          type="button"
          lang={candidate}
          aria-pressed={language.value === candidate}
          onClick={() => choose(candidate)}
          class="min-h-7 min-w-9 cursor-pointer rounded-full px-2 text-xs font-semibold uppercase text-neutral-700 aria-pressed:bg-neutral-900 aria-pressed:text-white"
        >
          {candidate}
          <span class="sr-only"> {candidate === 'es' ? 'Español' : 'English'}</span>
        </button>
      ))}
    </div>
  );
}

export function Footer() {
  const { shopName, shopAddress } = useShop().config;
  return (
    <footer class="border-t border-neutral-200 bg-neutral-100 py-8">
      <div class="mx-auto flex max-w-6xl flex-wrap items-baseline justify-between gap-x-8 gap-y-2 px-4 text-sm text-neutral-600 sm:px-6">
        <p class="font-display text-lg font-semibold text-neutral-900">{shopName}</p>
        <p>{t('footer.made')}</p>
        <address class="not-italic">{shopAddress}</address>
      </div>
    </footer>
  );
}
