import { useEffect, useRef } from 'react';

/** Escape, unless something nearer took it: an open menu, a dialog, a field being filled in. */
export function useEscape(onEscape: () => void, active: boolean): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, select, dialog, [data-menu]');
      if (event.key === 'Escape' && !event.defaultPrevented && !typing) latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [active]);
}
