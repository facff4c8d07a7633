import { AppState } from 'react-native';

/** Calls back each time the person comes back to the app. Returns how to stop. */
export function onReturn(listener: () => void): () => void {
  const subscription = AppState.addEventListener('change', (state) => {
    if (state === 'active') listener();
  });
  return () => subscription.remove();
}

/** Calls back each time the person leaves the app: the last moment at which it surely runs. */
export function onLeave(listener: () => void): () => void {
  const subscription = AppState.addEventListener('change', (state) => {
    if (state !== 'active') listener();
  });
  return () => subscription.remove();
}
