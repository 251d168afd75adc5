import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/fraunces/wght.css';
import './styles.css';
import { render } from 'preact';
import { App } from './app';
import { loadConfig } from './config';
import { t } from './i18n/i18n';
import { openShop, ShopProvider } from './shop';
import './ui/theme';

new Worker(new URL('./i18n/formats.worker.ts', import.meta.url), { type: 'module' });

const root = document.getElementById('root') as HTMLElement;

try {
  const shop = openShop(await loadConfig());
  void shop.catalogue.load();
  // The request leaves, and the browser has its turn, before the page is made.
  await new Promise((resolve) => setTimeout(resolve));
  render(
    <ShopProvider value={shop}>
      <App />
    </ShopProvider>,
    root,
  );
} catch (error) {
  console.error(error);
  render(<p class="p-8 text-lg">{t('failure.unreachable')}</p>, root);
}
