#!/usr/bin/env bash
# The one command to run before sending a change: format, vet, tests.
# Set CORPORA to the folder of the public corpora to hold the floors as well.
set -euo pipefail
cd "$(dirname "$0")"

unformatted=$(gofmt -l cmd internal eval examples data docs)
if [ -n "$unformatted" ]; then
  echo "gofmt would change:" "$unformatted" >&2
  exit 1
fi
go vet ./...
go test ./...
CGO_ENABLED=0 go build -o /dev/null ./cmd/dateline
if [ -n "${CORPORA:-}" ]; then
  go run ./eval -corpora "$CORPORA" ${SEEDS:+-seeds "$SEEDS"}
fi
