import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

/** The phone's screens in a browser without Expo: react-native is its web form, `.web` files come first. */
export default defineConfig({
  root: here,
  plugins: [react()],
  define: { __DEV__: 'true', 'process.env.NODE_ENV': '"development"' },
  resolve: {
    alias: [{ find: /^react-native$/, replacement: 'react-native-web' }],
    extensions: ['.web.tsx', '.web.ts', '.web.js', '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'],
  },
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite-preview', import.meta.url)),
  server: { host: '127.0.0.1', fs: { strict: false } },
  // Found by hand: the scanner would follow the native files beside the `.web` ones.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      ...['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom/client', 'react-native-web'],
      ...['i18next', 'react-i18next'],
    ],
  },
});
