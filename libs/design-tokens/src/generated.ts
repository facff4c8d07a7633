import { fontFaceCss, tokensCss } from './css';

/** What `tokens.css` holds: written by `scripts/write-files.ts`, compared by a test. */
export function tokensFile(): string {
  const head =
    '/* Written from src/ by `pnpm --filter @berthcare/design-tokens write`. Change it there. */\n';
  return [head, fontFaceCss('./fonts/inter.woff2'), tokensCss()].join('\n');
}
