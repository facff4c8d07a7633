import { useEffect } from 'react';

/**
 * Names the page in the tab, to a screen reader and in the browser's history, which is for no client's name. While it is not known
 * the page keeps the name it has.
 */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · BerthCare`;
  }, [title]);
}
