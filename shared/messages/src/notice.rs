//! What the server has to say: refusals, failures of builds, containers and requests, the engine's absence.
