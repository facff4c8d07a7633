import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    // The server's content security policy lets nothing in but files of its own.
    assetsInlineLimit: 0,
    // Beside the scripts, which do not name them; see project-documentation/delivery.md.
    sourcemap: process.env['SOURCE_MAPS'] === 'hidden' && 'hidden',
    // One page that is open all day: it is fetched once and then kept.
    chunkSizeWarningLimit: 700,
  },
});
