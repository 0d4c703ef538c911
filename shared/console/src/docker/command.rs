//! A docker command line, read: one variant for each command, whichever of its spellings was typed.
//!
//! Values that need the engine, a clock or a file to be judged are kept as they were typed: names of containers, `--since`, `--env-file`.

pub mod container;
pub mod image;
pub mod new_container;
pub mod system;

pub use container::*;
pub use image::*;
pub use new_container::*;
pub use system::*;

/// What a command line asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// `docker build`, also `docker image build`, `docker buildx build`, `docker builder build`.
    Build(Box<Build>),
    /// `docker images`, also `docker image ls`.
    Images(Images),
    /// `docker history`, also `docker image history`.
    History(History),
    /// `docker inspect`, also `docker image inspect` and `docker container inspect`.
    Inspect(Inspect),
    /// `docker tag`, also `docker image tag`.
    Tag(Tag),
    /// `docker rmi`, also `docker image rm`.
    RemoveImages(RemoveImages),
    /// `docker pull`, also `docker image pull`.
    Pull(Pull),
    /// `docker push`, also `docker image push`.
    Push(Push),
    /// `docker login`.
    Login(Login),
    /// `docker logout`.
    Logout(Logout),
    /// `docker commit`, also `docker container commit`.
    Commit(Commit),
    /// `docker image prune`.
    ImagePrune(Prune),
    /// `docker run`, also `docker container run`.
    Run(Box<Run>),
    /// `docker create`, also `docker container create`.
    Create(Box<NewContainer>),
    /// `docker ps`, also `docker container ls`.
    Ps(Ps),
    /// `docker logs`, also `docker container logs`.
    Logs(Logs),
    /// `docker exec`, also `docker container exec`.
    Exec(Exec),
    /// `docker attach`, also `docker container attach`.
    Attach(Attach),
    /// `docker start`, also `docker container start`.
    Start(Start),
    /// `docker stop`, also `docker container stop`.
    Stop(Stop),
    /// `docker restart`, also `docker container restart`.
    Restart(Stop),
    /// `docker kill`, also `docker container kill`.
    Kill(Kill),
    /// `docker pause`, also `docker container pause`; the containers.
    Pause(Vec<String>),
    /// `docker unpause`, also `docker container unpause`; the containers.
    Unpause(Vec<String>),
    /// `docker rm`, also `docker container rm`.
    RemoveContainers(RemoveContainers),
    /// `docker rename`, also `docker container rename`.
    Rename(Rename),
    /// `docker wait`, also `docker container wait`; the containers.
    Wait(Vec<String>),
    /// `docker port`, also `docker container port`.
    Port(Port),
    /// `docker top`, also `docker container top`.
    Top(Top),
    /// `docker stats`, also `docker container stats`.
    Stats(Stats),
    /// `docker diff`, also `docker container diff`; the container.
    Diff(String),
    /// `docker cp`, also `docker container cp`.
    Copy(Copy),
    /// `docker update`, also `docker container update`.
    Update(Update),
    /// `docker container prune`.
    ContainerPrune(Prune),
    /// `docker builder prune`, also `docker buildx prune`.
    BuilderPrune(BuilderPrune),
    /// `docker system prune`.
    SystemPrune(SystemPrune),
    /// `docker system df`.
    SystemDf(SystemDf),
    /// `docker version`.
    Version(Format),
    /// `docker --version`: the client's version in one line.
    ClientVersion,
    /// `docker info`, also `docker system info`.
    Info(Format),
}

/// The template of `--format`, as typed; nothing when the flag was not given or is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format(pub Option<String>);

/// One `--filter KEY=VALUE`. The key is in lower case and both are trimmed, as the client does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The part before the first `=`.
    pub key: String,
    /// The part after the first `=`.
    pub value: String,
}
