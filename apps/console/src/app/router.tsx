import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { DayPage } from '../features/day/day-page';
import { SignInPage } from '../features/session/sign-in-page';
import { DeviceReport } from '../features/staff/device-report';
import { StaffPage } from '../features/staff/staff-page';
import { VisitPanel } from '../features/visit/visit-panel';
import { WaitingPage } from '../features/waiting/waiting-page';
import { GoTo } from './go-to';
import { NotFound } from './not-found';
import { Office } from './office';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/**
 * Only our own pages may be come back to after signing in. What is refused is named as undefined: the router keeps what
 * a check merely leaves out.
 */
const ownPage = (next: unknown): { next?: string | undefined } => ({
  next: typeof next === 'string' && /^\/(days|waiting|staff)(\/|$|\?)/.test(next) ? next : undefined,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ next }: Record<string, unknown>) => ownPage(next),
  component: SignInPage,
});

const office = createRoute({ getParentRoute: () => root, id: 'office', component: Office });

const start = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: () => <GoTo to="/days/$day" params={{ day: 'today' }} />,
});

const day = createRoute({
  getParentRoute: () => office,
  path: '/days/$day',
  validateSearch: ({ team }: Record<string, unknown>): { team?: string | undefined } => ({
    team: typeof team === 'string' ? team : undefined,
  }),
  component: DayPage,
});

const visit = createRoute({ getParentRoute: () => day, path: '/visits/$visitId', component: VisitPanel });

const waiting = createRoute({ getParentRoute: () => office, path: '/waiting', component: WaitingPage });

const staff = createRoute({ getParentRoute: () => office, path: '/staff', component: StaffPage });

const deviceReport = createRoute({
  getParentRoute: () => office,
  path: '/staff/devices/$deviceId',
  component: DeviceReport,
});

const routeTree = root.addChildren([
  signIn,
  office.addChildren([start, day.addChildren([visit]), waiting, staff, deviceReport]),
]);

export const createConsoleRouter = () =>
  createRouter({ routeTree, basepath: '/console', defaultPreload: false, scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
