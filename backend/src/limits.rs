//! How many at once: permits for builds (in `build_queue`), new workspaces (in `arrivals`), connections, open files, sockets (in `places`), work
//! that keeps a core busy (in `pool`); and how many bytes are on their way through sockets (in `bytes` and `incoming`).

mod arrivals;
mod build_queue;
mod bytes;
mod connections;
mod incoming;
mod open_files;
mod places;
mod pool;

use std::net::{IpAddr, Ipv6Addr};

pub(crate) use arrivals::Arrivals;
pub(crate) use build_queue::{BuildPermit, BuildQueue, QueuePosition};
pub(crate) use bytes::{BytesPermit, ServerBytes, SocketBytes};
pub(crate) use connections::{ConnectionPermit, Connections, Full};
pub(crate) use incoming::Incoming;
pub(crate) use open_files::{connections_that_fit, raise_open_files};
pub(crate) use places::{Place, Places};
pub(crate) use pool::{Pool, PoolError, assert_off_async_threads};

/// Returns what one subscriber has: an address, or 64 bits of the newer kind.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        address @ IpAddr::V4(_) => address,
    }
}
