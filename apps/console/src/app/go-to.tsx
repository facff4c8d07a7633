import { useNavigate, type NavigateOptions } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Goes elsewhere, once, in place of the page that asks for it. (The router's own goes again with every drawing.) */
export function GoTo(options: Pick<NavigateOptions, 'to' | 'params' | 'search'>) {
  const navigate = useNavigate();
  const first = useRef(options);
  useEffect(() => {
    void navigate({ ...first.current, replace: true } as NavigateOptions);
  }, [navigate]);
  return null;
}
