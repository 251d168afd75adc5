import { defineConfig, mergeConfig } from 'vitest/config';
import site from './vite.config';

export default mergeConfig(
  site,
  defineConfig({
    test: {
      environment: 'happy-dom',
      include: ['test/**/*.test.{ts,tsx}'],
      // Built along, as in the site, so that its React is Preact here too.
      server: { deps: { inline: [/@storefront-ui|@floating-ui/] } },
    },
  }),
);
