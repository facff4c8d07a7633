import { registerRootComponent } from 'expo';
import type { ComponentType } from 'react';
import { StatusBar, useColorScheme } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';

/** Hands the app to the phone's system. */
export function show(App: ComponentType): void {
  registerRootComponent(() => (
    <SafeAreaProvider>
      <SystemBar />
      <App />
    </SafeAreaProvider>
  ));
}

/** The system's own bar, readable on the app's ground. */
function SystemBar() {
  return <StatusBar barStyle={useColorScheme() === 'dark' ? 'light-content' : 'dark-content'} />;
}
