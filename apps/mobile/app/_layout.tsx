import { Slot } from 'expo-router';
import { useEffect } from 'react';
import { AppRoot } from '../src/features/start/AppRoot';
import { keepInstalled } from '../src/platform/app-update';

export default function Layout() {
  useEffect(() => void keepInstalled(), []);
  return (
    <AppRoot>
      <Slot />
    </AppRoot>
  );
}
