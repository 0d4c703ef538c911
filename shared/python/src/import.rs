//! Imports, and what has to be installed for them.

use serde::{Deserialize, Serialize};
use text::ByteRange;

use crate::standard::is_standard;

/// One module that is imported.
///
/// ```text
/// from flask.views import View, MethodView
///      ^^^^^^^^^^^ range
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The module with its dots; empty in `from . import x`.
    pub module: String,
    /// What is taken out of it; empty in `import x`.
    pub names: Vec<String>,
    /// Number of dots before the module.
    pub level: u32,
    /// Where the module is written.
    pub range: ByteRange,
    /// Whether its absence is caught by `except`.
    pub is_optional: bool,
}

/// Where a module comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportOrigin {
    /// It comes with Python.
    Standard,
    /// It lies beside the file.
    Relative,
    /// It has to be installed, under this name, unless a file beside it bears its name.
    Package(String),
}

impl Import {
    /// Returns the module's first part, which is what a file or a package would be named after.
    #[must_use]
    pub fn root(&self) -> &str {
        self.module.split('.').next().unwrap_or_default()
    }

    /// Returns where the module comes from.
    #[must_use]
    pub fn origin(&self) -> ImportOrigin {
        if self.level > 0 || self.module.is_empty() {
            return ImportOrigin::Relative;
        }
        if is_standard(self.root()) {
            return ImportOrigin::Standard;
        }
        ImportOrigin::Package(package_of(&self.module).to_owned())
    }
}

/// Returns the name under which the package that holds a module is installed.
#[must_use]
pub fn package_of(module: &str) -> &str {
    let is_inside =
        |name: &str| module.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let root = module.split('.').next().unwrap_or_default();
    DIFFERENT.iter().find(|(name, _)| is_inside(name)).map_or(root, |(_, package)| package)
}

/// Returns the name to install when a name is only good for importing, as `cv2`.
pub(crate) fn package_of_import_only(name: &str) -> Option<&'static str> {
    let different = DIFFERENT.iter().find(|(module, _)| *module == name)?;
    IMPORT_ONLY.contains(&name).then_some(different.1)
}

/// Modules whose package bears another name. Longer modules come before their parents.
const DIFFERENT: &[(&str, &str)] = &[
    ("Crypto", "pycryptodome"),
    ("MySQLdb", "mysqlclient"),
    ("OpenSSL", "pyOpenSSL"),
    ("PIL", "Pillow"),
    ("attr", "attrs"),
    ("bs4", "beautifulsoup4"),
    ("cv2", "opencv-python"),
    ("dateutil", "python-dateutil"),
    ("discord", "discord.py"),
    ("docx", "python-docx"),
    ("dotenv", "python-dotenv"),
    ("fitz", "PyMuPDF"),
    ("flask_bcrypt", "Flask-Bcrypt"),
    ("flask_caching", "Flask-Caching"),
    ("flask_cors", "Flask-Cors"),
    ("flask_jwt_extended", "Flask-JWT-Extended"),
    ("flask_limiter", "Flask-Limiter"),
    ("flask_login", "Flask-Login"),
    ("flask_mail", "Flask-Mail"),
    ("flask_marshmallow", "flask-marshmallow"),
    ("flask_migrate", "Flask-Migrate"),
    ("flask_restful", "Flask-RESTful"),
    ("flask_session", "Flask-Session"),
    ("flask_socketio", "Flask-SocketIO"),
    ("flask_sqlalchemy", "Flask-SQLAlchemy"),
    ("flask_wtf", "Flask-WTF"),
    ("git", "GitPython"),
    ("github", "PyGithub"),
    ("gi", "PyGObject"),
    ("google.cloud.storage", "google-cloud-storage"),
    ("google.generativeai", "google-generativeai"),
    ("google.protobuf", "protobuf"),
    ("grpc", "grpcio"),
    ("jose", "python-jose"),
    ("jwt", "PyJWT"),
    ("ldap", "python-ldap"),
    ("magic", "python-magic"),
    ("markdown", "Markdown"),
    ("memcache", "python-memcached"),
    ("multipart", "python-multipart"),
    ("mysql.connector", "mysql-connector-python"),
    ("nacl", "PyNaCl"),
    ("pkg_resources", "setuptools"),
    ("pptx", "python-pptx"),
    ("psycopg2", "psycopg2-binary"),
    ("pymysql", "PyMySQL"),
    ("pythonjsonlogger", "python-json-logger"),
    ("rest_framework", "djangorestframework"),
    ("serial", "pyserial"),
    ("skimage", "scikit-image"),
    ("sklearn", "scikit-learn"),
    ("slugify", "python-slugify"),
    ("socketio", "python-socketio"),
    ("telegram", "python-telegram-bot"),
    ("usb", "pyusb"),
    ("websocket", "websocket-client"),
    ("wx", "wxPython"),
    ("yaml", "PyYAML"),
    ("zmq", "pyzmq"),
];

/// Modules of [`DIFFERENT`] whose name installs nothing, or something else.
const IMPORT_ONLY: &[&str] = &[
    "MySQLdb",
    "OpenSSL",
    "PIL",
    "bs4",
    "cv2",
    "dateutil",
    "docx",
    "dotenv",
    "fitz",
    "git",
    "jwt",
    "pkg_resources",
    "pptx",
    "rest_framework",
    "serial",
    "skimage",
    "sklearn",
    "yaml",
    "zmq",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(module: &str) -> ImportOrigin {
        Import {
            module: module.to_owned(),
            names: vec![],
            level: 0,
            range: ByteRange::default(),
            is_optional: false,
        }
        .origin()
    }

    #[test]
    fn a_module_is_standard_or_names_its_package() {
        assert_eq!(origin("os.path"), ImportOrigin::Standard);
        assert_eq!(origin("flask.views"), ImportOrigin::Package("flask".to_owned()));
        assert_eq!(origin("yaml"), ImportOrigin::Package("PyYAML".to_owned()));
        assert_eq!(origin("PIL.Image"), ImportOrigin::Package("Pillow".to_owned()));
        assert_eq!(origin("google.protobuf.text_format"), ImportOrigin::Package("protobuf".to_owned()));
        assert_eq!(origin("google"), ImportOrigin::Package("google".to_owned()));
        assert_eq!(origin("yamlish"), ImportOrigin::Package("yamlish".to_owned()));
        assert_eq!(origin(""), ImportOrigin::Relative);
    }

    #[test]
    fn every_import_only_name_has_a_package() {
        for name in IMPORT_ONLY {
            assert!(package_of_import_only(name).is_some(), "{name}");
        }
        assert_eq!(package_of_import_only("flask_cors"), None);
    }
}
