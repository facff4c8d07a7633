# The backend's image, for all its roles: Node, the bundled programs, the two web apps, and nothing else.
# Node 24 on Debian 12, for all platforms.
ARG BASE=docker.io/library/node:24.18.0-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d

FROM ${BASE} AS runtime
COPY infra/image/runtime-root.sh /
RUN sh /runtime-root.sh /runtime

FROM ${BASE} AS build
ENV CI=true COREPACK_ENABLE_DOWNLOAD_PROMPT=0
WORKDIR /src
RUN corepack enable
# By the lock file alone, so that a change of the sources fetches nothing anew.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch --ignore-scripts
COPY . .
RUN pnpm install --offline --frozen-lockfile --ignore-scripts
# Source maps tell of which packages a bundle is made. People's browsers are sent none.
ENV NODE_ENV=production SOURCE_MAPS=hidden
RUN pnpm --filter @berthcare/backend run build main \
  && pnpm --filter @berthcare/console run build \
  && pnpm --filter @berthcare/mobile run build
COPY --from=runtime /runtime/var/lib/dpkg/status /runtime-packages
RUN node infra/image/sbom.mjs /runtime-packages > /sbom.cdx.json \
  && find apps/console/dist apps/mobile/dist -name '*.map' -delete

# For a pipeline that wants the bill of materials beside the image: --target sbom
FROM scratch AS sbom
COPY --from=build /sbom.cdx.json /

FROM scratch
COPY --from=runtime /runtime /
WORKDIR /app
COPY --from=build /src/apps/backend/dist dist
COPY --from=build /src/apps/console/dist web/console
COPY --from=build /src/apps/mobile/dist web/app
COPY --from=build /src/infra/image/health.mjs /sbom.cdx.json ./
ENV PATH=/usr/local/bin NODE_ENV=production HOST=0.0.0.0 PORT=3000 WEB_ROOT=/app/web
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["node", "health.mjs"]
# The command is the role.
ENTRYPOINT ["node", "dist/main.js"]
CMD ["api"]
