import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const reactNativeWeb = dirname(createRequire(import.meta.url).resolve('react-native-web/package.json'));

/** The phone's screens in a browser without Expo: react-native is its web form, `.web` files come first. */
export default defineConfig({
  root: here,
  plugins: [react()],
  define: { __DEV__: 'true', 'process.env.NODE_ENV': '"development"' },
  resolve: {
    alias: [{ find: /^react-native$/, replacement: reactNativeWeb }],
    extensions: ['.web.tsx', '.web.ts', '.web.js', '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'],
  },
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite-preview', import.meta.url)),
  server: { host: '127.0.0.1', fs: { strict: false } },
  optimizeDeps: {
    include: [
      'react',
      'react-dom/client',
      'react-native-web',
      'react-native-safe-area-context',
      'i18next',
      'react-i18next',
    ],
  },
});
