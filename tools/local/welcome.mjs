/**
 * What to read when everything is up.
 * @param {Record<string, string>} settings
 * @param {number} ms how long the start took
 */
export function welcome({ PUBLIC_URL: address, DEMO_PASSWORD: password }, ms) {
  return `
BerthCare is ready after ${(ms / 1000).toFixed(0)} s.

  ${address}                what is where, and the demo sign-ins
  ${address}/app            the caregiver's app: activation code 10000001 (Priya Nair)
  ${address}/console        the office: danielle@rideau.example, password ${password}
  ${address}/v1/reference   the API

Ctrl-C or make stop ends it. The server's log is .local/api.log`;
}
