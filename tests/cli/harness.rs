//! A folder, and the program run in it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

use serde::de::DeserializeOwned;
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_pincite");

/// What the environment of whoever runs the tests must not decide.
const UNSET: [&str; 11] = [
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "FORCE_HYPERLINK",
    "LINES",
    "NO_COLOR",
    "NO_HYPERLINKS",
    "PINCITE_ALIASES",
    "PINCITE_INDEX",
    "RUST_BACKTRACE",
];

/// A temporary folder that the program runs in. Paths are relative to it, and
/// the index is at its usual place, `index`.
pub struct World {
    dir: TempDir,
}

impl World {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Writes a file, and the folders it lies in.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    /// Indexes `path`, which must succeed.
    pub fn indexed(self, path: &str) -> Self {
        self.run(["index", path]).ok();
        self
    }

    /// Writes a file, and the folders it lies in.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).expect("a file")
    }

    pub fn remove(&self, path: &str) {
        let path = self.path(path);
        let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        removed.expect("removed");
    }

    /// Removes a symbolic link, wherever it leads.
    #[cfg(unix)]
    pub fn remove_link(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("removed");
    }

    pub fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::rename(self.path(from), to).expect("renamed");
    }

    /// Sets when a file was changed, in seconds since 1970.
    pub fn date(&self, path: &str, seconds: u64) {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let file = File::options().append(true).open(self.path(path)).expect("a file");
        file.set_modified(time).expect("a time");
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The program, ready to run here with these arguments.
    pub fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.root()).args(args).env("TERM", "xterm-256color");
        for name in UNSET {
            command.env_remove(name);
        }
        // Nothing to ask for a width either: text is 80 columns wide.
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Run {
        self.run_command(&mut self.command(args))
    }

    /// Runs the program as somebody whom permissions bind: in the place of
    /// root, who may do everything, as `nobody`. `None` where that is not
    /// possible.
    #[cfg(unix)]
    pub fn run_unprivileged<A: AsRef<OsStr>>(
        &self,
        args: impl IntoIterator<Item = A>,
    ) -> Option<Run> {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
        use std::os::unix::process::CommandExt as _;
        const NOBODY: u32 = 65534;
        fs::set_permissions(self.root(), fs::Permissions::from_mode(0o755)).expect("permissions");
        let mut command = self.command(args);
        if fs::metadata(self.root()).expect("a folder").uid() == 0 {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output().ok()?;
        Some(Run::new(&command, output, self.root()))
    }

    /// Sets what may be done with a file or folder.
    #[cfg(unix)]
    pub fn mode(&self, path: &str, mode: u32) {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(self.path(path), fs::Permissions::from_mode(mode))
            .expect("permissions");
    }

    pub fn run_command(&self, command: &mut Command) -> Run {
        let output = command.output().expect("the program runs");
        Run::new(command, output, self.root())
    }
}

/// What a run of the program said and how it ended.
#[derive(Debug)]
pub struct Run {
    #[expect(dead_code, reason = "for the messages of failed checks, which print it all")]
    command: String,
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

impl Run {
    /// The folder of the world is written `[DIR]`.
    fn new(command: &Command, output: Output, root: &Path) -> Self {
        let words: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
        let real = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let text = text.replace(&*real.to_string_lossy(), "[DIR]");
            text.replace(&*root.to_string_lossy(), "[DIR]")
        };
        Self {
            command: words.join(" "),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// The same of a program that was run by other means.
    pub fn of(command: &Command, output: Output, world: &World) -> Self {
        Self::new(command, output, world.root())
    }

    /// Checks the exit code.
    #[track_caller]
    pub fn code(&self, expected: i32) -> &Self {
        assert_eq!(self.code, expected, "{self:#?}");
        self
    }

    /// Checks that all went well, and returns what is on stdout.
    #[track_caller]
    pub fn ok(&self) -> &str {
        self.code(0);
        &self.stdout
    }

    /// Checks that stderr holds each of these.
    #[track_caller]
    pub fn says(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(self.stderr.contains(word), "no {word:?} in {self:#?}");
        }
        self
    }

    /// Checks that nothing is on stderr.
    #[track_caller]
    pub fn silent(&self) -> &Self {
        assert_eq!(self.stderr, "", "{self:#?}");
        self
    }

    /// Reads stdout as one JSON value.
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        match serde_json::from_str(&self.stdout) {
            Ok(value) => value,
            Err(error) => panic!("{error} in {self:#?}"),
        }
    }

    /// Reads stdout as one JSON value a line.
    #[track_caller]
    pub fn json_lines<T: DeserializeOwned>(&self) -> Vec<T> {
        let read = |line: &str| match serde_json::from_str(line) {
            Ok(value) => value,
            Err(error) => panic!("{error} in {line}"),
        };
        self.stdout.lines().map(read).collect()
    }
}

/// The ids of hits, in order, of `search --format jsonl`.
#[track_caller]
pub fn ids(run: &Run) -> Vec<String> {
    let hits: Vec<serde_json::Value> = run.json_lines();
    hits.iter().map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect()
}
