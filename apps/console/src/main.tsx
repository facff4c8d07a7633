import '@berthcare/design-tokens/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createQueryClient } from './api/query-client';
import { createConsoleRouter } from './app/router';
import { showRememberedTheme } from './app/theme';
import { endSession, sessionOf } from './features/session/session';
import { createTexts } from './i18n/i18n';

showRememberedTheme();

const queries = createQueryClient({
  onSignedOut: () => endSession(queries),
  paused: () => sessionOf(queries)?.ended ?? false,
});

const place = document.getElementById('console');
if (!place) throw new Error('index.html has no place for the console.');

createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={createTexts()}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={createConsoleRouter()} />
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
