import { App } from './src/app/App';
import { show } from './src/app/show';
import { watchErrors } from './src/reports/watch';

watchErrors();
show(App);
