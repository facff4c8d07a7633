import { useEffect } from 'react';
import { AppRoot } from '../features/start/AppRoot';
import { keepInstalled } from '../platform/app-update';
import { Place } from './Place';

export function App() {
  useEffect(() => void keepInstalled(), []);
  return (
    <AppRoot>
      <Place />
    </AppRoot>
  );
}
