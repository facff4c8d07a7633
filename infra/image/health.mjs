/** The image's health check: 0 when the API of this container is alive. Other roles listen to nothing. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
