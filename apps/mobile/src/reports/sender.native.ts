// Its modules run when it is first called, not when the app starts.
export { sendReport } from './sentry';
