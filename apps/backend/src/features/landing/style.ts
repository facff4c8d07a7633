import { tokensCss } from '@berthcare/design-tokens/css';

/** The page's style: the tokens of app and console, and the few rules of a page that is read once. */
export const style = `${tokensCss()}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: var(--t-body); }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
header, main { max-width: 56rem; margin: 0 auto; padding: 0 var(--gutter); }
header { display: flex; justify-content: space-between; align-items: center; min-height: 72px; }
.mark { font: var(--t-strong); letter-spacing: -0.01em; }
nav a { display: inline-flex; align-items: center; min-height: var(--touch); padding: 0 4px; margin-left: 16px; }
nav [aria-current] { color: var(--ink); text-decoration: none; }
h1, h2, h3, p { margin: 0; }
h1 { font: var(--t-title); max-width: 32rem; padding: 24px 0 32px; text-wrap: balance; }
.doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 16px; }
.door { background: var(--surface); border-radius: var(--r-control); padding: 20px; display: grid; gap: 8px;
  grid-template-rows: auto 1fr auto; }
h2 { font: var(--t-name); }
.door p, .quiet { color: var(--ink-2); }
.go { display: inline-flex; align-items: center; justify-content: center; min-height: var(--touch); margin-top: 12px;
  padding: 8px 20px; border-radius: var(--r-control); font: var(--t-strong); text-decoration: none;
  text-align: center; background: var(--accent); color: var(--on-accent); }
.go:active { background: var(--accent-press); }
.go.second { background: none; color: var(--accent); border: 1.5px solid var(--edge); }
.demo { border-top: 1px solid var(--line); margin-top: 40px; padding: 32px 0 64px; }
.demo > p { max-width: 36rem; padding-top: 4px; }
.lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 32px; padding-top: 28px; }
h3 { font: var(--t-strong); }
table { width: 100%; border-collapse: collapse; margin-top: 12px; font: var(--t-meta); }
th { text-align: left; font: var(--t-small); color: var(--ink-2); padding: 6px 12px 6px 0; }
td { border-top: 1px solid var(--line); padding: 10px 12px 10px 0; vertical-align: baseline; }
td:last-child, th:last-child { padding-right: 0; text-align: right; }
td b { font-weight: 600; }
td span { display: block; color: var(--ink-2); }
code { font: inherit; font-variant-numeric: tabular-nums; font-weight: 600; color: var(--ink); user-select: all; white-space: nowrap; }
`;
