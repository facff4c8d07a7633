/**
 * What to read when everything is up.
 * @param {string} address
 * @param {number} ms how long the start took
 */
export function welcome(address, ms) {
  return `
BerthCare is ready after ${(ms / 1000).toFixed(0)} s.

  ${address}                what is where, and the demo sign-ins
  ${address}/app            the caregiver's app
  ${address}/console        the office
  ${address}/v1/reference   the API

Ctrl-C or make stop ends it. The server's log is .local/api.log`;
}
