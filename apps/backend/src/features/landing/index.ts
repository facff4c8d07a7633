export { mountLanding } from './routes';
