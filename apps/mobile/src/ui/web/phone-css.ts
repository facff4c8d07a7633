import { fontFaceCss, tokensCss } from '@berthcare/design-tokens/css';

/**
 * What the browser needs before the first component is drawn: the tokens, the ground, the focus ring,
 * the modal sheet. Put it into the page's head, or call `injectPhoneCss`.
 *
 * @param fontUrl where the page finds `@berthcare/design-tokens/fonts/inter.woff2`; leave it out for none
 */
export function phoneCss(fontUrl?: string): string {
  return [fontUrl ? fontFaceCss(fontUrl) : '', tokensCss(), base, sheet].join('\n');
}

export function injectPhoneCss(fontUrl?: string): void {
  const style = document.createElement('style');
  style.dataset.berthcare = '';
  style.textContent = phoneCss(fontUrl);
  document.head.append(style);
}

const base = `
html, body, #root { height: 100%; margin: 0; }
html { background: var(--bg); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { overflow: hidden; overscroll-behavior: none; color: var(--ink); font: var(--t-body); -webkit-font-smoothing: antialiased; }
#root { display: flex; flex: 1; flex-direction: column; }
button, a, [role='button'], [role='tab'], [role='radio'] { touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
input:focus-visible, textarea:focus-visible { outline-offset: -2px; }
[data-testid='number-entry']:focus-visible { outline: none; }
[role='tab']:focus-visible, [role='link']:focus-visible { outline-offset: -3px; }
[data-testid='choice-row']:focus-visible, [data-testid^='open-']:focus-visible { outline-offset: -3px; }
::selection { background: var(--accent-soft); color: var(--ink); }
`;

const sheet = `
.bc-sheet { width: 100%; max-width: var(--column-width); height: fit-content; max-height: 94dvh; margin: auto auto 0; padding: 0; border: 0;
  overflow: hidden; color: var(--ink); background: var(--surface); border-radius: var(--r-sheet) var(--r-sheet) 0 0; }
.bc-sheet:focus-visible { outline: none; }
.bc-sheet::backdrop { background: var(--scrim); }
.bc-sheet[open] { animation: bc-rise var(--m-sheet) var(--m-ease); }
.bc-sheet[open]::backdrop { animation: bc-dim var(--m-sheet) linear; }
.bc-sheet-box { display: flex; flex-direction: column; max-height: 94dvh; padding-top: 16px; box-sizing: border-box; padding-bottom: env(safe-area-inset-bottom); }
.bc-sheet-body { overflow-y: auto; overscroll-behavior: contain; flex: 0 1 auto; display: flex; flex-direction: column; }
.bc-sheet-close { position: absolute; top: 0; left: 50%; transform: translate(-50%, -120%); min-height: 48px; padding: 0 16px; font: var(--t-label);
  color: var(--ink); background: var(--surface); border: 1.5px solid var(--edge); border-radius: var(--r-control); }
.bc-sheet-close:focus-visible { transform: translate(-50%, 8px); }
@keyframes bc-rise { from { transform: translateY(24px); opacity: 0; } }
@keyframes bc-dim { from { opacity: 0; } }
`;
