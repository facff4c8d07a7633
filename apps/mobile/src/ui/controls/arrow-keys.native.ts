/** A phone's own screen readers move between tabs by themselves. */
export const arrowKeys = (
  _tabs: readonly { key: string }[],
  _onChange: (key: string) => void,
): object => ({});
