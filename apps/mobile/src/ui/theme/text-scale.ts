const designedPx = 16;

/** How large the person set text in the browser, 1 is as designed. */
export const useTextScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / designedPx || 1;
