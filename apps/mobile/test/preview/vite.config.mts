import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The phone's screens in a browser without Expo: react-native is its web form. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  define: { __DEV__: 'true', 'process.env.NODE_ENV': '"development"' },
  resolve: {
    alias: [{ find: /^react-native$/, replacement: 'react-native-web' }],
  },
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite-preview', import.meta.url)),
  server: { host: '127.0.0.1', fs: { strict: false } },
  optimizeDeps: {
    noDiscovery: true,
    include: [
      ...['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom/client', 'react-native-web'],
      ...['i18next', 'react-i18next'],
    ],
  },
});
