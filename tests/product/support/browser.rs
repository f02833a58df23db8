//! A real browser without a window: Chromium, driven through chromedriver, or Firefox. It waits for what must appear; nothing
//! sleeps.

use std::future::Future;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::firefox::Firefox;

const PATIENCE: Duration = Duration::from_secs(30);

pub struct Browser {
    client: Client,
    runtime: tokio::runtime::Runtime,
    _driver: Driver,
    downloads: tempfile::TempDir,
    base: String,
}

/// Who hands on what the browser is told, and goes with it.
enum Driver {
    Chrome(Child),
    Firefox { _process: Firefox },
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Self::Chrome(process) = self {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Browser {
    /// Opens Chromium for somebody who reads this language (`en`, `fr`, `pt-BR`), for the site at an address.
    pub fn open(base: &str, language: &str) -> Self {
        let (process, port) = start_driver();
        let downloads = tempfile::tempdir().unwrap();
        let wishes = json!({ "goog:chromeOptions": {
            "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1280,900",
                "--force-prefers-reduced-motion"],
            "prefs": {
                "intl.accept_languages": language,
                "download.default_directory": downloads.path(),
                "download.prompt_for_download": false,
            },
        } });
        Self::connect(base, Driver::Chrome(process), port, downloads, wishes)
    }

    /// The same with Firefox; `None`, and a word about it, where it is not installed.
    pub fn firefox(base: &str, language: &str) -> Option<Self> {
        let downloads = tempfile::tempdir().unwrap();
        let Some(process) = Firefox::start(language, downloads.path()) else {
            super::say("Firefox is not installed: nothing is tested with it (Debian's package firefox-esr)");
            return None;
        };
        let port = process.port;
        Some(Self::connect(base, Driver::Firefox { _process: process }, port, downloads, json!({})))
    }

    fn connect(base: &str, driver: Driver, port: u16, downloads: tempfile::TempDir, wishes: serde_json::Value) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wishes.as_object().unwrap().clone());
        let client = runtime.block_on(builder.connect(&format!("http://127.0.0.1:{port}"))).unwrap();
        Self { client, runtime, _driver: driver, downloads, base: base.to_owned() }
    }

    fn run<T>(&self, what: &str, work: impl Future<Output = Result<T, CmdError>>) -> T {
        let failed = |e: CmdError| -> T {
            let (address, text) = (self.path(), self.text());
            panic!("{what} on {address}: {e}\n{text}")
        };
        self.runtime.block_on(work).unwrap_or_else(failed)
    }

    /// Does it as a person would: what is not there yet, or was just replaced by the page, is looked for again.
    fn persist<F: Future<Output = Result<(), CmdError>>>(&self, what: &str, act: impl Fn() -> F) {
        let patience = std::time::Instant::now() + PATIENCE;
        loop {
            match self.runtime.block_on(act()) {
                Err(error) if is_passing(&error) && std::time::Instant::now() < patience => {
                    // The page may be on its way to another just now.
                    let _ = self.runtime.block_on(self.client.execute_async("setTimeout(arguments[0], 50)", vec![]));
                }
                ended => return self.run(what, std::future::ready(ended)),
            }
        }
    }

    pub fn goto(&self, path: &str) {
        self.run(path, self.client.goto(&format!("{}{path}", self.base)));
    }

    /// Path and query of the address bar.
    pub fn path(&self) -> String {
        let url = self.runtime.block_on(self.client.current_url()).map(String::from).unwrap_or_default();
        url.strip_prefix(&self.base).unwrap_or(&url).to_owned()
    }

    /// All that can be seen.
    pub fn text(&self) -> String {
        let script = "return document.body ? document.body.innerText : ''";
        let text = self.runtime.block_on(self.client.execute(script, vec![]));
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Runs JavaScript in the page.
    pub fn script(&self, script: &str) -> serde_json::Value {
        self.run(script, self.client.execute(script, vec![]))
    }

    /// Waits until an element is there.
    pub fn wait_for(&self, css: &str) {
        self.run(css, self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)));
    }

    /// Waits until a text can be read, the page loading anew as it likes.
    pub fn wait_for_text(&self, text: &str) {
        let xpath = format!("//*[contains(normalize-space(.), {})]", xpath_text(text));
        self.run(text, self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&xpath)));
    }

    /// Waits until the first heading holds a text.
    pub fn wait_for_heading(&self, text: &str) {
        let xpath = format!("//h1[contains(normalize-space(.), {})]", xpath_text(text));
        self.run(text, self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&xpath)));
    }

    pub fn click(&self, css: &str) {
        self.persist(css, || async { self.client.find(Locator::Css(css)).await?.click().await });
    }

    /// Clicks the link or button that reads like this.
    pub fn press(&self, words: &str) {
        let test = format!("not(@aria-hidden) and contains(normalize-space(.), {})", xpath_text(words));
        let xpath = format!("//a[{test}] | //button[{test}] | //summary[{test}]");
        self.persist(words, || async {
            for found in self.client.find_all(Locator::XPath(&xpath)).await? {
                if found.is_displayed().await? {
                    return found.click().await;
                }
            }
            self.client.find(Locator::XPath(&xpath)).await?.click().await
        });
    }

    /// Types into a field, in place of what stands there.
    pub fn fill(&self, css: &str, text: &str) {
        self.persist(css, || async {
            let field = self.client.find(Locator::Css(css)).await?;
            field.clear().await?;
            field.send_keys(text).await
        });
    }

    /// Chooses an option of a list.
    pub fn choose(&self, css: &str, value: &str) {
        self.persist(css, || async { self.client.find(Locator::Css(css)).await?.select_by_value(value).await });
    }

    /// Chooses a file to upload.
    pub fn upload(&self, css: &str, file: &Path) {
        self.run(css, async {
            self.client.find(Locator::Css(css)).await?.send_keys(&file.display().to_string()).await
        });
    }

    /// Waits until the browser has saved a file and gives its place.
    pub fn downloaded(&self) -> PathBuf {
        let complete = || {
            let files = std::fs::read_dir(self.downloads.path()).unwrap().flatten().map(|entry| entry.path());
            // Both keep the name by an empty file while the content comes in another, which Chromium hides at first.
            let is_whole = |path: &PathBuf| {
                path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.'))
                    && path.extension().is_none_or(|e| e != "crdownload" && e != "tmp" && e != "part")
                    && path.metadata().is_ok_and(|file| file.len() > 0)
            };
            files.into_iter().find(is_whole)
        };
        let patience = std::time::Instant::now() + PATIENCE;
        loop {
            if let Some(file) = complete() {
                return file;
            }
            assert!(std::time::Instant::now() < patience, "nothing was downloaded");
            self.run("wait", self.client.execute_async("setTimeout(arguments[0], 50)", vec![]));
        }
    }

    /// Saves a picture of the window.
    pub fn screenshot(&self, file: &Path) {
        let png = self.run("screenshot", self.client.screenshot());
        std::fs::write(file, png).unwrap();
    }

    /// Makes the window this large.
    pub fn resize(&self, width: u32, height: u32) {
        self.run("resize", self.client.set_window_size(width, height));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.runtime.block_on(self.client.clone().close());
    }
}

/// Starts chromedriver on a free port of its choice. When many start at once, one may lose its port to another.
fn start_driver() -> (Child, u16) {
    (0..5).find_map(|_| try_to_start_driver()).expect("chromedriver does not start")
}

fn try_to_start_driver() -> Option<(Child, u16)> {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("no chromedriver: run tests/run, it installs what is missing");
    let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let said = |line: String| Some(line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse());
    match lines.map_while(Result::ok).find_map(said) {
        Some(port) => Some((driver, port.unwrap())),
        None => {
            let _ = driver.wait();
            None
        }
    }
}

/// Whether an element was not there yet, is there no more, or can't be reached for a moment.
fn is_passing(error: &CmdError) -> bool {
    error.is_no_such_element() || error.is_stale_element_reference() || error.is_element_not_interactable()
}

/// A text as XPath writes it, whatever quotes it holds.
fn xpath_text(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
