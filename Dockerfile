# Drydock in a container, with the Docker Engine of the host. README.md says how to build and start the image.

FROM node:20-bookworm-slim AS node

FROM rust:1.95-slim-bookworm AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /drydock
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/drydock/target \
    cargo xtask package && \
    cp target/package/drydock /usr/local/bin/drydock

FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/drydock /usr/local/bin/drydock
ENV DRYDOCK_ENGINE=unix:///var/run/docker.sock \
    DRYDOCK_DATA=/var/lib/drydock
VOLUME /var/lib/drydock
EXPOSE 8000 8001
CMD ["drydock", "serve"]
