import preact from '@preact/preset-vite';
import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [preact(), tailwind()],
  build: {
    outDir: 'target/site',
    emptyOutDir: true,
    target: 'es2022',
    // The site's Content-Security-Policy has no data: for scripts and styles; files can be cached too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
