import { useCallback, useLayoutEffect, useRef } from 'react';

/** What was drawn last, for what happens later: asked for when it is needed. */
export function useLatest<Value>(value: Value): () => Value {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}
