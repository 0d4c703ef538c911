//! Docker's command line: commands, flags, help and errors as the reference client (Docker 28.5 with buildx 0.29) prints them.
