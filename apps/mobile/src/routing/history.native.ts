import { BackHandler, Linking } from 'react-native';
import type { History } from './history';
import { pathOfLink, pathStack } from './path-stack';

/** On a phone the app keeps its own history: the system's back button and links from outside lead through it. */
export const history: History = pathStack();

BackHandler.addEventListener('hardwareBackPress', () => {
  if (!history.canGoBack()) return false;
  history.back();
  return true;
});

const open = ({ url }: { url: string }) => history.push(pathOfLink(url));
Linking.addEventListener('url', open);
void Linking.getInitialURL().then((url) => url && open({ url }));
