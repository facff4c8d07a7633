import { useEffect } from 'react';

/** Names the page in the tab, to a screen reader and in the browser's history, which is for no client's name. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · BerthCare`;
  }, [title]);
}
