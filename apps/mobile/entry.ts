import { App } from './src/app/App';
import { show } from './src/app/show';

show(App);
