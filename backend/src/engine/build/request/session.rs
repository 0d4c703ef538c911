//! BuildKit's session: a connection on which the engine calls us.
//!
//! The engine takes it for granted that a session answers health checks; for everything but health and files it is told that we do not do
//! that, which means among others that pulls are anonymous.

use bollard::health::health_check_response::ServingStatus;
use bollard::health::health_server::{Health, HealthServer};
use bollard::health::{HealthCheckRequest, HealthCheckResponse, HealthListRequest, HealthListResponse};
use bollard::moby::filesync::v1::file_sync_server::FileSyncServer;
use bytes::Bytes;
use futures_util::stream::Empty as NoItems;
use http_body_util::Empty;
use hyper::body::Incoming;
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioExecutor;
use tonic::Status;
use tonic::codegen::Service;

use super::files::SyncedFiles;
use super::transport::{self, EngineAddress};
use super::{RequestError, RequestOrder};

/// Returns the request that turns the connection round.
pub(super) fn request(order: &RequestOrder) -> Result<Request<Empty<Bytes>>, RequestError> {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/session")
        .header("Host", "docker")
        .header("Connection", "Upgrade")
        .header("Upgrade", "h2c")
        .header("X-Docker-Expose-Session-Uuid", &order.session)
        .header("X-Docker-Expose-Session-Name", "drydock")
        .header("X-Docker-Expose-Session-Sharedkey", &order.context_key)
        .header("X-Docker-Expose-Session-Grpc-Method", "/grpc.health.v1.Health/Check")
        .header("X-Docker-Expose-Session-Grpc-Method", "/moby.filesync.v1.FileSync/DiffCopy")
        .body(Empty::new())?;
    Ok(request)
}

/// Opens the session and answers until the engine ends it.
pub(super) async fn serve(
    address: &EngineAddress,
    request: Request<Empty<Bytes>>,
    files: SyncedFiles,
) -> Result<(), RequestError> {
    let (mut sender, connection) = transport::open(address).await?;
    let turned = async {
        let answer = sender.send_request(request).await?;
        if answer.status() != StatusCode::SWITCHING_PROTOCOLS {
            return Err(RequestError::Refused(format!("no session: {}", answer.status())));
        }
        let stream = hyper::upgrade::on(answer).await?;
        let files = FileSyncServer::new(files);
        let health = HealthServer::new(Alive);
        let service = service_fn(move |call| dispatch(call, files.clone(), health.clone()));
        let mut server = http2::Builder::new(TokioExecutor::new());
        server.max_header_list_size(HEADER_BYTES);
        Ok(server.serve_connection(stream, service).await?)
    };
    let (turned, connection) = tokio::join!(turned, connection);
    connection?;
    turned
}

async fn dispatch(
    call: Request<Incoming>,
    mut files: FileSyncServer<SyncedFiles>,
    mut health: HealthServer<Alive>,
) -> Result<Response<tonic::body::Body>, std::convert::Infallible> {
    let path = call.uri().path();
    if path.starts_with("/moby.filesync.v1.FileSync/") {
        files.call(call).await
    } else if path.starts_with("/grpc.health.v1.Health/") {
        health.call(call).await
    } else {
        Ok(Status::unimplemented("not offered").into_http())
    }
}

/// The patterns of an ignore file come as headers, one each: room for as many and as long ones as there may be.
const HEADER_BYTES: u32 = 2 * 1024 * 1024;

/// Says that the session lives.
#[derive(Debug)]
struct Alive;

#[tonic::async_trait]
impl Health for Alive {
    async fn check(
        &self,
        _: tonic::Request<HealthCheckRequest>,
    ) -> Result<tonic::Response<HealthCheckResponse>, Status> {
        Ok(tonic::Response::new(HealthCheckResponse { status: ServingStatus::Serving as i32 }))
    }

    async fn list(
        &self,
        _: tonic::Request<HealthListRequest>,
    ) -> Result<tonic::Response<HealthListResponse>, Status> {
        Err(Status::unimplemented("not offered"))
    }

    type WatchStream = NoItems<Result<HealthCheckResponse, Status>>;

    async fn watch(
        &self,
        _: tonic::Request<HealthCheckRequest>,
    ) -> Result<tonic::Response<Self::WatchStream>, Status> {
        Err(Status::unimplemented("not offered"))
    }
}
