/**
 * What was decided leaves its place, and the focus with it: on to the next that waits, or to the visit's heading. After
 * the next drawing.
 * @param decided its form, which may still stand there; null once it does not
 */
export function focusOnward(decided: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const forms = [...document.querySelectorAll<HTMLElement>('[data-decides]')];
    const next = forms.find((form) => form !== decided)?.querySelector('input');
    (next ?? document.querySelector<HTMLElement>('[data-visit-title]'))?.focus();
  });
}
