/**
 * What was decided leaves its place, and the focus with it: on to the next that waits, or to the visit's heading. After
 * the next drawing.
 */
export function focusOnward(): void {
  requestAnimationFrame(() => {
    const next = document.querySelector<HTMLElement>('[data-decides] input');
    (next ?? document.querySelector<HTMLElement>('[data-visit-title]'))?.focus();
  });
}
