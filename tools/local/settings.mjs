import { ensureEnvFile, readSettings } from './env-file.mjs';
import { ENV_EXAMPLE, ENV_FILE } from './paths.mjs';
import { rememberedPort } from './remembered-port.mjs';

/** Reads the settings of this checkout; makes `.env` or completes it first. */
export function prepareSettings() {
  const { made, added } = ensureEnvFile(ENV_EXAMPLE, ENV_FILE);
  const told = added.length > 0 ? `added to .env: ${added.join(', ')}` : 'read from .env';
  return { told: made ? '.env made from .env.example' : told, settings: readSettings(ENV_FILE, process.env) };
}

/**
 * Gives the server a port that is free. An address on this machine follows it; one that goes through a proxy
 * stays as it is.
 * @param {Record<string, string>} settings
 * @returns {Promise<Record<string, string>>}
 */
export async function settlePort(settings) {
  const port = await rememberedPort('server', Number(settings.PORT || 3000));
  const address = new URL(settings.PUBLIC_URL || `http://localhost:${port}`);
  const local = address.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(address.hostname);
  if (local) address.port = String(port);
  return { ...settings, PORT: String(port), PUBLIC_URL: address.origin };
}
