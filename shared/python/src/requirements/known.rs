//! Names that many people know, and what they are mistaken for.

use text::ByteRange;

use super::{Requirements, normalise, problem};
use crate::import::package_of_import_only;
use crate::near::nearest;
use crate::problem::Code;
use crate::standard::is_standard;

/// Returns whether a package (in its normal form) is among those whose misspellings are noticed.
#[must_use]
pub fn is_well_known(name: &str) -> bool {
    well_known().any(|known| known == name)
}

/// Returns the package that is meant by a name that nobody has: that of a module of this name, or one that is written nearly so.
#[must_use]
pub fn meant(name: &str) -> Option<&'static str> {
    // Short names are near to too many others.
    let near = || nearest(name, well_known()).filter(|_| name.len() >= 4);
    package_of_import_only(name).or_else(near).filter(|package| normalise(package) != name)
}

/// Adds what is wrong with names that are well formed: twice there, misspelt, not the name to install.
pub(super) fn check(text: &str, found: &mut Requirements) {
    let Requirements { requirements, problems, .. } = found;
    let mut seen: Vec<(&str, bool)> = Vec::new();
    for requirement in &*requirements {
        let name = requirement.name.as_str();
        // With conditions, both may be needed: one line for each kind of machine.
        let is_unconditional = requirement.marker.is_none();
        if seen.contains(&(name, true)) && is_unconditional {
            problems.push(problem(Code::DuplicateRequirement, requirement.name_range, name));
        }
        seen.push((name, is_unconditional));
        problems.extend(suspicion(text, requirement.name_range, name));
    }
}

fn suspicion(text: &str, range: ByteRange, name: &str) -> Option<crate::problem::Problem> {
    let written = range.slice(text);
    if let Some(package) = package_of_import_only(written).filter(|package| normalise(package) != name) {
        return Some(problem(Code::ImportedName, range, package));
    }
    if is_standard(written) && !BACKPORTS.contains(&written) {
        return Some(problem(Code::PartOfPython, range, written));
    }
    // Short names are near to too many others.
    if is_well_known(name) || name.len() < 4 {
        return None;
    }
    nearest(name, well_known()).map(|known| problem(Code::NearMiss, range, known))
}

fn well_known() -> impl Iterator<Item = &'static str> {
    WELL_KNOWN.split_ascii_whitespace()
}

/// Modules of Python that can also be installed, for older versions.
const BACKPORTS: &[&str] =
    &["argparse", "asyncio", "contextvars", "dataclasses", "enum", "pathlib", "typing", "uuid", "zoneinfo"];

/// Packages in their normal form that learners install; also some that are right though near to others.
const WELL_KNOWN: &str = "
aiofiles aiohttp alembic asgiref asyncpg attrs beautifulsoup4 black bleach blinker boto3 bottle celery certifi cffi chardet
charset-normalizer click colorama coverage cryptography cython django djangorestframework docker docutils fastapi flake8 flask
flask-bcrypt flask-caching flask-cors flask-jwt-extended flask-limiter flask-login flask-mail flask-migrate flask-restful
flask-session flask-socketio flask-sqlalchemy flask-wtf gevent greenlet grpcio gunicorn h5py httpx hypercorn idna isort
itsdangerous jinja2 joblib jsonschema jupyter keras lxml mako markdown markupsafe marshmallow matplotlib mongoengine mypy
mysqlclient mysql-connector-python networkx nltk notebook numpy openai opencv-python openpyxl orjson packaging pandas paramiko
peewee pillow plotly poetry prometheus-client protobuf psutil psycopg psycopg2 psycopg2-binary pycryptodome pydantic pygame
pyjwt pylint pymongo pymysql pyopenssl pyserial pytest python-dateutil python-docx python-dotenv python-multipart pytz pyyaml
quart redis regex requests rich ruff sanic scikit-learn scipy scrapy seaborn selenium sentry-sdk setuptools simplejson six
sqlalchemy sqlmodel statsmodels starlette streamlit sympy tensorflow tomli torch torchvision tornado tqdm transformers twisted typer
typing-extensions tzdata ujson urllib3 uvicorn uvloop virtualenv waitress watchdog watchfiles websocket-client websockets
anyio arrow babel bcrypt cachetools dnspython email-validator fabric faker invoke lightgbm loguru mock msgpack passlib pendulum pika
pycparser pygments pyodbc pyzmq spacy tenacity toml tomlkit xgboost yarl zstandard
werkzeug wheel whitenoise wtforms xlrd xlsxwriter
";
