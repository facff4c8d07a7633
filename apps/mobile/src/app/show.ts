import type { ComponentType } from 'react';
import { AppRegistry } from 'react-native';

/** Shows the app on the page. */
export function show(App: ComponentType): void {
  AppRegistry.registerComponent('main', () => App);
  AppRegistry.runApplication('main', { rootTag: document.getElementById('root') });
}
