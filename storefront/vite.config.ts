import preact from '@preact/preset-vite';
import tailwind from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [preact(), tailwind()],
  resolve: { alias: { 'tailwind-merge': fileURLToPath(new URL('src/ui/class-names.ts', import.meta.url)) } },
  // The contract's limits are beside this folder.
  server: { fs: { allow: ['..'] } },
  build: {
    outDir: 'target/site',
    emptyOutDir: true,
    target: 'es2022',
    // The site's Content-Security-Policy has no data: for scripts and styles; files can be cached too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
