import { fontFaceCss, tokensCss } from './css';

/** What `tokens.css` holds: written by `scripts/write-css.ts`, compared by a test. */
export function tokensFile(): string {
  const head = '/* Written from src/ by `pnpm --filter @berthcare/design-tokens css`. Change it there. */\n';
  return [head, fontFaceCss('./fonts/inter.woff2'), tokensCss()].join('\n');
}
